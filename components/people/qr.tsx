import { useEffect } from 'react'
import { later } from '../drawn/later.ts'

/** What draws them: few pages show one, and all that do have made a link before. */
export const pictures = later(() => import('uqr'))

/** A link as a picture that a phone's camera reads, at most as wide as `className` says; its place until it is drawn. */
export function Qr({ link, alt, className }: { link: string; alt: string; className: string }) {
  const there = pictures.use()
  useEffect(() => pictures.bring(), [])
  const look = `qr aspect-square rounded-md bg-[#fff] ${className}`
  if (there === null) return <span className={`block ${look}`} />
  const svg = there.renderSVG(link, { border: 2 })
  return (
    // biome-ignore lint/performance/noImgElement: it is made here; there is nothing to fetch or to optimise.
    <img className={look} alt={alt} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
  )
}
