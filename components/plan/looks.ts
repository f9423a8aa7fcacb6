/** Looks that recur on the plan's page. */

export const stack = 'grid grid-cols-1 gap-3.5'
export const buttons = 'flex flex-wrap gap-1.5'
export const facts = 'plan-facts grid gap-2.5 [&_dt]:text-xs [&_dt]:text-ink-faint'

/** Fields that share a line where there is room; `wide` is one of them with room for a sentence. */
export const fieldRow = 'flex flex-wrap gap-3 *:min-w-0 *:flex-[1_1_10rem]'
export const wide = 'flex-[3_1_18rem]!'
export const textRow = 'flex flex-wrap gap-3 *:min-w-0 *:flex-[1_1_18rem]'
export const checks = 'flex flex-wrap gap-x-5'
/** Of fields beside many others. */
export const dense = { size: 'sm' } as const
export const editField = 'grid min-w-0 content-start gap-1.5'

/** One person, shift or machine in its panel, and what stands there while there is none. */
export const thing =
  'plan-thing grid grid-cols-1 gap-3 border-s-3 border-s-(color:--side,transparent) px-pad py-3.5 not-first:border-t not-first:border-t-line'
export const thingFoot = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs *:only:ms-auto'
export const none = 'px-pad pt-3 text-sm text-ink-soft'

/** A line of the list of phases and steps. A bar stands where one would be dropped. */
export const entry =
  'relative not-first:border-t not-first:border-t-line data-[moving=true]:opacity-45 data-drop:before:absolute data-drop:before:inset-x-0 data-drop:before:z-2 data-drop:before:h-0.75 data-drop:before:rounded-[2px] data-drop:before:bg-focus data-[drop=before]:before:-top-0.5 data-[drop=after]:before:-bottom-0.5'
