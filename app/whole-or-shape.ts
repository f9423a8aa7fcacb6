import type { Drawing } from '../components/drawn/document.tsx'

/** As long as nobody minds an empty tab, ms. */
const PATIENCE = 400
/** After a page that failed once its shape was sent: it asks for itself again, and is answered by then. In seconds. */
const AGAIN = '<meta http-equiv="refresh" content="2">'

/**
 * A page whole when it comes soon; only else its shape at once, and the rest when it is there. Rejects as `data` does, while
 * nothing has been sent.
 */
export async function wholeOrShape<T>(
  drawing: Drawing<T>,
  data: Promise<T>,
): Promise<string | ReadableStream<Uint8Array>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(done, PATIENCE, 'late')
  })
  try {
    const first = await Promise.race([data.then((there) => ({ there })), late])
    return first === 'late' ? inTwo(drawing, data) : drawing.whole(first.there)
  } finally {
    clearTimeout(timer)
  }
}

function inTwo<T>(drawing: Drawing<T>, data: Promise<T>): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  return new ReadableStream({
    async start(out) {
      out.enqueue(text.encode(drawing.shape()))
      const rest = await data.then((there) => drawing.rest(there)).catch(() => AGAIN)
      // Whoever went away meanwhile has closed it.
      try {
        out.enqueue(text.encode(rest))
        out.close()
      } catch {}
    },
  })
}
