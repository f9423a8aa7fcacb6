/** As high as the longest caption, so that what is below it stays where it is. */
export const caption =
  'max-w-200 min-h-25 min-w-0 flex-1 text-base text-pretty max-[75rem]:min-h-30 max-md:min-h-39'
export const captionTitle = 'text-lg leading-[1.3] font-heading'
/** What the tool does about it, after a dash. */
export const tool =
  'mt-0.5 text-good before:me-2 before:inline-block before:h-0.75 before:w-4.5 before:rounded-[1px] before:bg-current before:align-[0.25em]'
/** A page as it is, drawn in a frame, scaled from its first corner. */
export const framed = 'absolute top-0 left-0 size-full origin-top-left'
/** Behind the other of the two where only one has room. It goes on living there. */
export const behind = 'max-md:invisible max-md:absolute'
