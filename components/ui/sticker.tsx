/** What is written on a box, in the letters of its sticker. */
export function Sticker({ children }: { children: string }) {
  return (
    <span className="sticker inline-block rounded-sm border border-line-strong bg-raised px-1.75 font-mono text-[0.92em] font-semibold tracking-[0.02em]">
      {children}
    </span>
  )
}
