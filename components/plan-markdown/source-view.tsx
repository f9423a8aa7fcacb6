import { memo, useEffect, useRef } from 'react'
import type { ReadLine } from '../../domain/plan-markdown/draft.ts'
import { type LineUse, type Mend, type Mending, stepAbove } from '../../domain/plan-markdown/mend.ts'
import type { MarkdownWords } from '../../domain/plan-markdown/words.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'

const uses: readonly LineUse[] = ['step', 'above', 'note', 'ignore']

/** The source, each line with what it was understood as; what was not understood is asked about in its place. */
export function SourceView(props: {
  words: MarkdownWords
  reading: Mending
  /** The number of each step, by id. */
  numbers: ReadonlyMap<string, number>
  /** The step whose lines are shown. */
  active: string | null
  onGo: (step: string) => void
  onChange: (change: Mend) => void
}) {
  const { words, reading, active } = props
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const box = list.current
    const line = box?.querySelector<HTMLElement>('.md-line-active')
    // Scrolls the list alone: the page stays where its reader is typing.
    if (active === null || box === null || line == null) return
    const at = line.offsetTop - box.offsetTop
    if (at < box.scrollTop || at + line.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = at - box.clientHeight / 3
  }, [active])
  return (
    <Panel title={words.lines} className="md-source" flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <ol ref={list} className="md-lines" tabIndex={0} aria-label={words.source}>
        {reading.lines.map((line, i) => (
          <Line
            key={line.line}
            words={words}
            line={line}
            number={line.step === undefined ? null : (props.numbers.get(line.step) ?? null)}
            active={line.step !== undefined && line.step === active}
            again={isSameFault(reading.lines[i - 1], line)}
            canJoin={line.kind === 'unread' && stepAbove(reading, line.line) !== null}
            onGo={props.onGo}
            onChange={props.onChange}
          />
        ))}
      </ol>
    </Panel>
  )
}

function isSameFault(above: ReadLine | undefined, line: ReadLine): boolean {
  return above?.kind === 'unread' && line.kind === 'unread' && above.why === line.why
}

const Line = memo(function Line(props: {
  words: MarkdownWords
  line: ReadLine
  number: number | null
  active: boolean
  /** What is wrong with it was said at the line above. */
  again: boolean
  canJoin: boolean
  onGo: (step: string) => void
  onChange: (change: Mend) => void
}) {
  const { words, line, number } = props
  const { kind, step } = line
  return (
    <li className={`md-line md-line-${kind}${props.active ? ' md-line-active' : ''}`} value={line.line}>
      <span className="md-line-number" aria-hidden="true">
        {line.line}
      </span>
      <code className="md-line-text">{line.text === '' ? ' ' : line.text}</code>
      {kind === 'unread' ? (
        <div className="md-line-ask">
          {props.again ? null : (
            <p className="md-line-why">
              <StateMark mark="bang" tone="warn" />
              <strong>{words.kind.unread}</strong> {words.why[line.why ?? 'other']}
            </p>
          )}
          <fieldset className="md-line-uses">
            <legend className="sr-only">{words.asLabel(line.line)}</legend>
            {uses.map((as) =>
              as === 'above' && !props.canJoin ? null : (
                <Button
                  key={as}
                  size="sm"
                  onClick={() => props.onChange({ do: 'line', line: line.line, as })}
                >
                  {words.as[as]}
                </Button>
              ),
            )}
          </fieldset>
        </div>
      ) : kind === 'step' && step !== undefined && number !== null ? (
        <button type="button" className="md-line-kind md-line-go" onClick={() => props.onGo(step)}>
          {words.toStep(number)}
        </button>
      ) : (
        <span className="md-line-kind">{line.text.trim() === '' ? '' : words.kind[kind]}</span>
      )}
    </li>
  )
})
