// What a phone's page loads once it lives (server/setup/drawn/hands.mjs): none of it is needed for the first tap.
export { refusalText } from '../../domain/messages/refusals.ts'
export { keepOffline } from '../kept/offline.ts'
export { startPhotos } from '../photos/start-photos.ts'
export { Below, Looks, OnPaper } from './below.tsx'
export { Notices } from './notices.tsx'
