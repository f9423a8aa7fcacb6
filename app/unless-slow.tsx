import { type ReactNode, Suspense } from 'react'

/** As long as nobody minds an empty tab, ms. */
const PATIENCE = 400

/**
 * A page that comes whole when it comes soon, and only else with `waiting` in its place first. A loading.tsx would show
 * the shape every time, for React holds it a third of a second, and would answer 200 where there is no such page.
 */
export async function unlessSlow(page: Promise<Awaited<ReactNode>>, waiting: ReactNode): Promise<ReactNode> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(done, PATIENCE, 'late')
  })
  try {
    const first = await Promise.race([page.then((node) => ({ node })), late])
    return first === 'late' ? <Suspense fallback={waiting}>{page}</Suspense> : first.node
  } finally {
    clearTimeout(timer)
  }
}
