import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import {
  bootScript,
  placed,
  reportLine,
  type Starter,
  shortLine,
  starterText,
  toolsFor,
} from './boot-lines.ts'

const https = { url: 'https://farhand.example/up', token: `fh_${'7'.repeat(20)}` }
const http = { url: 'http://192.0.2.7:8080/up', token: https.token }
const six = { url: 'http://[2001:db8::7]:8080/up', token: https.token }
const starters: Starter[] = ['systemd', 'cron', 'rc-local']
/** Whether the shell can read it; nothing of it is run. */
const parses = (text: string) => execFileSync('sh', ['-n'], { input: text })
const parted = (text: string | null) => (text ?? '').replace(/^(@reboot |([*/\d]+ ){5})/, '')

describe('the texts for a box', () => {
  test('are of tools that can speak to the address', () => {
    expect(toolsFor(https.url)).toEqual(['curl', 'wget', 'old-wget', 'openssl'])
    expect(toolsFor(http.url)).toEqual(['curl', 'wget', 'old-wget', 'bash'])
  })

  test('can be read by a shell, all of them, and hold the token once', () => {
    const texts: string[] = []
    for (const line of [https, http, six])
      for (const tool of toolsFor(line.url)) {
        const text = bootScript(tool, line)
        texts.push(text, placed(text))
        expect(text.split(line.token)).toHaveLength(2)
        for (const starter of starters)
          for (const every of [null, 60]) texts.push(parted(shortLine(tool, starter, every, line)))
      }
    for (const starter of starters)
      for (const every of [null, 60, 600]) {
        const text = starterText(starter, every)
        if (starter !== 'cron') texts.push(text)
        expect(text).not.toContain('fh_')
      }
    parses(texts.join('\n'))
  })

  test('can be typed: a line is two or three of a terminal’s, and no part of it is a percent sign, which cron reads as an end', () => {
    const lines = [https, http].flatMap((line) =>
      toolsFor(line.url).flatMap((tool) =>
        starters.flatMap((starter) => [null, 60].map((every) => shortLine(tool, starter, every, line) ?? '')),
      ),
    )
    const bare = [https, http].flatMap((line) =>
      toolsFor(line.url).map((tool) => reportLine(tool, line) ?? ''),
    )
    expect(Math.max(...bare.map((line) => line.length))).toBeLessThanOrEqual(110)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(190)
    expect(lines.join('')).not.toContain('%')
    expect(shortLine('curl', 'cron', 60, http)).toBe(
      `* * * * * curl -fsm20 -d "${http.token} $(cat /proc/uptime)" http://192.0.2.7:8080/up >/dev/null 2>&1\n`,
    )
  })

  test('call wget with nothing that a build of BusyBox may lack', () => {
    for (const tool of ['wget', 'old-wget'] as const)
      for (const text of [bootScript(tool, http), reportLine(tool, http) ?? '']) {
        const [, given = ''] = /\bwget (.*?)"/.exec(text) ?? []
        expect(given.trim()).toMatch(/^(-qO-|-O -) --post-data$/)
      }
  })

  test('name host and port as the address does', () => {
    expect(bootScript('openssl', https)).toContain('-connect farhand.example:443 ')
    expect(bootScript('bash', http)).toContain('/dev/tcp/192.0.2.7/8080')
    expect(bootScript('bash', http)).toContain('Host: 192.0.2.7:8080')
    expect(bootScript('bash', six)).toContain('/dev/tcp/2001:db8::7/8080')
  })

  test('put the script where what starts it looks for it', () => {
    expect(placed(bootScript('curl', http))).toMatch(
      /^cat > \/usr\/local\/sbin\/farhand-up <<'FARHAND'\n#!\/bin\/sh\n/,
    )
    expect(starterText('cron', null)).toBe('@reboot /usr/local/sbin/farhand-up 60\n')
    expect(starterText('cron', 60)).toContain('\n* * * * * /usr/local/sbin/farhand-up\n')
    expect(starterText('cron', 600)).toContain('\n*/10 * * * * /usr/local/sbin/farhand-up\n')
    expect(starterText('systemd', null)).not.toContain('timer')
    expect(starterText('systemd', 60)).toContain('OnUnitInactiveSec=60')
  })

  test('hold no target up: no job that lasts as long as the tries, none that waits for the network', () => {
    for (const every of [null, 60]) {
      const text = starterText('systemd', every)
      expect(text).not.toMatch(/oneshot|network-online|Before=/)
      expect(text).toContain('ExecStart=/usr/local/sbin/farhand-up 60\n')
    }
  })
})
