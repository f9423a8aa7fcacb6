import type { Side } from './side-clock.tsx'

/** Both sides of an upgrade, as `BothClocks` takes them: their zones, and what they are called. */
export function sidesOf({ site, home }: Record<Side, { name: string; zone: string }>) {
  return { siteZone: site.zone, homeZone: home.zone, siteName: site.name, homeName: home.name }
}
