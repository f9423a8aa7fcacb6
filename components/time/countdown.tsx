import { formatIso } from '../../domain/time/format.ts'

/** How long until an instant, to the second: "9:42", "1:05:00"; never below zero. `now` is the caller's. */
export function Countdown({ to, now }: { to: number; now: number }) {
  const seconds = Math.max(0, Math.ceil((to - now) / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return (
    <time className="text-[2.5rem] leading-[1.1]" dateTime={formatIso(to, 'UTC')}>
      {hours > 0 ? `${hours}:${two(minutes)}` : minutes}:{two(seconds % 60)}
    </time>
  )
}
