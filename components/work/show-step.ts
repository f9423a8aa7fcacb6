/** Opens a step in the list, with its phase, brings it into sight and puts the focus there. */
export function showStep(step: string): void {
  const row = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`)
  if (row === null) return
  const phase = row.closest('details')
  if (phase !== null) phase.open = true
  if (row.getAttribute('aria-expanded') !== 'true') row.click()
  row.scrollIntoView({ block: 'nearest' })
  row.focus()
}
