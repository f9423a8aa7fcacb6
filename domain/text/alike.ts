/**
 * Letters that are drawn as another: Cyrillic and Greek as Latin, kana as Han. By the table of Unicode TR39
 * (confusables.txt), and some that only small print makes the same.
 */
const drawnAs = new Map(
  [
    ['АВЕЅЗІЇЈКМНОРСТУХҮҺӀԌԚԜԁ', 'ABES3IIJKMHOPCTYXYHIGQWd'],
    ['авеѕзіїјкмнорстухүһӏԍԛԝг', 'abes3iijkmhopctyxyhigqwr'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
    ['αεηικνορςτυχγσϲϳω', 'aenikvopctuxyocjw'],
    ['ıɑɡɩłŁøØđĐħʟᴀᴄᴅᴇᴍᴏ', 'iagilLoOdDhlacdemo'],
    ['ロニカタトエハー', '口二力夕卜工八一'],
  ].flatMap(([from = '', to = '']) => [...from].map((c, i) => [c, [...to][i] as string] as const)),
)

/**
 * What a reader sees of a name: two names with the same skeleton read alike. Without case, accents, blanks,
 * punctuation and marks that nobody sees; of letters of several scripts that are drawn alike, one. Never '' for a name
 * that shows anything.
 */
export function skeleton(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}/gu, '')
  const letters = [...plain.replace(/[\u0300-\u036f\u20d0-\u20ff]/g, '')].map((c) => drawnAs.get(c) ?? c)
  const drawn = letters
    .join('')
    .toLowerCase()
    .replace(/[i1|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
  return drawn.replace(/[\p{P}\p{Z}\s]/gu, '').normalize('NFC') || plain.trim()
}

/** Whether somebody who reads one name may take it for the other. */
export function readAlike(a: string, b: string): boolean {
  // A letter that is no other's twin as it stands may be one in capitals: ν and Ν, η and Η.
  const as = [(s: string) => s, (s: string) => s.toLowerCase(), (s: string) => s.toUpperCase()]
  return as.some((written) => skeleton(written(a)) === skeleton(written(b)))
}
