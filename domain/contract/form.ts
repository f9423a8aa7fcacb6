/** The fields of a command form that are no part of the command: its id, and where to go afterwards. */
const around = new Set(['id', 'back'])
const numbers = new Set([
  'until',
  'restUntil',
  'at',
  'dueAt',
  'resumeAt',
  'expiresAt',
  'allowance',
  'minutes',
  'n',
  'seq',
])
/** What is said by being there. */
const flags = new Set(['confirmed'])
const orNull = new Set(['machine', 'step', 'person', 'downTo', 'zone', 'resumeAt', 'expiresAt'])

/**
 * The command that a plain HTML form says; `commandSchema` has still to parse it. Fields are named as in the command,
 * but for two: `id` is the command's own id, so the id of the thing it is about is `thing`; and `minutes` of
 * `presence.away` count from `now` (the upgrade's clock, ms), since a page without script can't know when it is tapped.
 * A chip that was pressed, `minutes` or `restUntil`, goes before the time that stands in the list beside it.
 */
export function commandOfForm(
  fields: Iterable<readonly [string, string]>,
  now: number,
): Record<string, unknown> {
  const command: Record<string, unknown> = {}
  for (const [name, text] of fields) {
    if (around.has(name)) continue
    const value =
      text === '' && orNull.has(name)
        ? null
        : numbers.has(name)
          ? Number(text)
          : flags.has(name)
            ? text === 'true'
            : text
    if (name === 'thing') command['id'] = value
    // A chip and a field of one's own words: what was left empty says nothing.
    else if (name === 'reason' && text === '' && command['reason'] !== undefined) continue
    else command[name] = value
  }
  if (command['type'] !== 'presence.away') return command
  const { minutes, restUntil, ...away } = command
  if (minutes !== undefined) return { ...away, until: now + Number(minutes) * 60_000 }
  return restUntil === undefined ? away : { ...away, until: restUntil }
}
