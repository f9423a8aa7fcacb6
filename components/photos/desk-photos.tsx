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
import { Fact } from '../ui/fact.tsx'
import { Spinner } from '../ui/loading.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { scaled, sendPhoto } from './send-photo.ts'
import { Shot } from './shot.tsx'

/** The photos of one thing or several, oldest first, or the newest alone; each opens large. Nothing where there are none. */
export function PhotoStrip({ of, newest = false }: { of: readonly PhotoAbout[]; newest?: boolean }) {
  const { state, lang } = useDesk()
  const all = of.flatMap((about) => photosOf(state, about)).sort((a, b) => a.seq - b.seq)
  const photos = newest ? all.slice(-1) : all
  if (photos.length === 0) return null
  return (
    <ul className="photo-strip" aria-label={deskPhotos[lang].title}>
      {photos.map((p, i) => (
        <li key={p.id}>
          <PhotoThumb photo={p} n={i + 1} />
        </li>
      ))}
    </ul>
  )
}

/** One photo, small; pressed, it opens large. `n`: which of several it is. */
export function PhotoThumb({ photo: p, n }: { photo: Photo; n: number }) {
  const { state, lang, actor, open } = useDesk()
  return (
    <button type="button" className="photo-thumb" onClick={() => open({ dialog: 'photo', photo: p.id })}>
      <Shot upgrade={state.id} photo={p} size="thumb" alt={photoWords[lang].alt(n, actor(p.by))} />
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
      <div className="photo-large">
        {broken ? (
          <Notice tone="warn">{own.gone}</Notice>
        ) : (
          <Shot
            upgrade={state.id}
            photo={photo}
            size="whole"
            alt={photoWords[lang].alt(1, actor(photo.by))}
            onError={() => setBroken(true)}
          />
        )}
      </div>
      {expect === '' ? null : (
        <div className="photo-expect">
          <h3>{own.compare}</h3>
          <p>{expect}</p>
        </div>
      )}
      <dl className="photo-facts">
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
      <label className={buttonLook({ kind: 'quiet', size: 'sm' }, 'photo-add')}>
        {busy ? <Spinner /> : null}
        {label}
        <input
          type="file"
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
