import type { Page } from '@playwright/test'
import type { PlanStep } from '../../domain/plan/plan.ts'

/** What the log says of the plan that a page shows, past the screen. */
export interface Stored {
  steps: Record<string, PlanStep>
  people: Record<string, { name: string; role: string }>
  machines: Record<string, { id: string; sticker: string }>
  phases: Record<string, { id: string; title: string; order: number }>
  head: { window: object | null }
}

export async function storedAt(page: Page): Promise<Stored> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const answer = await page.context().request.get(`/api/upgrades/${id}`)
  return ((await answer.json()) as { state: Stored }).state
}
/** Its steps as they are read. */
export const inOrder = ({ steps: all, phases }: Stored) =>
  Object.values(all).sort(
    (a, b) => (phases[a.phase]?.order ?? 0) - (phases[b.phase]?.order ?? 0) || a.order - b.order,
  )

/** Pastes as the browser does, wherever the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((said) => {
    const data = new DataTransfer()
    data.setData('text/plain', said)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }, text)
}
