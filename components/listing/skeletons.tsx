import { Bone, Skeleton } from '../ui/loading.tsx'
import { panelLook } from '../ui/panel.tsx'

/** Rows of the list of upgrades before it has come. */
export function ListSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <Skeleton label={label}>
      <div className="rounded-lg border border-line bg-panel">
        {Array.from({ length: rows }, (_, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
            key={i}
            className="grid gap-x-6 gap-y-3 border-b border-line px-4 py-3 last:border-b-0 md:grid-cols-2"
          >
            <div className="grid gap-3">
              <Bone wide="min(100%, 19rem)" tall="1.375rem" />
              <Bone wide="13rem" />
            </div>
            <div className="grid content-start gap-3">
              <Bone wide="min(100%, 17rem)" />
              <Bone wide="11rem" />
            </div>
          </div>
        ))}
      </div>
    </Skeleton>
  )
}

/** Where the panels of the Desk stand on a wide screen, those that do not come one after the other. */
const place: Record<string, string> = {
  now: '@[56.25rem]:col-[1/3]',
  talk: '@[75rem]:[grid-area:1/3/span_3]',
}

/** The Desk before it has come: the bar, the line to glance at, the rails, the panels. */
export function DeskSkeleton({ label }: { label: string }) {
  return (
    <Skeleton label={label} className="desk-skeleton @container [&>p]:px-4">
      <div className="flex min-h-13 items-center gap-x-3 border-b-2 border-line bg-panel px-3 py-1 max-sm:flex-wrap">
        <div className="flex-1">
          <Bone wide="min(100%, 14rem)" tall="1.25rem" />
        </div>
        <div className="flex gap-x-2">
          <Bone wide="9rem" tall="2.5rem" />
          <Bone wide="9rem" tall="2.5rem" />
        </div>
      </div>
      <div className="flex items-center border-b border-line bg-panel px-4 pt-2 pb-2.25">
        <Bone wide="min(70%, 34rem)" tall="1.75rem" />
      </div>
      <div className="grid grid-cols-1 gap-3 p-3 @[56.25rem]:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] @[75rem]:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)_clamp(21rem,27vw,26rem)]">
        <div className="grid gap-4 @max-[56.25rem]:*:h-3 @[56.25rem]:col-[1/3]">
          <Bone wide="100%" tall="5.5rem" />
          <Bone wide="100%" tall="5.5rem" />
        </div>
        {['now', 'steps', 'hands', 'talk'].map((panel) => (
          <div key={panel} className={`${panelLook.box} ${place[panel] ?? ''}`}>
            <div className={panelLook.head}>
              <Bone wide="6rem" />
            </div>
            <div className={`${panelLook.body} grid gap-3`}>
              <Bone wide="85%" />
              <Bone wide="60%" />
              <Bone wide="75%" />
            </div>
          </div>
        ))}
      </div>
    </Skeleton>
  )
}
