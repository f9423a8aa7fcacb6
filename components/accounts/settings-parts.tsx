import type { ReactNode } from 'react'

/** One part of the settings, by what somebody looks for. `id` is where the index leads. */
export function Part(props: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  const heading = `${props.id}-title`
  return (
    <section id={props.id} aria-labelledby={heading} className="grid min-w-0 scroll-mt-4 gap-3" data-part="">
      <div className="grid gap-1">
        <h2 id={heading} className="text-lg font-semibold">
          {props.title}
        </h2>
        {props.lead === undefined ? null : <p className="text-sm text-ink-soft">{props.lead}</p>}
      </div>
      {props.children}
    </section>
  )
}

/** A box within a part. `flush` lets lists run to its edges. */
export function Box(props: {
  id?: string
  title?: string
  lead?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const { id, title, lead, flush = false } = props
  const head =
    title === undefined && lead === undefined ? null : (
      <div className={flush ? 'grid gap-1 px-4 pt-3 pb-2' : 'grid gap-1'}>
        {title === undefined ? null : <h3 className="font-semibold">{title}</h3>}
        {lead === undefined ? null : <p className="text-sm text-ink-soft">{lead}</p>}
      </div>
    )
  return (
    <div
      id={id}
      className={`grid min-w-0 scroll-mt-4 rounded-lg border border-line bg-panel ${flush ? '' : 'gap-3 px-4 py-3.5'}`}
    >
      {head}
      {props.children}
    </div>
  )
}
