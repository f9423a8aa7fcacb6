import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText } from '../../domain/text/clean.ts'
import { type Notice, plainNotice } from '../../server/notices/channel.ts'
import { sendMail } from '../../server/notices/mail.ts'
import { sendNtfy } from '../../server/notices/ntfy.ts'
import { sendWebhook, signature } from '../../server/notices/webhook.ts'
import { loopbackDoor as door } from '../../server/outbound/testing/door.ts'
import { httpBox } from '../harness/http-box.ts'
import { mailBox } from '../harness/mail-box.ts'
import { hostileParts, hostileText } from '../hostile-text.ts'

const READER = join(import.meta.dirname, 'read-mail.py')
const texts = [hostileParts.join('\n'), ...fc.sample(hostileText, { numRuns: 6, seed: 1998 })]
const noticeWith = (text: string): Notice => ({
  upgrade: 'taipei',
  kind: 'request',
  id: 'r',
  tag: 'request:taipei:r',
  topic: '',
  lang: 'en',
  title: text,
  body: text,
  url: 'https://farhand.test/u/taipei/hands',
  urgent: true,
})

/** What Python's email package reads in a mail. */
function readByPython(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'farhand-mail-'))
  try {
    const file = join(folder, 'mail.eml')
    writeFileSync(file, text)
    const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [READER, file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Record<'headers' | 'defects', string[]> &
      Record<'to' | 'subject' | 'body', string>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const spaces = (text: string) => text.replace(/\s+/g, ' ').trim()

test('a mail says in its subject and body what was said, and has no header that words wrote', async () => {
  const box = await mailBox()
  const to = { kind: 'mail', to: 'mei@example.org' } as const
  const settings = { smtpUrl: box.url, from: 'Farhand <farhand@example.org>' }
  await sendMail(settings, to, noticeWith('Press reset'), 'plain')
  for (const [i, text] of texts.entries())
    await sendMail(settings, to, plainNotice(noticeWith(text)), `m${i}`)
  await box.close()
  expect(box.got.map((m) => m.to)).toEqual([0, ...texts].map(() => ['mei@example.org']))
  const [plain, ...read] = box.got.map((m) => readByPython(m.text))
  for (const [i, mail] of read.entries()) {
    const text = texts[i] as string
    expect(mail).toMatchObject({ headers: plain?.headers, defects: [], to: 'mei@example.org' })
    expect(spaces(mail.subject)).toBe(spaces(cleanLine(text)))
    expect(spaces(mail.body)).toContain(spaces(cleanText(text)))
  }
})

test('ntfy and webhooks get JSON that says what was said, signed over its very bytes', async () => {
  const box = await httpBox()
  for (const text of texts) {
    const notice = plainNotice(noticeWith(text))
    const said = { title: cleanLine(text), body: cleanText(text) }
    await sendNtfy(door, { kind: 'ntfy', url: `${box.url}/hands`, token: '' }, notice)
    await sendWebhook(door, { kind: 'webhook', url: `${box.url}/hook`, secret: 'a long secret' }, notice, {
      id: 'n',
      now: 0,
    })
    const [ntfy, hook] = box.got.splice(0)
    expect(JSON.parse(ntfy?.body ?? '')).toMatchObject({
      topic: 'hands',
      title: said.title,
      message: said.body,
    })
    expect(JSON.parse(hook?.body ?? '')).toMatchObject(said)
    expect(hook?.headers['farhand-signature']).toBe(`v1=${signature('a long secret', '0', hook?.body ?? '')}`)
  }
  await box.close()
})
