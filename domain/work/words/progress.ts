import type { Progress, StepRun } from '../../log/state.ts'
import { bilingual, type Lang } from '../../messages/lang.ts'
import { paceOf } from '../../schedule/pace.ts'
import { formatDuration } from '../../time/format.ts'

/** "50 %", "12.4 of 80.0 MB". */
export function progressText(progress: Progress): string {
  if (progress.unit === 'percent') return `${Math.round(progress.done * 10) / 10} %`
  const scale = bytesScale(Math.max(progress.done, progress.total ?? 0))
  const done = bytesText(progress.done, scale)
  if (progress.total === null) return done
  return `${(progress.done / scale.by).toFixed(1)} / ${bytesText(progress.total, scale)}`
}

interface BytesScale {
  by: number
  unit: string
}

function bytesScale(most: number): BytesScale {
  return most >= 1e9
    ? { by: 1e9, unit: 'GB' }
    : most >= 1e6
      ? { by: 1e6, unit: 'MB' }
      : { by: 1e3, unit: 'kB' }
}

function bytesText(bytes: number, { by, unit }: BytesScale): string {
  return `${(bytes / by).toFixed(1)} ${unit}`
}

const paces = bilingual(
  { comma: ', ', left: (time: string) => `about ${time} left` },
  { comma: '，', left: (time: string) => `約剩 ${time}` },
)

/** How fast it comes on and how long that will yet take, as of the newest report: "210 kB/s, about 5 min left"; '' unknown. */
export function paceText(progress: StepRun['progress'], lang: Lang): string {
  const pace = paceOf(progress)
  if (progress === null || pace === null) return ''
  const words = paces[lang]
  const rate =
    progress.unit === 'percent' ? [] : [`${bytesText(pace.perSecond, bytesScale(pace.perSecond))}/s`]
  const left = pace.left === null ? [] : [words.left(formatDuration(Math.ceil(pace.left / 60_000), lang))]
  return [...rate, ...left].join(words.comma)
}
