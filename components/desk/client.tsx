// The script of the Desk: takes over what the server drew. Bundled by server/setup/drawn/pages.mjs.
import { hydrateRoot } from 'react-dom/client'
import { handedOver } from '../drawn/boot.ts'
import { type DeskBoot, DeskRoot } from './root.tsx'

const page = document.getElementById('page')
if (page !== null) hydrateRoot(page, <DeskRoot {...handedOver<DeskBoot>()} />)
