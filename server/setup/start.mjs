// What `dist/server.mjs` is made from. Apart from the server itself, whose packages an unfit Node may not even be able to
// read: then this one line would never be printed.
import { needNode } from './node.mjs'

needNode()
await import('./farhand.mjs')
