import { listenToKeys } from '../ui/keys.ts'

/** Moves the picture of the rails, past React: nothing in it is drawn anew, only its width changes. */
export interface Zoom {
  /** Times as wide, about what is looked at: the focused step, else now where it is in sight, else the middle. */
  by(factor: number): void
  fit(): void
  /** Brings now into the middle. */
  toNow(): void
  detach(): void
}

const MOST = 16
/** How much a notch of a wheel or a press of a key zooms. */
export const STEP = 1.5
const PER_PIXEL = Math.log(STEP) / 100
/** What a press of Shift and an arrow pans: so much of what is in sight. */
const PAN = 0.25

/**
 * `scroller` holds `field`, which is as wide as it, times `--zoom`; turned upright the page itself scrolls. Wheel with
 * Ctrl (a pinch on a touch pad is one too) zooms at the pointer, the mouse drags the ground, `+` `−` `0` and Shift with
 * the arrows work wherever the focus is in it. A plain wheel is the page's.
 */
export function attachZoom(scroller: HTMLElement, field: HTMLElement): Zoom {
  const over = new AbortController()
  const { signal } = over
  let zoom = 1
  /** What waits for the next frame: by how much, and about which point of the screen. */
  let pending: { factor: number; x: number; y: number } | null = null

  const upright = () => getComputedStyle(field).writingMode.startsWith('vertical')

  function apply(to: number, x: number, y: number): void {
    const next = Math.min(MOST, Math.max(1, to))
    if (next === zoom) return
    const down = upright()
    const was = field.getBoundingClientRect()
    const at = down ? (y - was.top) / was.height : (x - was.left) / was.width
    zoom = next
    field.style.setProperty('--zoom', String(Math.round(zoom * 1000) / 1000))
    scroller.toggleAttribute('data-zoomed', zoom > 1)
    const is = field.getBoundingClientRect()
    // The moment under the pointer stays under it.
    if (down) window.scrollBy(0, is.top + at * is.height - y)
    else scroller.scrollLeft += is.left + at * is.width - x
  }

  function soon(factor: number, x: number, y: number): void {
    if (pending !== null) {
      pending.factor *= factor
      return
    }
    pending = { factor, x, y }
    requestAnimationFrame(() => {
      if (pending !== null && !signal.aborted) apply(zoom * pending.factor, pending.x, pending.y)
      pending = null
    })
  }

  /** What is looked at, as a point of the screen. */
  function lookedAt(): [number, number] {
    const view = scroller.getBoundingClientRect()
    const middle: [number, number] = [view.left + view.width / 2, view.top + view.height / 2]
    const focused = document.activeElement
    const of =
      focused !== scroller && scroller.contains(focused) ? focused : field.querySelector('.rails-now')
    if (of == null) return middle
    const box = of.getBoundingClientRect()
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const seen = upright() ? y > 0 && y < innerHeight : x >= view.left && x <= view.right
    return seen ? [x, y] : middle
  }

  function pan(share: number): void {
    if (upright()) window.scrollBy(0, share * innerHeight)
    else scroller.scrollLeft += share * scroller.clientWidth
  }

  scroller.addEventListener(
    'wheel',
    (e) => {
      if (!e.ctrlKey && !e.metaKey) return
      e.preventDefault()
      const pixels = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? e.deltaY * 33 : e.deltaY
      soon(Math.exp(-Math.max(-300, Math.min(300, pixels)) * PER_PIXEL), e.clientX, e.clientY)
    },
    { passive: false, signal },
  )
  listenToKeys(
    scroller,
    (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey) return
      const arrow = e.shiftKey
        ? { ArrowLeft: -PAN, ArrowUp: -PAN, ArrowRight: PAN, ArrowDown: PAN }[e.key]
        : undefined
      if (arrow !== undefined) pan(arrow)
      else if (e.key === '+' || e.key === '=') self.by(STEP)
      else if (e.key === '-' || e.key === '−') self.by(1 / STEP)
      else if (e.key === '0') self.fit()
      else return
      e.preventDefault()
      // The arrows alone go from step to step: that is another's to hear.
      e.stopPropagation()
    },
    { signal },
  )
  scroller.addEventListener(
    'pointerdown',
    (e) => {
      const onStep = e.target instanceof Element && e.target.closest('button') !== null
      if (e.pointerType !== 'mouse' || e.button !== 0 || zoom === 1 || onStep || upright()) return
      const [from, left] = [e.clientX, scroller.scrollLeft]
      const dragging = new AbortController()
      scroller.setPointerCapture(e.pointerId)
      // No text is selected by it; the focus comes here all the same.
      e.preventDefault()
      scroller.focus({ preventScroll: true })
      const end = () => dragging.abort()
      const options = { signal: dragging.signal }
      scroller.addEventListener(
        'pointermove',
        (m) => (scroller.scrollLeft = left + from - m.clientX),
        options,
      )
      scroller.addEventListener('pointerup', end, options)
      scroller.addEventListener('pointercancel', end, options)
    },
    { signal },
  )
  scroller.addEventListener(
    'dblclick',
    (e) => {
      if (e.target instanceof Element && e.target.closest('button') === null)
        soon(STEP * STEP, e.clientX, e.clientY)
    },
    { signal },
  )

  const self: Zoom = {
    by: (factor) => soon(factor, ...lookedAt()),
    fit: () => soon(1 / MOST, ...lookedAt()),
    toNow() {
      const now = field.querySelector('.rails-now')?.getBoundingClientRect()
      if (now === undefined) return
      const view = scroller.getBoundingClientRect()
      if (upright()) window.scrollBy(0, now.top - innerHeight / 2)
      else scroller.scrollLeft += now.left - (view.left + view.width / 2)
    },
    detach: () => over.abort(),
  }
  return self
}
