// The script of the Desk: takes over what the server drew. Bundled by server/setup/drawn/pages.mjs.
import { flushSync } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import { handedOver } from '../drawn/boot.ts'
import { type DeskBoot, DeskRoot } from './root.tsx'

const page = document.getElementById('page')
// At once: a key that is pressed on a page that has come is not pressed for nothing.
if (page !== null) flushSync(() => hydrateRoot(page, <DeskRoot {...handedOver<DeskBoot>()} />))
