/** What a list below a form is called; `none`: what stands there while it is empty. */
export function RowsHead({ title, none }: { title: string; none: string | null }) {
  return (
    <>
      <h3 className="border-t border-line px-4 pt-2 pb-1.5 text-xs font-semibold text-ink-faint">{title}</h3>
      {none === null ? null : <p className="px-4 pb-3.5 text-sm text-ink-faint">{none}</p>}
    </>
  )
}
