import { bilingual, type Lang } from '../../messages/lang.ts'

/** Names of the figures that Farhand itself puts to a question. Others are shown as they were written. */
export const figureNames = bilingual(
  {
    steps: 'Steps done',
    of: (done: number, all: number) => `${done} of ${all}`,
    'steps-done': 'Steps done',
    'steps-planned': 'Steps in all',
  },
  {
    steps: '已完成的步驟',
    of: (done, all) => `${done}／${all}`,
    'steps-done': '已完成的步驟',
    'steps-planned': '全部步驟',
  },
)

/** The figures of a question as they are read: name and value, in the order they were given. */
export function figureLines(
  figures: Record<string, string | number>,
  lang: Lang,
): { name: string; value: string }[] {
  const words = figureNames[lang]
  const { 'steps-done': done, 'steps-planned': all, ...others } = figures
  const rest = Object.entries(others).map(([name, value]) => ({ name, value: String(value) }))
  if (typeof done === 'number' && typeof all === 'number')
    return [{ name: words.steps, value: words.of(done, all) }, ...rest]
  const alone = (['steps-done', 'steps-planned'] as const).flatMap((key) => {
    const value = figures[key]
    return value === undefined ? [] : [{ name: words[key], value: String(value) }]
  })
  return [...alone, ...rest]
}

/** The same in one line; '' where there are none. */
export function figuresText(figures: Record<string, string | number>, lang: Lang): string {
  const colon = lang === 'en' ? ': ' : '：'
  return figureLines(figures, lang)
    .map(({ name, value }) => `${name}${colon}${value}`)
    .join(' · ')
}
