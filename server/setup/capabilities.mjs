import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

/**
 * For `npm test -- <word>`: a word's rooms on all floors are called as it is; here stand the parts of the paths of what
 * tests it elsewhere.
 */
export const CAPABILITIES = {
  work: [
    'domain/moves',
    'components/desk',
    'e2e/desk',
    'handover',
    'hand-over-agrees',
    'ten-seconds',
    'follow-ups',
    'phone-in-view',
  ],
  hands: [
    'sentinel-page',
    'e2e/hands.spec',
    'e2e/request',
    'e2e/refusals',
    'old-browser',
    'two-people',
    'e2e/kinds',
  ],
  presence: ['presence', 'availability', 'relay/breaks', 'warnings'],
  cards: ['dead-man-card', 'cards-hold', 'due-card', 'start/owed', 'notices/ring'],
  gates: ['e2e/gates', 'take-over'],
  people: [
    'domain/listing',
    'addressee',
    'domain/access',
    'server/accounts',
    'store/accounts',
    '/accounts/',
    'sign-ins',
    'sleep-hours',
    'ways-in',
    'in-app',
    'lost-phone',
    'leaving',
    'e2e/settings',
  ],
  plan: [
    'domain/plan-',
    'domain/text',
    'e2e/texts',
    'plan-file',
    'e2e/plan',
    'new-upgrade',
    'markdown',
    'log/imports',
  ],
  talk: ['talk', 'messages/messages'],
  beats: ['beats'],
  signs: ['symptoms', 'e2e/signs'],
  photos: ['photo', 'multipart'],
  notices: ['push', 'channels', 'ladder', 'server/outbound', 'postfix'],
  time: ['phrase', 'tz-data'],
  schedule: ['planner', 'best-start', 'outlook', 'rails'],
  calendar: ['calendar'],
  clock: ['server-clock', 'start/clock'],
  log: [
    'damage',
    'contract',
    'replay',
    'server/store',
    'server/relay',
    'messages/refusals',
    'http/commands',
    'http/reading',
    'http/request',
    'http/rout',
    'chaos',
    'start/bad-night',
    'weekend',
    'e2e/log',
  ],
  offline: [
    'offline',
    'components/kept',
    'components/live',
    'photo-queue',
    'components/worker',
    'leaving/leaving',
    '/living',
    'phone-later',
  ],
  screens: [
    'every-screen',
    'e2e/ime',
    'ui/keys',
    'raw-words',
    'messages/rules',
    'e2e/look',
    'lighthouse',
    'e2e/weight',
    'drawn',
    'app/',
    'tests/screens',
  ],
  demo: ['demo', 'weekend'],
  running: [
    'tests/start',
    'tests/deploy',
    'tests/load',
    'server/setup',
    'server/env',
    'http/built-files',
    'http/zipped',
    'forwarded',
    'origin',
    'reach.test',
    'allowance',
    'floods',
    'fair-queue',
    'http/headers',
    'security',
    'e2e/policy',
  ],
}

/** The test files that one of the words is about, by floor. A word of no capability is part of a path. */
export function filesAbout(words) {
  const parts = words.flatMap((word) =>
    Object.hasOwn(CAPABILITIES, word) ? [`/${word}/`, ...CAPABILITIES[word]] : [word],
  )
  const files = testFiles().filter((file) => parts.some((part) => file.includes(part)))
  const browser = files.filter((file) => file.endsWith('.spec.ts'))
  const own = files.filter((file) => /^tests\/(start|deploy|load)\//.test(file))
  return { browser, process: own, unit: files.filter((f) => !browser.includes(f) && !own.includes(f)) }
}

/** Every test of the project, by its path from the root. */
export function testFiles() {
  return ['app', 'components', 'domain', 'server', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
      .filter((path) => /\.(test\.tsx?|spec\.ts)$/.test(path)),
  )
}
