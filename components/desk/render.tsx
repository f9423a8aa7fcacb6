// The server's half of the Desk, bundled apart from Next (server/setup/drawn/pages.mjs): Next's routes see a React without
// state or context, and this page needs the very components that its script takes over.
import { renderToString } from 'react-dom/server'
import { shell } from '../../domain/messages/shell.ts'
import type { Made, Reader } from '../drawn/boot.ts'
import { type Drawing, drawing } from '../drawn/document.tsx'
import { DeskSkeleton } from '../listing/skeletons.tsx'
import { type DeskBoot, DeskRoot } from './root.tsx'

export function deskPage(reader: Reader, made: Made): Drawing<DeskBoot> {
  return drawing(reader, made, <DeskSkeleton label={shell[reader.lang].loading} />, (boot) => ({
    title: boot.state.head.title,
    html: renderToString(<DeskRoot {...boot} />),
    boot,
  }))
}
