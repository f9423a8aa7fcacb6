import { renderSVG } from 'uqr'

/** A link as a picture that a phone's camera reads, at most as wide as `className` says. */
export function Qr({ link, alt, className }: { link: string; alt: string; className: string }) {
  const svg = renderSVG(link, { border: 2 })
  return (
    // biome-ignore lint/performance/noImgElement: it is made here; there is nothing to fetch or to optimise.
    <img
      className={`qr aspect-square rounded-md bg-[#fff] ${className}`}
      alt={alt}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
    />
  )
}
