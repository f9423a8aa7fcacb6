import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { triedWords, whyText } from '../../domain/notices/words/tried.ts'
import type { Notice } from '../../server/notices/channel.ts'
import { sendMail } from '../../server/notices/mail.ts'
import { notifyNight } from '../../server/notices/testing/night.ts'
import { freePorts } from '../deploy/front.ts'
import { httpBox } from '../harness/http-box.ts'
import { postfixRuns, startPostfix } from '../harness/postfix.ts'

const READER = join(import.meta.dirname, 'read-mail.py')
const root = join(import.meta.dirname, '../..')
const FROM = 'Farhand <farhand@example.org>'
const to = { kind: 'mail', to: 'mei@example.org' } as const
const notice: Notice = {
  upgrade: 'taipei',
  kind: 'request',
  id: 'r',
  tag: 'request:taipei:r',
  topic: '',
  lang: 'zh-TW',
  title: '按重開鍵：DOLPHIN',
  body: '站到 DOLPHIN 前面。',
  url: 'https://farhand.test/u/taipei/hands',
  urgent: true,
}
const DISTRUSTED = { ok: false, why: 'not-trusted', status: null, again: false }

describe.skipIf(!postfixRuns)('Debian’s Postfix, with its own certificate', () => {
  let postfix: Awaited<ReturnType<typeof startPostfix>>
  beforeAll(async () => {
    const [port = 0] = await freePorts(1)
    postfix = await startPostfix(port)
  })
  afterAll(() => postfix?.stop())

  const url = (more = '') => `smtp://127.0.0.1:${postfix.port}${more}`
  const read = (file: string | undefined) =>
    JSON.parse(spawnSync('/usr/bin/python3', [READER, file ?? ''], { encoding: 'utf8' }).stdout) as object

  test('is not trusted, and that is said with what mends it, in both languages', async () => {
    const went = await sendMail({ smtpUrl: url(), from: FROM }, to, notice, 'a')
    expect(went).toEqual(DISTRUSTED)
    for (const lang of ['en', 'zh-TW'] as const) {
      const text = whyText({ why: 'not-trusted', status: null }, lang, 'mail')
      expect(text).toBe(triedWords[lang].mail.distrusted)
      expect(text).toContain('SMTP_URL')
      expect(text).toContain('?ignoreTLS=true')
      expect(text).toContain('NODE_EXTRA_CA_CERTS')
    }
  })

  test('is tried once, and the next rung goes at once', async () => {
    const night = await notifyNight()
    const web = await httpBox()
    try {
      night.mailBy(url())
      await night.restart()
      await night.channel('mei', 'mail', 0, { to: 'mei@example.org' })
      await night.channel('mei', 'ntfy', 300, { url: `${web.url}/t` })
      await night.ask()
      await night.settle()
      expect(await night.said()).toEqual(['sentinel mail 1 not-trusted', 'sentinel ntfy 1 ok'])
      await night.advance(600_000)
      expect(await night.said()).toHaveLength(2)
    } finally {
      await night.close()
      await web.close()
    }
  })

  test('takes mail as deploy.md says: without TLS on this machine, or with its certificate trusted by its name', async () => {
    expect(await sendMail({ smtpUrl: url('?ignoreTLS=true'), from: FROM }, to, notice, 'b')).toEqual({
      ok: true,
    })
    // Read by Node at its start alone.
    const trusting = (smtpUrl: string) => {
      const call = [{ smtpUrl, from: FROM }, to, notice, smtpUrl]
        .map((part) => JSON.stringify(part))
        .join(', ')
      const script = `import { sendMail } from './server/notices/mail.ts'\nconsole.log(JSON.stringify(await sendMail(${call})))`
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script],
        { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_EXTRA_CA_CERTS: postfix.certificate } },
      )
      return stdout === '' ? stderr : (JSON.parse(stdout) as unknown)
    }
    expect(trusting(url(`?tls.servername=${postfix.name}`))).toEqual({ ok: true })
    expect(trusting(url())).toEqual(DISTRUSTED)
    const mails = await postfix.mails(2)
    expect(mails).toHaveLength(2)
    for (const file of mails)
      expect(read(file)).toMatchObject({
        defects: [],
        to: 'mei@example.org',
        subject: notice.title,
        body: expect.stringContaining(notice.body),
      })
  })
})
