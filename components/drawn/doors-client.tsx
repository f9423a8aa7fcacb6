// The script of the doors: makes alive what on them is pressed, and leaves the rest as it is. Bundled by
// server/setup/drawn/pages.mjs; the pages work without it.
import type { ComponentType } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { ClockFormat } from '../time/clock-format.tsx'
import { type DoorsBoot, handedOver } from './boot.ts'
import * as islands from './islands.ts'

const { hour12, handed } = handedOver<DoorsBoot>()
for (const box of document.querySelectorAll<HTMLElement>('#page [data-island]')) {
  const [name, props] = handed[Number(box.dataset['island'])] ?? ['', {}]
  const Of = (islands as Record<string, ComponentType<object>>)[name]
  if (Of !== undefined)
    hydrateRoot(
      box,
      <ClockFormat hour12={hour12}>
        <Of {...props} />
      </ClockFormat>,
    )
}
