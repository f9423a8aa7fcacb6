import localFont from 'next/font/local'

/**
 * The faces of every page but the phone's: served by this server, latin letters only. Inter is for words; B612, drawn for
 * the screens of cockpits, for what is read at a glance (docs/decisions/0010-the-look.md).
 * Stand-ins of the same width are in tokens.css, so nothing moves when these come.
 */
const words = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-words',
  display: 'swap',
  adjustFontFallback: false,
})

const figures = localFont({
  src: [
    { path: '../node_modules/@fontsource/b612/files/b612-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/b612/files/b612-latin-700-normal.woff2', weight: '700' },
  ],
  variable: '--face-figures',
  display: 'swap',
  adjustFontFallback: false,
})

const typed = localFont({
  src: [
    { path: '../node_modules/@fontsource/b612-mono/files/b612-mono-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/b612-mono/files/b612-mono-latin-700-normal.woff2', weight: '700' },
  ],
  variable: '--face-typed',
  display: 'swap',
  adjustFontFallback: false,
  // Only for devices that have no typewriter face of their own worth the name.
  preload: false,
})

/** Classes for the root element: they name the faces for the style sheets. */
export const faces = `${words.variable} ${figures.variable} ${typed.variable}`
