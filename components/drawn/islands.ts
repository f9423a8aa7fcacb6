// What of the doors a script makes alive; all else of them is as the server drew it. The bundler reads this list, too
// (server/setup/drawn/islands.mjs).
export { Leftovers } from '../leaving/leftovers.tsx'
export { RailsAtRest } from '../rails/at-rest.tsx'
export { LangSwitch, ThemeSwitch } from '../shell/switches.tsx'
export { ComposingEscape } from '../ui/composing-escape.tsx'
export { CopyButton } from '../ui/copy.tsx'
