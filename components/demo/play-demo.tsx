import { demo } from '../../domain/demo/words/demo.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button, type ButtonProps } from '../ui/button.tsx'

/** Starts a demo of its own and goes to its page. Needs no script. For the owner, who alone may. */
export function PlayDemo({
  lang,
  again = false,
  ...look
}: { lang: Lang; again?: boolean } & Pick<ButtonProps, 'kind' | 'size'>) {
  const words = demo[lang]
  return (
    <form action={again ? '/api/demo?again' : '/api/demo'} method="post">
      <Button type="submit" {...look}>
        {again ? null : <PlayMark />}
        {again ? words.again : words.play}
      </Button>
    </form>
  )
}

export function PlayMark() {
  return (
    <svg className="size-[0.75em] flex-none" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2.5 1.2v9.6L10.5 6z" fill="currentColor" />
    </svg>
  )
}

export function PauseMark() {
  return (
    <svg className="size-[0.75em] flex-none" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z" fill="currentColor" />
    </svg>
  )
}
