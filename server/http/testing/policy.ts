/** The directives of an answer's Content-Security-Policy, each with its sources. */
export function policyOf(headers: Headers): Map<string, string[]> {
  const text = headers.get('content-security-policy') ?? ''
  return new Map(
    text
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  )
}
