/** The program a box has for speaking HTTP. `bash` speaks it bare, so only where the address is plain http. */
export type Tool = 'curl' | 'wget' | 'bash' | 'openssl'
/** What runs the script on a box. */
export type Starter = 'systemd' | 'cron' | 'rc-local'

export interface Line {
  /** Where it reports to, without a query: "http://192.0.2.7:8080/api/upgrades/taipei/up". */
  url: string
  token: string
}

/** Where the script is put on the box. */
export const SCRIPT = '/usr/local/sbin/farhand-up'
/** How often a failing report is tried again at boot, and after how many seconds: twenty minutes in all. */
const TRIES = 60
const PAUSE = 20

const BOOT = '$(cat /proc/sys/kernel/random/boot_id)'
const UPTIME = "$(cut -d' ' -f1 /proc/uptime)"

/** The tools that can reach this address, the best first. */
export function toolsFor(url: string): Tool[] {
  return url.startsWith('https:') ? ['curl', 'wget', 'openssl'] : ['curl', 'wget', 'bash']
}

/**
 * One line of shell that reports once: that the box is up, which boot this is and how long it has lasted. It fails
 * when the report did not arrive. Holds the token: a secret.
 */
export function reportLine(tool: Tool, { url, token }: Line): string {
  const there = `${url}?boot=${BOOT}&uptime=${UPTIME}`
  const bearer = `Authorization: Bearer ${token}`
  if (tool === 'curl') return `curl -fsS -m 20 -H "${bearer}" -d "$(uname -sr)" "${there}"`
  if (tool === 'wget') return `wget -q -T 20 -O - --header "${bearer}" --post-data "$(uname -sr)" "${there}"`
  const { hostname, port, pathname, protocol } = new URL(url)
  const at = port || (protocol === 'https:' ? '443' : '80')
  const host = port === '' ? hostname : `${hostname}:${port}`
  const asked = `printf 'POST %s HTTP/1.0\\r\\nHost: ${host}\\r\\n${bearer}\\r\\nContent-Length: 0\\r\\n\\r\\n' "${pathname}?boot=${BOOT}&uptime=${UPTIME}"`
  // Neither tool knows HTTP: whether it arrived is read off the first line of the answer.
  if (tool === 'openssl')
    return `(${asked}; sleep 5) | openssl s_client -quiet -verify_return_error -connect ${hostname}:${at} -servername ${hostname} 2>/dev/null | grep -q '^HTTP/1.. 200'`
  return `bash -c 'exec 3<>/dev/tcp/${hostname.replace(/^\[|\]$/g, '')}/${at}; eval "$1" >&3; read -r -u 3 said; [[ $said == *" 200 "* ]]' - ${quoted(asked)}`
}

/** The script for a box: reports, and at boot tries until the network is there. Give it mode 700: it holds the token. */
export function bootScript(tool: Tool, line: Line): string {
  return `#!/bin/sh
# ${new URL(line.url).host}: this box is up. Tried again until it arrives, ${(TRIES * PAUSE) / 60} minutes at the most.
i=0
until ${reportLine(tool, line)}
do
  i=$((i+1))
  [ $i -ge ${TRIES} ] && exit 1
  sleep ${PAUSE}
done
`
}

/** What puts the script into its place on the box, to be run there by root. */
export function placed(script: string): string {
  return `cat > ${SCRIPT} <<'FARHAND'\n${script}FARHAND\nchmod 700 ${SCRIPT}\n`
}

/** What runs the script at boot; with `every` (seconds), again and again from there. */
export function starterText(starter: Starter, every: number | null): string {
  const minutes = every === null ? 0 : Math.max(1, Math.round(every / 60))
  const often = minutes === 1 ? '*' : `*/${minutes}`
  if (starter === 'cron') return `@reboot ${SCRIPT}\n${every === null ? '' : `${often} * * * * ${SCRIPT}\n`}`
  if (starter === 'rc-local')
    return every === null
      ? `${SCRIPT} &\n`
      : `(while :; do ${SCRIPT}; sleep ${every}; done) </dev/null >/dev/null 2>&1 &\n`
  const service = `cat > /etc/systemd/system/farhand-up.service <<'END'
[Unit]
Description=Tell Farhand that this box is up
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=${SCRIPT}
TimeoutStartSec=infinity

[Install]
WantedBy=multi-user.target
END
`
  if (every === null) return `${service}systemctl daemon-reload\nsystemctl enable farhand-up.service\n`
  return `${service}cat > /etc/systemd/system/farhand-up.timer <<'END'
[Unit]
Description=Tell Farhand again and again that this box is up

[Timer]
OnBootSec=1
OnUnitInactiveSec=${every}
AccuracySec=1

[Install]
WantedBy=timers.target
END
systemctl daemon-reload
systemctl enable --now farhand-up.timer
`
}

/** Text as one word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
