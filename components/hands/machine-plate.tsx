import { useState } from 'react'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { Machine } from '../../domain/log/state.ts'
import { photoAddress, pictureOf } from '../../domain/photos/photos.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { sticker, stickerSize, warn } from '../phone/look.tsx'
import { useHands, When } from '../phone/tools.tsx'
import { Shot } from '../photos/shot.tsx'

/** Which box: what stands on it, as it stands there, and where it is. Its name too, where the two differ. */
export function MachinePlate({ id }: { id: string | null }) {
  const { state, lang } = useHands()
  const machine = id === null ? undefined : state.machines[id]
  if (machine === undefined) return null
  return (
    <div className="flex items-center gap-3.5 my-3 short:my-2">
      <Picture id={machine.id} label={machine.sticker} />
      <div className="flex-1 min-w-0">
        <p className={`${sticker} ${stickerSize.large} mb-1.5`}>{machine.sticker}</p>
        {machine.formerName === null ? null : (
          <p className={warn}>{phoneRequests[lang].nowNamed(machine.sticker, machine.name)}</p>
        )}
        {machine.place === '' ? null : <p className="text-ink-soft">{machine.place}</p>}
        <Condition machine={machine} />
      </div>
    </div>
  )
}

/** How it is: what it said itself, or that it is gone. A person's "up" is nothing to go by in front of the box. */
function Condition({ machine: { condition } }: { machine: Machine }) {
  const { names } = useHands()
  const { state, by, at } = condition
  if (state === 'unknown' || (state === 'up' && !by.startsWith('token:'))) return null
  return (
    <p className={state === 'up' ? 'text-ink-soft' : warn}>
      {names.condition[state]} <When at={at} seconds />
    </p>
  )
}

const portrait = 'block size-[clamp(4.25rem,22vw,6rem)] border border-line rounded-lg object-cover'

/** What the box looks like, led to its whole picture; where there is none, or it can't be had, the drawing of one. */
function Picture({ id, label }: { id: string; label: string }) {
  const { state, lang } = useHands()
  const [broken, setBroken] = useState('')
  const photo = pictureOf(state, id)
  if (photo === null || photo.hash === broken) return <Tower />
  return (
    <a
      className="flex-none"
      href={photoAddress(state.id, photo.hash, 'whole')}
      target="_blank"
      rel="noreferrer"
    >
      <Shot
        upgrade={state.id}
        photo={photo}
        size="thumb"
        alt={photoWords[lang].altBox(label)}
        className={portrait}
        onError={() => setBroken(photo.hash)}
      />
    </a>
  )
}

/** What the box looks like, beside its name: nothing where there is no picture of it. */
export function Portrait({ id }: { id: string }) {
  const { state } = useHands()
  const [broken, setBroken] = useState('')
  const photo = pictureOf(state, id)
  if (photo === null || photo.hash === broken) return null
  return (
    <span className="flex-none">
      <Shot
        upgrade={state.id}
        photo={photo}
        size="thumb"
        alt=""
        className={portrait}
        onError={() => setBroken(photo.hash)}
      />
    </span>
  )
}

/** A box with a label on it. */
function Tower() {
  return (
    <svg
      className="flex-none w-17 p-1 border border-line rounded-lg bg-sunken fill-none stroke-line-strong stroke-[1.75] short:hidden"
      strokeLinecap="round"
      viewBox="0 0 64 76"
      aria-hidden="true"
    >
      <rect x="13" y="5" width="38" height="62" rx="3" />
      <path d="M18 10h28v7H18zM18 20h28v7H18zM31 24h10M19 53h26M19 57h26M19 61h26M17 67v4M47 67v4" />
      <circle className="fill-good stroke-none" cx="42" cy="46.5" r="2" />
      <rect className="fill-[#fbf5e3] stroke-site" x="18" y="32" width="28" height="9" rx="1" />
    </svg>
  )
}

/** What is to be written on which box. */
export function Relabels({ ids }: { ids: readonly string[] }) {
  const { state, lang } = useHands()
  const machines = ids.map((id) => state.machines[id]).filter((m): m is Machine => m !== undefined)
  return (
    <ul>
      {machines.map((m) => (
        <li key={m.id} className="my-3">
          <span className="sr-only">{phoneRequests[lang].writeOn(m.sticker, m.name)}</span>
          <span aria-hidden="true">
            <span className={`${sticker} ${stickerSize.small} opacity-75 line-through`}>{m.sticker}</span>
            {' → '}
            <span className={`${sticker} ${stickerSize.small}`}>
              {m.sticker === m.sticker.toUpperCase() ? m.name.toUpperCase() : m.name}
            </span>
          </span>
          {m.place === '' ? null : <span className="block mt-1.5 text-ink-soft">{m.place}</span>}
        </li>
      ))}
    </ul>
  )
}
