/** Scripts that are written with joiners: there U+200C and U+200D change what is read. */
const JOINED =
  '[\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}\\p{sc=Mymr}\\p{M}]'
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|[\\uFE0E\\uFE0F])*'
/** Where a mark that is nothing by itself changes what is seen beside it. */
const AT_WORK = [
  '[0-9#*]\\uFE0F\\u20E3',
  '\\u{1F3F4}[\\u{E0020}-\\u{E007F}]+',
  `${PICTURE}(?:\\u200D${PICTURE})*`,
  '\\p{sc=Han}[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  `${JOINED}+(?:[\\u200C\\u200D]${JOINED}+)+`,
].join('|')
/** Marks that show nothing, those that turn the text around them among them; controls, halves, and what is no character. */
const UNSEEN =
  '[\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}\\p{Noncharacter_Code_Point}\\p{Cs}\\uFFF9-\\uFFFB]'
const unseen = new RegExp(`(${AT_WORK})|${UNSEEN}`, 'gu')
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
/** Also what a terminal takes for a colour or a move, whole: without its first character the rest would be left to read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /\u001b\[[0-?]*[ -/]*[@-~]|[^\P{Cc}\n\t]/gu
const blank = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\p{Cf}\p{Cs}\u2800]*$/u

/**
 * Text of several lines without what nobody sees and formats, terminals or readers stumble over. Pasting brings it, who
 * typed can neither see nor find it, and a phone may hold it from before: so it is taken out and not refused.
 * - All ends of lines become `\n`; tabs stay.
 * - NUL and other controls, lone surrogates and what is no character go.
 * - Marks that turn text (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C) go: what is read is the order it is stored in.
 * - What shows nothing goes (U+200B, U+2060, U+FEFF, the soft hyphen, fillers), also within a command to copy; but joiners
 *   and selectors stay where they make a picture or a letter another.
 *
 * What shows nothing, but is more than white space, is ''. Cleaning what is clean changes nothing.
 */
export function cleanText(text: string): string {
  const clean = text
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(unseen, (_, atWork: string | undefined) => atWork ?? '')
  return /\S/.test(clean) && blank.test(clean) ? '' : clean
}

/** The same in one line: ends of lines and tabs become a space, and what is blank at the ends goes. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(/[\n\t]+|\r\n?|[\v\f\u0085\u2028\u2029]/gu, ' ')).trim()
}
