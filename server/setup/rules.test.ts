import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Lint says nothing when a rule of its own breaks: so each is tried on what it forbids, and on what it allows.
const CLOCK = 'export const t = Date.now()\nexport const d = new Date()\n'
const FORMAT = "export const f = new Intl.DateTimeFormat('en')\nexport const s = f.toLocaleString()\n"
const ACT = "export const a = (Act) => <Act type='request.seen' thing='r' />\n"
const SENT = "export const c = (step: string) => ({ type: 'step.finish', step })\n"
const BUILT = "export const c = (on: boolean) => ({ type: on ? 'step.skip' : 'step.fail', step: 'a' })\n"
const TOLD =
  "export const c = (e: { type: string }) => (e.type === 'step.finish' ? { type: 'step.note', text: '' } : null)\n"
const MOVE = 'Send it through a move'
const EAR = 'Hear keys through'
const DOOR = 'Go out through server/outbound/door.ts'
const IME = "import { listenToKeys, onKeys } from '../ui/keys.ts'\n"
const from = (path: string) => `import { x } from '${path}'\nexport const y = x\n`
const files: Record<string, { text: string; says: string | null }> = {
  'domain/a/clock.ts': { text: CLOCK, says: 'Take `now` as an argument' },
  'components/a/clock.ts': { text: CLOCK, says: 'Take `now` as an argument' },
  'server/clock/clock.ts': { text: CLOCK, says: null },
  'components/live/clock.ts': { text: CLOCK, says: null },
  'domain/a/value.ts': { text: 'export const d = new Date(5)\n', says: null },
  'domain/log/format.ts': { text: FORMAT, says: 'Format times through' },
  'app/format.tsx': { text: FORMAT, says: 'Format times through' },
  'domain/time/format.ts': { text: FORMAT, says: null },
  'components/a/sent.ts': { text: SENT, says: MOVE },
  'components/a/built.ts': { text: BUILT, says: MOVE },
  'components/a/act.tsx': { text: ACT, says: MOVE },
  'components/a/told.ts': { text: TOLD, says: null },
  'components/a/sent.test.ts': { text: SENT, says: null },
  'domain/moves/sent.ts': { text: SENT, says: null },
  ...Object.fromEntries(
    Object.entries({
      prop: 'export const a = (F, f) => <F onKeyDown={f} />',
      inline: 'export const a = (F, f) => <F onKeyUpCapture={(e) => f(e)} />',
      half: 'export const a = (F, f, onKeys) => <F onKeyDown={onKeys(f) || f} />',
      spread: 'export const a = (f) => ({ onKeyPress: f })',
      short: 'export const a = (onKeyDown) => ({ onKeyDown })',
      method: 'export const a = { onKeyDown() {} }',
      window: "export const a = (f) => addEventListener('keydown', f, true)",
      page: "export const a = (f) => globalThis.document?.addEventListener('keyup', f)",
      old: 'export const a = (f) => {\n  document.onkeydown = f\n}',
      composed: "export const a = (f) => document.addEventListener('compositionend', f)",
      asked: 'export const a = (e) => e.nativeEvent.isComposing',
      coded: 'export const a = ({ keyCode }) => keyCode === 229',
    }).map(([name, text]) => [`components/ear/${name}.tsx`, { text: `${text}\n`, says: EAR }]),
  ),
  'app/ear.tsx': { text: 'export const a = (F, f) => <F onKeyDown={f} />\n', says: EAR },
  'components/ui/keys.ts': { text: "export const a = (f) => addEventListener('keydown', f)\n", says: null },
  'components/a/heard.tsx': {
    text: `${IME}export const a = (F, f) => <F onKeyDown={onKeys((e) => {\n  f(e)\n})} onClick={f} />
export const b = (f) => ({ onKeyDown: onKeys(f), onBlur: f, end: listenToKeys(document, f) })
export const c = (f) => document.addEventListener('click', f)\n`,
    says: null,
  },
  ...Object.fromEntries(
    Object.entries({
      fetched: 'export const a = await fetch(b)',
      aliased: 'export const go = fetch',
      global: 'export const a = globalThis.fetch(b)',
      pushed: "import webpush from 'web-push'\nexport const a = webpush.sendNotification(b)",
      secure: "import { request } from 'node:https'\nexport const a = request(b)",
      plain: "import { createServer, request as go } from 'node:http'\nexport const a = [createServer, go]",
      whole: "import http from 'http'\nexport const a = http.get(b)",
      star: "import * as net from 'node:net'\nexport const a = net.connect(b)",
      wire: "import { connect } from 'net'\nexport const a = connect(b)",
      later: "export const a = await import('node:tls')",
      names: "import { lookup } from 'node:dns/promises'\nexport const a = lookup(b)",
      socket: 'export const a = new WebSocket(b)',
      mail: "import { createTransport } from 'nodemailer'\nexport const a = createTransport(b)",
    }).map(([name, text]) => [`server/out/${name}.ts`, { text: `${text}\n`, says: DOOR }]),
  ),
  'app/out.ts': { text: 'export const a = fetch(b)\n', says: DOOR },
  'server/out/in.ts': {
    text: "import { createServer, type IncomingMessage } from 'node:http'\nimport type { RequestOptions } from 'node:https'\nimport { isIP } from 'node:net'\nexport const a = [createServer, isIP] as [unknown, IncomingMessage | RequestOptions]\n",
    says: null,
  },
  'server/outbound/door.ts': {
    text: "import { request } from 'node:https'\nexport const a = request\n",
    says: null,
  },
  'server/notices/mail.ts': {
    text: "import { createTransport } from 'nodemailer'\nexport const a = createTransport\n",
    says: null,
  },
  'server/out/some.test.ts': { text: 'export const a = fetch(b)\n', says: null },
  'components/a/fetches.ts': { text: 'export const a = fetch(b)\n', says: null },
  'domain/a/server.ts': { text: from('../../server/clock/clock.ts'), says: 'domain runs unchanged' },
  'domain/a/node.ts': { text: from('node:fs'), says: 'domain runs unchanged' },
  'domain/a/react.ts': { text: from('react'), says: 'domain runs unchanged' },
  'domain/a/allowed.ts': {
    text: "import { x } from '../time/zone.ts'\nimport { DateTime } from 'luxon'\nexport const y = [x, DateTime]\n",
    says: null,
  },
  'components/a/server.tsx': { text: from('../../server/runtime.ts'), says: 'components run in the browser' },
  'components/a/allowed.tsx': { text: from('../../domain/time/zone.ts'), says: null },
  'app/store.ts': { text: from('../generated/sqlite/client.ts'), says: 'Routes read, compose and render' },
  'app/allowed.ts': { text: from('../server/runtime.ts'), says: null },
  'server/a/screen.ts': { text: from('../../components/ui/page.tsx'), says: 'it does not render' },
  'server/a/prisma.ts': { text: from('@prisma/client'), says: 'Only server/store imports Prisma' },
  'server/store/prisma.ts': { text: from('@prisma/client'), says: null },
  'server/store/up.ts': { text: from('../relay/relay.ts'), says: 'The store is below everything else' },
  'components/phone/desk.ts': { text: from('../desk/desk-context.tsx'), says: 'knows nothing of the desk' },
  'components/desk/phone.ts': { text: from('../phone/tools.tsx'), says: 'knows nothing of the phone' },
  'components/desk/room.ts': { text: from('../hands/ask-dialog.tsx'), says: null },
  'components/phone/words.ts': { text: from('../../domain/desk/words.ts'), says: null },
  'components/plan/steps/page.ts': { text: from('../../desk/top-bar.tsx'), says: 'a room takes a frame' },
  'components/hands/page.ts': { text: from('../desk/top-bar.tsx'), says: 'a room takes a frame' },
  'components/hands/passed.ts': {
    text: "export { x } from '../phone/screen.tsx'\n",
    says: 'a room takes a frame',
  },
  'components/hands/tool.ts': { text: from('../desk/desk-context.tsx'), says: null },
  'components/ui/product.ts': { text: from('../../domain/hands/words/hands.ts'), says: 'in any product' },
  'components/ui/own.ts': { text: from('./keys.ts'), says: null },
  'server/relay/asked.ts': { text: from('../http/request.ts'), says: 'beside the socket and the clock' },
  'server/http/asks.ts': { text: from('../relay/relay.ts'), says: null },
  'domain/log/envelope.ts': { text: from('../hands/rules.ts'), says: 'knows no capability but by the list' },
  'domain/log/decide.ts': { text: from('../hands/calls.ts'), says: 'What the log gathers of a capability' },
  'domain/log/apply.ts': { text: from('../hands/apply.ts'), says: null },
  'domain/log/tables.ts': { text: from('../plan/plan.ts'), says: null },
  'domain/time/room.ts': { text: from('../plan/plan.ts'), says: 'the ground that all rooms stand on' },
  'domain/time/phrase/own.ts': { text: from('../zone.ts'), says: null },
  'domain/time/words/lang.ts': { text: from('../../messages/lang.ts'), says: null },
  'domain/a/words-in-rules.ts': { text: from('./words.ts'), says: 'Rules say codes and values' },
  'domain/a/words-beside.ts': { text: from('../hands/words/hands.ts'), says: 'Rules say codes and values' },
  'domain/a/lang.ts': { text: from('../messages/lang.ts'), says: null },
  'domain/a/words.ts': { text: from('../hands/words/hands.ts'), says: null },
  'domain/a/words/gathered.ts': { text: from('../../messages/events.ts'), says: 'asks itself' },
  'domain/messages/gathers.ts': { text: from('../a/words.ts'), says: null },
  'components/round/there.ts': { text: from('./back.ts'), says: 'part of a cycle' },
  'components/round/back.ts': {
    text: "import { y } from './there.ts'\nexport const x = y\n",
    says: 'part of a cycle',
  },
  'domain/a/some.test.ts': { text: from('./words.ts'), says: null },
}

const root = resolve(import.meta.dirname, '../..')
let folder: string
let said: Map<string, string>

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'farhand-rules-')))
  for (const [path, { text }] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  config.plugins = config.plugins.map((path: string) => join(root, path))
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(config))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--reporter=github',
      '--max-diagnostics=none',
      '.',
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  const lines = run.stdout.split('\n').filter((line) => line.startsWith('::'))
  said = new Map()
  for (const line of lines) {
    const path = relative(folder, resolve(folder, /file=([^,]+)/.exec(line)?.[1] ?? ''))
    said.set(path, `${said.get(path) ?? ''}${line}\n`)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(Object.entries(files))('%s', (path, { says }) => {
  if (says === null) expect(said.get(path) ?? '').toBe('')
  else expect(said.get(path)).toContain(says)
})
