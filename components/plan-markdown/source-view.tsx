import { memo, useEffect, useRef } from 'react'
import type { LineKind, ReadLine } from '../../domain/plan-markdown/draft.ts'
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
    const line = box?.querySelector<HTMLElement>('[data-active]')
    // Scrolls the list alone: the page stays where its reader is typing.
    if (active === null || box === null || line == null) return
    const at = line.offsetTop - box.offsetTop
    if (at < box.scrollTop || at + line.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = at - box.clientHeight / 3
  }, [active])
  return (
    <Panel
      title={words.lines}
      className="md-source max-lg:group-data-[side=result]/both:hidden lg:sticky lg:top-16"
      flush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <ol ref={list} className={listLook} tabIndex={0} aria-label={words.source}>
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

const listLook = 'py-1.5 text-sm lg:max-h-[calc(100dvh-9rem)] lg:overflow-y-auto'
const heading = 'text-ink font-heading'
const aside = 'text-ink-faint'
/** The words of a line, by what they were understood as. */
const textLook: Partial<Record<LineKind, string>> = {
  title: heading,
  phase: heading,
  step: heading,
  run: 'text-ink',
  unread: 'text-ink',
  comment: aside,
  decoration: aside,
  'front-matter': aside,
  ignored: `${aside} line-through`,
}

function lineLook(kind: LineKind, active: boolean): string {
  if (kind === 'unread')
    return 'md-line-unread border-s-warn bg-warn-soft py-1.5 sm:grid-cols-[2.25rem_minmax(0,1fr)]'
  const edge = kind === 'phase' || kind === 'step' ? 'border-s-line-strong' : 'border-s-transparent'
  return `py-px sm:grid-cols-[2.25rem_minmax(0,1fr)_5.5rem] ${edge} ${kind === 'phase' ? 'mt-1' : ''} ${active ? 'bg-raised' : ''}`
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
    <li
      className={`grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-s-3 pr-3 sm:gap-x-3 ${lineLook(kind, props.active)}`}
      data-active={props.active || undefined}
      value={line.line}
    >
      <span
        className={`text-end font-mono text-xs select-none ${kind === 'unread' ? '' : 'text-ink-faint'}`}
        aria-hidden="true"
      >
        {line.line}
      </span>
      <code className={`font-mono wrap-anywhere whitespace-pre-wrap ${textLook[kind] ?? 'text-ink-soft'}`}>
        {line.text === '' ? ' ' : line.text}
      </code>
      {kind === 'unread' ? (
        <div className="col-2 grid gap-1.5 pt-1">
          {props.again ? null : (
            <p className="flex flex-wrap items-center gap-x-1.5 text-xs">
              <StateMark mark="bang" tone="warn" />
              <strong>{words.kind.unread}</strong> {words.why[line.why ?? 'other']}
            </p>
          )}
          <fieldset className="flex flex-wrap gap-1.5">
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
        <button
          type="button"
          className="justify-self-start rounded-sm border border-line-strong px-1.75 py-px text-xs whitespace-nowrap hover:bg-raised"
          onClick={() => props.onGo(step)}
        >
          {words.toStep(number)}
        </button>
      ) : (
        <span className="text-xs text-ink-faint">{line.text.trim() === '' ? '' : words.kind[kind]}</span>
      )}
    </li>
  )
})
