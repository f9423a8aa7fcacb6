import type { Stretch } from '../../domain/demo/chapters.ts'
import { shareTold, toldSeconds } from '../../domain/demo/pace.ts'
import type { Caption } from '../../domain/demo/words/captions.ts'
import type { DemoWords } from '../../domain/demo/words/demo.ts'
import { caption as captionLook, captionTitle, tool } from './looks.ts'

/** How far it is told: one piece for each stretch, as long as it takes to watch. */
export function Told(props: { stretches: readonly Stretch[]; now: number; words: DemoWords }) {
  const { stretches, now, words } = props
  const all = stretches.reduce((sum, c) => sum + c.seconds, 0)
  const at = stretches.findIndex((c) => c.to > now)
  return (
    <div
      className="col-span-full flex h-1.25 gap-0.75"
      role="progressbar"
      aria-label={words.progress}
      aria-valuemin={0}
      aria-valuemax={Math.round(all)}
      aria-valuenow={Math.round(toldSeconds(stretches, now))}
      aria-valuetext={words.chapterOf(at < 0 ? stretches.length : at + 1, stretches.length)}
    >
      {stretches.map((c) => (
        <Piece key={c.from} stretch={c} now={now} />
      ))}
    </div>
  )
}

function Piece({ stretch, now }: { stretch: Stretch; now: number }) {
  const share = Math.round(shareTold(stretch, now) * 1000) / 10
  return (
    <span
      className="flex-[1_1_0] overflow-hidden rounded-[2px] bg-line"
      style={{ flexGrow: stretch.seconds }}
    >
      <span className="block h-full bg-accent" style={{ inlineSize: `${share}%` }} />
    </span>
  )
}

/** What happens now, and what the tool does about it. Read out when it changes. */
export function CaptionText({
  caption,
  words,
  count,
}: {
  caption: Caption
  words: DemoWords
  count: string
}) {
  return (
    <div className={captionLook} aria-live="polite" aria-atomic="true">
      <h2 className={captionTitle}>
        {caption.title} <span className="text-xs font-normal whitespace-nowrap text-ink-faint">{count}</span>
      </h2>
      <p>{caption.text}</p>
      <p className={tool}>
        <span className="sr-only">{words.withFarhand}: </span>
        {caption.tool}
      </p>
    </div>
  )
}
