import type { Draft, ReadLine } from './draft.ts'

/** A draft as plain text, one line a fact: for tests and for reading beside its source. */
export function outline(draft: Draft, lines: readonly ReadLine[]): string {
  const out = [`# ${draft.title}`]
  for (const phase of draft.phases) {
    out.push(`## ${phase.title || '(no name)'} [${phase.kind}]`)
    for (const s of phase.steps) {
      const m = s.minutes
      const time = m === null ? '' : ` ${m.best}/${m.likely}/${m.worst}`
      out.push(`- ${s.title}${time}${s.by === 'sentinel' ? ' @sentinel' : ''}${s.hands ? ' +hands' : ''}`)
      for (const field of ['run', 'expect', 'undo', 'note'] as const)
        for (const line of s[field] === '' ? [] : s[field].split('\n')) out.push(`    ${field}| ${line}`)
    }
  }
  for (const line of draft.note === '' ? [] : draft.note.split('\n')) out.push(`note| ${line}`)
  for (const l of lines) if (l.kind === 'unread') out.push(`unread ${l.line} ${l.why}| ${l.text}`)
  return `${out.join('\n')}\n`
}
