import { useEffect, useRef, useState } from 'react'
import { photosOfJob } from '../../domain/hands/one-job.ts'
import type { PhotoAbout } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { photoAddress, pictureOf } from '../../domain/photos/photos.ts'
import { photoWords } from '../../domain/photos/words/photos.ts'
import { press, soft, warn } from '../phone/look.tsx'
import { Press, useHands } from '../phone/tools.tsx'
import type { QueuedPhoto } from './queued.ts'
import { Shot } from './shot.tsx'

const picture = 'block w-full h-24 border border-line rounded-md bg-sunken object-cover'

/**
 * The photos of what the card asks, and the button that opens the camera. `machine`: the box the card is about, whose
 * picture is asked for while there is none. `main`: taking one is what is asked.
 */
export function PhotosPart(props: { about: PhotoAbout; machine: string | null; main?: boolean }) {
  const { about, machine, main = false } = props
  const { state, lang, can, nameOf, photos } = useHands()
  const words = photoWords[lang]
  const box: PhotoAbout | null = machine === null ? null : { kind: 'machine', id: machine }
  const shown = photosOfJob(state, about)
  const waiting = (photos?.queue ?? []).filter((p) => same(p.about, about) || (box && same(p.about, box)))
  const may = can('photo.add')
  if (!may && shown.length === 0) return null
  return (
    <div className="my-3.5">
      {shown.length + waiting.length === 0 ? null : (
        <ul className="shots grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2 mb-2.5">
          {shown.map((p, i) => (
            <li key={p.id}>
              <a href={photoAddress(state.id, p.hash, 'whole')} target="_blank" rel="noreferrer">
                <Shot
                  upgrade={state.id}
                  photo={p}
                  size="thumb"
                  alt={words.alt(i + 1, nameOf(p.by))}
                  className={picture}
                />
              </a>
            </li>
          ))}
          {waiting.map((p) => (
            <Waiting key={p.id} photo={p} />
          ))}
        </ul>
      )}
      {!may ? null : state.head.photosForbidden === true ? (
        <p className={soft}>{words.forbidden}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Camera
            about={about}
            main={main && shown.length + waiting.length === 0}
            label={shown.length + waiting.length === 0 ? words.take : words.another}
          />
          {box === null ||
          pictureOf(state, box.id) !== null ||
          waiting.some((p) => same(p.about, box)) ? null : (
            <Camera about={box} label={words.takeBox} />
          )}
        </div>
      )}
    </div>
  )
}

/** One tap opens the camera, its shutter is the second; without script, a third sends it. */
function Camera({ about, label, main = false }: { about: PhotoAbout; label: string; main?: boolean }) {
  const { state, lang, idFor, photos } = useHands()
  const words = photoWords[lang]
  const [busy, setBusy] = useState(false)
  const [large, setLarge] = useState(false)
  const name = `${about.kind}:${about.id}`
  const input = useRef<HTMLInputElement>(null)
  const ready = photos !== null
  async function taken() {
    const [file] = input.current?.files ?? []
    if (photos === null || file === undefined) return
    setBusy(true)
    setLarge(!(await photos.take(about, file).catch(() => true)))
    setBusy(false)
    // The same picture may be chosen again.
    input.current?.form?.reset()
  }
  // One that was taken before there was anything to take it: till then its form could have been sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once, when it can be.
  useEffect(() => {
    if (ready) void taken()
  }, [ready])
  return (
    <form
      method="post"
      action={`/u/${state.id}/photos`}
      encType="multipart/form-data"
      // Wide enough for the longest word of its label: else it has a line of its own.
      className="flex-[1_1_12rem]"
      onSubmit={photos === null ? undefined : (e) => e.preventDefault()}
    >
      {/* Letters first, as in every id of a thing. */}
      <input type="hidden" name="id" value={`p${idFor(`photo:${name}`)}`} />
      <input type="hidden" name="about" value={name} />
      <label className={`press-camera ${press(main ? 'big' : 'plain', 'over')}`}>
        <svg
          className="flex-none w-6 fill-none stroke-current stroke-[1.75]"
          strokeLinejoin="round"
          viewBox="0 0 24 24"
          aria-hidden="true"
        >
          <path d="M3 8h4l2-3h6l2 3h4v11H3z" />
          <circle cx="12" cy="13" r="3.5" />
        </svg>
        <span>{busy ? words.preparing : label}</span>
        <input
          ref={input}
          type="file"
          name="photo"
          accept="image/*"
          capture="environment"
          required
          disabled={busy}
          onChange={() => void taken()}
        />
      </label>
      {photos === null ? <Press kind="quiet">{words.send}</Press> : null}
      {large ? (
        <p className={warn} role="alert">
          {words.tooLarge}
        </p>
      ) : null}
    </form>
  )
}

/** A picture on its way: what it shows, and how far it has come. */
function Waiting({ photo: p }: { photo: QueuedPhoto }) {
  const { lang, photos } = useHands()
  const words = photoWords[lang]
  const src = useShown(p.bytes)
  const [broken, setBroken] = useState(false)
  const refused = p.state === 'refused'
  const at =
    p.state === 'refused'
      ? words.state.refused + joins[lang].colon + (p.refused ?? '')
      : p.state === 'stored'
        ? phoneSaid[lang].stored
        : p.kept === false
          ? words.state.notKept
          : p.state === 'sending' && photos?.up === true
            ? words.state.sending
            : p.setback
              ? words.trying(p.setback)
              : photos?.up === true
                ? words.state.queued
                : words.state.offline
  return (
    <li className="grid col-span-full grid-cols-[6rem_1fr] items-center gap-x-3 gap-y-2">
      {src === null || broken ? null : (
        // biome-ignore lint/performance/noImgElement: it is in this page's memory
        <img className={picture} src={src} alt="" onError={() => setBroken(true)} />
      )}
      <p
        className={`first:col-span-full ${refused ? 'text-bad font-semibold' : 'text-ink-soft'}`}
        role="status"
      >
        {at}
      </p>
      {refused ? (
        <div className="flex col-span-full gap-2 [&>button]:min-h-19">
          <button type="button" className={press()} onClick={() => photos?.again(p.id)}>
            {words.again}
          </button>
          <button type="button" className={press('quiet')} onClick={() => photos?.drop(p.id)}>
            {words.drop}
          </button>
        </div>
      ) : null}
    </li>
  )
}

/** The address of a picture that is only here. */
function useShown(bytes: ArrayBuffer): string | null {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes]))
    setSrc(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return src
}

const same = (a: PhotoAbout, b: PhotoAbout) => a.kind === b.kind && a.id === b.id
