'use client'
import { type ChangeEvent, useState } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { Photo, PhotoAbout } from '../../domain/log/state.ts'
import { photoAddress, photosOf, shortHash } from '../../domain/photos/photos.ts'
import { deskPhotos } from '../../domain/photos/words/desk.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { deviceClock } from '../live/clock.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Spinner } from '../ui/loading.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { Fact } from '../ui/row.tsx'
import { scaled, sendPhoto } from './send-photo.ts'
import { Shot } from './shot.tsx'

/** The photos of one thing or several, oldest first, or the newest alone; each opens large. Nothing where there are none. */
export function PhotoStrip({ of, newest = false }: { of: readonly PhotoAbout[]; newest?: boolean }) {
  const { state, lang } = useDesk()
  const all = of.flatMap((about) => photosOf(state, about)).sort((a, b) => a.seq - b.seq)
  const photos = newest ? all.slice(-1) : all
  if (photos.length === 0) return null
  return (
    <ul className="my-1 flex flex-wrap gap-1.5" aria-label={deskPhotos[lang].title}>
      {photos.map((p, i) => (
        <li key={p.id}>
          <PhotoThumb photo={p} n={i + 1} />
        </li>
      ))}
    </ul>
  )
}

/** One photo, small; pressed, it opens large. `n`: which of several it is. */
export function PhotoThumb({ photo: p, n, className = '' }: { photo: Photo; n: number; className?: string }) {
  const { state, lang, actor, open } = useDesk()
  return (
    <button
      type="button"
      className={`photo-thumb block cursor-zoom-in overflow-hidden rounded-md border border-line bg-sunken hover:border-ink-faint ${className}`}
      onClick={() => open({ dialog: 'photo', photo: p.id })}
    >
      <Shot
        upgrade={state.id}
        photo={p}
        size="thumb"
        alt={photoWords[lang].alt(n, actor(p.by))}
        className="h-16.5 w-22 object-cover"
      />
    </button>
  )
}

/** One photo, as large as the screen lets it be, beside what should be seen on it. */
export function PhotoDialog({ photo: id }: { photo: string }) {
  const { state, lang, actor, zones, open } = useDesk()
  const own = deskPhotos[lang]
  const [broken, setBroken] = useState(false)
  const photo = state.photos[id]
  if (photo === undefined) return null
  const expect = expectOf(state, photo)
  return (
    <Dialog
      size="picture"
      title={own.view(actor(photo.by))}
      closeWord={desk[lang].close}
      onClose={() => open(null)}
    >
      <div className="grid gap-3.5">
        <div className="photo-large grid place-items-center bg-sunken">
          {broken ? (
            <Notice tone="warn">{own.gone}</Notice>
          ) : (
            <Shot
              upgrade={state.id}
              photo={photo}
              size="whole"
              alt={photoWords[lang].alt(1, actor(photo.by))}
              className="max-h-[62vh] w-auto"
              onError={() => setBroken(true)}
            />
          )}
        </div>
        {expect === '' ? null : (
          <div className="border-s-3 border-site ps-3">
            <h3 className="text-xs text-ink-faint">{own.compare}</h3>
            <p className="whitespace-pre-wrap">{expect}</p>
          </div>
        )}
        <dl className="flex flex-wrap gap-x-7 gap-y-2 text-sm [&_dt]:text-xs [&_dt]:text-ink-faint">
          <Fact name={own.takenAt}>
            <BothClocks instant={photo.at} {...zones} lang={lang} size="sm" date seconds />
          </Fact>
          <Fact name={own.size}>{own.pixels(photo.width, photo.height)}</Fact>
          <Fact name={own.fingerprint}>
            <code title={photo.hash}>{shortHash(photo.hash)}</code>
          </Fact>
        </dl>
        <p>
          <a href={photoAddress(state.id, photo.hash, 'whole')} target="_blank" rel="noreferrer">
            {own.whole}
          </a>
        </p>
      </div>
    </Dialog>
  )
}

function expectOf(state: ReturnType<typeof useDesk>['state'], { about }: Photo): string {
  if (about.kind === 'request') return state.requests[about.id]?.expect ?? ''
  if (about.kind === 'step') return (state.steps[about.id] ?? state.rollBackSteps[about.id])?.expect ?? ''
  return ''
}

/** Takes a picture from this computer, or its camera, for a step or a box. */
export function AddPhoto({ about, label, aloud }: { about: PhotoAbout; label: string; aloud?: string }) {
  const { state, me, lang, can } = useDesk()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState('')
  if (!can('photo.add') || state.head.photosForbidden === true) return null
  async function chosen(e: ChangeEvent<HTMLInputElement>) {
    const field = e.currentTarget
    const [file] = field.files ?? []
    if (file === undefined) return
    setBusy(true)
    setWhy('')
    const bytes = await scaled(file).catch(() => null)
    const sent =
      bytes === null
        ? { now: 'refused' as const, why: photoWords[lang].tooLarge }
        : await sendPhoto({
            id: newId('p'),
            upgrade: state.id,
            account: me.account,
            about,
            takenAt: deviceClock.now(),
            bytes,
            hash: '',
            refused: null,
          })
    if (sent.now !== 'stored') setWhy(sent.why === '' ? deskPhotos[lang].noLine : sent.why)
    setBusy(false)
    field.value = ''
  }
  return (
    <>
      <label
        className={buttonLook(
          { kind: 'quiet', size: 'sm' },
          'relative overflow-hidden focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
        )}
      >
        {busy ? <Spinner /> : null}
        {label}
        {/* The whole button is the field. */}
        <input
          type="file"
          className="absolute inset-0 cursor-pointer opacity-0"
          accept="image/*"
          aria-label={aloud === undefined ? label : `${label}: ${aloud}`}
          disabled={busy}
          onChange={(e) => void chosen(e)}
        />
      </label>
      <Fault>{why}</Fault>
    </>
  )
}
