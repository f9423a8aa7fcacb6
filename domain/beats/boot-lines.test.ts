import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { bootScript, placed, reportLine, starterText, toolsFor } from './boot-lines.ts'

const https = { url: 'https://farhand.example/api/upgrades/taipei/up', token: `fh_${'a'.repeat(43)}` }
const http = { url: 'http://192.0.2.7:8080/api/upgrades/taipei/up', token: https.token }
/** Whether the shell can read it; nothing of it is run. */
const parses = (text: string) => execFileSync('sh', ['-n'], { input: text })

describe('the texts for a box', () => {
  test('are of tools that can speak to the address', () => {
    expect(toolsFor(https.url)).toEqual(['curl', 'wget', 'openssl'])
    expect(toolsFor(http.url)).toEqual(['curl', 'wget', 'bash'])
  })

  test('can be read by a shell, all of them, and hold the token once', () => {
    for (const line of [https, http])
      for (const tool of toolsFor(line.url)) {
        const text = bootScript(tool, line)
        parses(text)
        parses(placed(text))
        expect(text.split(line.token)).toHaveLength(2)
      }
    for (const starter of ['systemd', 'cron', 'rc-local'] as const)
      for (const every of [null, 60, 600]) {
        const text = starterText(starter, every)
        if (starter !== 'cron') parses(text)
        expect(text).not.toContain('fh_')
      }
  })

  test('name host and port as the address does', () => {
    expect(reportLine('openssl', https)).toContain('-connect farhand.example:443 ')
    expect(reportLine('bash', http)).toContain('/dev/tcp/192.0.2.7/8080')
    expect(reportLine('bash', http)).toContain('Host: 192.0.2.7:8080')
  })

  test('put the script where what starts it looks for it', () => {
    expect(placed(bootScript('curl', http))).toMatch(
      /^cat > \/usr\/local\/sbin\/farhand-up <<'FARHAND'\n#!\/bin\/sh\n/,
    )
    expect(starterText('cron', null)).toBe('@reboot /usr/local/sbin/farhand-up\n')
    expect(starterText('cron', 60)).toContain('\n* * * * * /usr/local/sbin/farhand-up\n')
    expect(starterText('cron', 600)).toContain('\n*/10 * * * * /usr/local/sbin/farhand-up\n')
    expect(starterText('systemd', null)).not.toContain('timer')
    expect(starterText('systemd', 60)).toContain('OnUnitInactiveSec=60')
  })
})
