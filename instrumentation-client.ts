// Runs in a page of Next's before anything else of ours. Zod tries whether it may compile code, which our policy forbids: it
// works without, and the browser has nothing to report.
const zod = globalThis as { __zod_globalConfig?: { jitless?: boolean } }
zod.__zod_globalConfig = { ...zod.__zod_globalConfig, jitless: true }
