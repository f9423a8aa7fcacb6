import type { Photo } from '../../domain/log/state.ts'
import { photoAddress } from '../../domain/photos/photos.ts'

/** A photo in a page, small or whole, at its own proportions. */
export function Shot(props: {
  upgrade: string
  photo: Pick<Photo, 'hash' | 'width' | 'height'>
  size: 'whole' | 'thumb'
  alt: string
  className?: string
  onError?: () => void
}) {
  const { hash, width, height } = props.photo
  return (
    // biome-ignore lint/performance/noImgElement: behind the sign-in, where Next's own fetching has no cookie
    <img
      src={photoAddress(props.upgrade, hash, props.size)}
      alt={props.alt}
      width={width}
      height={height}
      className={props.className}
      onError={props.onError}
    />
  )
}
