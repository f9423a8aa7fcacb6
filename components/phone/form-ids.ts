/** How many characters of a page's own random number stand in its command ids. */
export const NONCE = 16

/**
 * The command id of a form: the page's own random number and a digest of the form's name, so that the page need not
 * carry a list of ids and its script finds the very ids that stand in the forms. `round` counts how often it was sent.
 */
export function formId(nonce: string, form: string, round = 0): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), 0x01000193)
  return `${nonce}-${(hash >>> 0).toString(36)}${round === 0 ? '' : `-${round}`}`
}
