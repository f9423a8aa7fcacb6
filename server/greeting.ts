import { renderUnicodeCompact } from 'uqr'
import type { Reach } from './network/reach.ts'

/**
 * What the start prints. `ownerLink` is null once the installation has an owner. The QR is drawn only when a phone can
 * open what it holds.
 */
export function greeting(said: { reach: Reach; ownerLink: string | null; dataDir: string }): string {
  const { reach, ownerLink, dataDir } = said
  const lines = [
    'Farhand is running. Ctrl-C stops it.',
    '',
    `  Address     ${reach.address}`,
    ownerLink === null
      ? '  Owner link  already used. `npm run owner-link` creates a new one.'
      : `  Owner link  ${ownerLink}   (works once, for 24 hours)`,
    `  Data        ${dataDir}`,
  ]
  if (reach.whyNoPhone !== null) lines.push(`  Phone       no QR: ${reach.whyNoPhone}`)
  else {
    lines.push(
      ownerLink === null ? '  Phone       the address:' : '  Phone       the owner link (it works once):',
      '',
      renderUnicodeCompact(ownerLink ?? reach.address, { border: 2 }),
    )
  }
  return `${lines.join('\n')}\n`
}

/** What `npm run demo` prints. `link` is good as long as it runs; `dataDir` null: the data goes with it. */
export function demoGreeting(said: { reach: Reach; link: string; dataDir: string | null }): string {
  const { reach, link, dataDir } = said
  const lines = [
    'The demo is ready: the whole weekend in three minutes. Ctrl-C stops it.',
    '',
    `  Open this   ${link}`,
    `  Address     ${reach.address}`,
    `  Data        ${dataDir ?? 'deleted when it stops'}`,
  ]
  if (reach.whyNoPhone !== null)
    lines.push(`  Phone       no QR: ${reach.whyNoPhone.replaceAll('npm start', 'npm run demo')}`)
  else lines.push('  Phone       the same link:', '', renderUnicodeCompact(link, { border: 2 }))
  return `${lines.join('\n')}\n`
}
