import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

/** For `npm test -- <word>`: by which parts of their paths the tests of a capability are known, on all floors. */
export const CAPABILITIES = {
  work: [
    'decide-work',
    'roll-back',
    'log/tables',
    'domain/moves',
    'components/desk',
    'e2e/desk',
    'handover',
    'hand-over-agrees',
    'ten-seconds',
    'phone-in-view',
  ],
  hands: [
    'domain/hands',
    'decide-hands',
    'components/hands',
    'sentinel-page',
    'e2e/hands.spec',
    'e2e/request',
    'e2e/refusals',
    'old-browser',
    'two-people',
    'e2e/kinds',
  ],
  presence: ['presence', 'availability', 'relay/breaks', 'warnings'],
  cards: [
    'decide-cards',
    'dead-man-card',
    'cards-hold',
    'hands/cards',
    'due-card',
    'start/owed',
    'hands/ring',
  ],
  gates: ['decide-gates', 'domain/gates', 'e2e/gates', 'take-over'],
  people: [
    'domain/people',
    'domain/listing',
    'addressee',
    'decide-people',
    'domain/access',
    'seats',
    'server/accounts',
    'store/accounts',
    'session-forms',
    'sign-ins',
    'sleep-hours',
    'ways-in',
    'in-app',
    'lost-phone',
    'leaving',
    'e2e/settings',
  ],
  plan: [
    'domain/plan',
    'domain/text',
    'e2e/texts',
    'decide-plan',
    'planned',
    'components/plan',
    'plan-file',
    'e2e/plan',
    'new-upgrade',
    'markdown',
    'log/imports',
  ],
  talk: ['talk', 'messages/messages'],
  beats: ['beats', 'machine-up', 'script-status', 'parse-status'],
  signs: ['signs', 'symptoms'],
  photos: ['photo', 'multipart'],
  notices: ['notify', 'push', 'channels', 'ladder', 'live/sound', 'server/outbound', 'postfix'],
  time: ['domain/time', 'components/time', 'phrase', 'tz-data'],
  schedule: ['domain/schedule', 'planner', 'best-start', 'outlook', 'rails'],
  calendar: ['calendar'],
  log: [
    'log/envelope',
    'damage',
    'log/events',
    'log/properties',
    'log/clock',
    'server-clock',
    'log/timers',
    'contract',
    'replay',
    'server/store',
    'server/relay',
    'messages/refusals',
    'http/commands',
    'http/request',
    'http/router',
    'chaos',
    'start/bad-night',
    'weekend',
    'e2e/log',
  ],
  offline: [
    'offline',
    'live-upgrade',
    'device-store',
    'live/database',
    'live/outbox',
    'photo-queue',
    'components/worker',
    'live/leaving',
    'pending',
    'live/hold',
    '/living',
  ],
  screens: [
    'every-screen',
    'e2e/ime',
    'ui/keys',
    'raw-words',
    'messages/rules',
    'e2e/look',
    'lighthouse',
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
  const parts = words.flatMap((word) => CAPABILITIES[word] ?? [word])
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
