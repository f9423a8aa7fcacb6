/** A link or a line with a secret in it, to be copied or typed. */
export function Secret({ children }: { children: string }) {
  return (
    <p className="made-secret max-w-full rounded-md border border-line bg-sunken px-3 py-2 text-sm">
      <code>{children}</code>
    </p>
  )
}
