/**
 * The faces that stand at the top of every page but the phone's, to be fetched with the sheet that names them (app/faces.css,
 * where the same addresses stand).
 */
export const FACES = [
  '/faces/inter-latin-wght-normal.woff2?v=5.3.0',
  '/faces/b612-latin-400-normal.woff2?v=5.3.0',
  '/faces/b612-latin-700-normal.woff2?v=5.3.0',
]
