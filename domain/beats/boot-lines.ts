/**
 * The program a box has for speaking HTTP. `old-wget` is that of a BusyBox before 1.30, whose `timeout` wants `-t`; `bash`
 * speaks it bare, so only where the address is plain http.
 */
export type Tool = 'curl' | 'wget' | 'old-wget' | 'bash' | 'openssl'
/** What runs the script on a box. */
export type Starter = 'systemd' | 'cron' | 'rc-local'

export interface Line {
  /** Where boxes report to, without a query: "http://192.0.2.7:8080/up". */
  url: string
  token: string
}

/** Where the script is put on the box. */
export const SCRIPT = '/usr/local/sbin/farhand-up'
/** How often a report is tried at boot, each of them with what it waits for in so many seconds: twenty minutes in all. */
const TRIES = 60
const PAUSE = 20
/** After so many runs in a row that did not arrive, the box says so itself. */
const PATIENCE = 10

/** Which boot this is, how long it has lasted, and what system runs; whatever of it a box has. */
const FACTS = '$(cat /proc/sys/kernel/random/boot_id /proc/uptime 2>/dev/null; uname -sr)'

/** The tools that can reach this address, the best first. */
export function toolsFor(url: string): Tool[] {
  return ['curl', 'wget', 'old-wget', url.startsWith('https:') ? 'openssl' : 'bash']
}

/**
 * One line of shell that reports once, short enough to be typed: over after twenty seconds, fails when the report did not
 * arrive. Null where a tool needs more than a line. Holds the token: a secret.
 *
 * wget is called with what every build of it has: some of BusyBox end, instead of refusing, at an option they lack.
 */
export function reportLine(tool: Tool, { url, token }: Line): string | null {
  const told = `"${token} $(cat /proc/uptime)" ${word(url)}`
  if (tool === 'curl') return `curl -fsm20 -d ${told}`
  if (tool === 'wget') return `timeout 20 wget -qO- --post-data ${told}`
  if (tool === 'old-wget') return `timeout -t 20 wget -qO- --post-data ${told}`
  return null
}

/** The report in one line for a crontab or for rc.local, nothing else needed on the box; null where it takes the script. */
export function shortLine(tool: Tool, starter: Starter, every: number | null, line: Line): string | null {
  const report = reportLine(tool, line)
  if (report === null || starter === 'systemd') return null
  const quiet = `${report} >/dev/null 2>&1`
  if (starter === 'cron')
    return every === null
      ? `@reboot for i in 1 2 3 4 5 6 7 8 9; do ${quiet} && break; sleep 60; done\n`
      : `${often(every)} ${quiet}\n`
  return every === null
    ? `for i in 1 2 3 4 5 6 7 8 9; do ${quiet} && break; sleep 60; done &\n`
    : `while :; do ${quiet}; sleep ${every}; done &\n`
}

/** The one command that reports, without limit of time: the script has its own, for tools and builds that have none. */
function command(tool: Tool, { url, token }: Line): string {
  if (tool === 'curl') return `curl -sSi -d "${token} ${FACTS}" ${word(url)}`
  if (tool === 'wget' || tool === 'old-wget')
    return `LC_ALL=C wget -O - --post-data "${token} ${FACTS}" ${word(url)}`
  const { hostname, port, pathname, protocol, host } = new URL(url)
  const at = port || (protocol === 'https:' ? '443' : '80')
  const ask = `b="${token} ${FACTS}"; printf 'POST ${pathname} HTTP/1.0\\r\\nHost: ${host}\\r\\nContent-Length: %s\\r\\n\\r\\n%s' \${#b} "$b"`
  if (tool === 'openssl')
    return `(${ask}; sleep 5) | openssl s_client -quiet -verify_return_error -connect ${hostname}:${at} -servername ${hostname}`
  return `bash -c ${quoted(`exec 3<>/dev/tcp/${hostname.replace(/^\[|\]$/g, '')}/${at}; ${ask} >&3; exec cat <&3`)}`
}

/**
 * The script for a box: reports once, or as often as its argument says until it arrives. Give it mode 700: it holds the
 * token. One at a time, whatever becomes of the one before: a lock that a crash or a power cut left behind names no
 * running farhand-up. It prints only what somebody should see to, and that once.
 */
export function bootScript(tool: Tool, line: Line): string {
  const { host } = new URL(line.url)
  return `#!/bin/sh
# Tells Farhand at ${host} that this box is up. "farhand-up ${TRIES}": up to ${TRIES} tries, ${(TRIES * PAUSE) / 60} minutes.
f=/var/run/farhand-up
echo $$ >$f.$$ || exit 1
if ! ln $f.$$ $f 2>/dev/null; then
  o=$(cat $f)
  if [ "$o" != $$ ] && grep -q farhand-up "/proc/$o/cmdline" 2>/dev/null; then rm -f $f.$$; exit 0; fi
  mv -f $f.$$ $f
fi
rm -f $f.$$
trap 'kill $p 2>/dev/null; rm -f $f' 0
trap 'exit 1' 1 2 15
n=0
while :; do
  ${command(tool, line)} >$f.out 2>&1 & p=$!
  s=0
  while kill -0 $p 2>/dev/null && [ $s -lt ${PAUSE} ]; do sleep 1; s=$((s+1)); done
  kill $p 2>/dev/null
  wait $p 2>/dev/null; p=
  grep -q '^ok' $f.out && { rm -f $f.bad $f.said; exit 0; }
  grep -q '[0-9.] 40[0-79]' $f.out && break
  n=$((n+1))
  [ $n -ge \${1:-1} ] && break
  sleep $((${PAUSE}-s))
done
# Somebody at the keyboard is told each time. Otherwise once: a refusal at once, no answer after ${PATIENCE} times.
if [ ! -t 2 ]; then
  echo >>$f.bad
  [ $n -eq 1 ] && [ $(wc -l <$f.bad) -lt ${PATIENCE} ] && exit 1
  [ -f $f.said ] && exit 1
  : >$f.said
fi
echo "farhand-up: ${host} does not take this box's report. This is said once. Its answer:" >&2
grep . $f.out | tail -n 2 >&2
exit 1
`
}

/** What puts the script into its place on the box, to be run there by root. */
export function placed(script: string): string {
  return `cat > ${SCRIPT} <<'FARHAND'\n${script}FARHAND\nchmod 700 ${SCRIPT}\n`
}

/** What runs the script at boot; with `every` (seconds), again and again from there. */
export function starterText(starter: Starter, every: number | null): string {
  const boot = `${SCRIPT} ${TRIES}`
  if (starter === 'cron') return `@reboot ${boot}\n${every === null ? '' : `${often(every)} ${SCRIPT}\n`}`
  if (starter === 'rc-local')
    return every === null ? `${boot} &\n` : `(${boot}; while :; do sleep ${every}; ${SCRIPT}; done) &\n`
  // Not a oneshot, which a target waits for until it ends, and not after network-online.target, which can take minutes.
  const service = `cat > /etc/systemd/system/farhand-up.service <<'END'
[Unit]
Description=Tell Farhand that this box is up
After=network.target

[Service]
ExecStart=${boot}
SuccessExitStatus=1
SyslogLevel=warning
LogLevelMax=notice

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

/** So many seconds as cron says them, to the minute. */
function often(every: number): string {
  const minutes = Math.max(1, Math.round(every / 60))
  return `${minutes === 1 ? '*' : `*/${minutes}`} * * * *`
}

/** An address as one word of the shell: only those of IPv6 have marks that mean something to it. */
function word(url: string): string {
  return url.includes('[') ? `"${url}"` : url
}

/** Text as one word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
