import { IANAZone, Settings } from 'luxon'

// An invalid date must be an error where it is made, not the text "Invalid DateTime" on a phone.
Settings.throwOnInvalid = true
declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true
  }
}

/** Whether there is a zone of this name, an IANA one. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/** Minutes east of UTC at an instant (epoch ms), as a function of the instant; of a zone that `isZone` knows. */
export function offsetsOf(zone: string): (instant: number) => number {
  const iana = IANAZone.create(zone)
  return (instant) => iana.offset(instant)
}
