import { Bone, Skeleton } from '../ui/loading.tsx'

/** Rows of the list of upgrades before it has come. */
export function ListSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <Skeleton label={label} className="upgrades-page">
      <div className="upgrades">
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
          <div key={i} className="upgrade">
            <div className="upgrade-what">
              <Bone wide="19rem" tall="1.375rem" />
              <Bone wide="13rem" />
            </div>
            <div className="upgrade-clocks">
              <Bone wide="11rem" tall="1.5rem" />
              <Bone wide="11rem" tall="1.5rem" />
            </div>
            <div className="upgrade-rails">
              <Bone wide="100%" tall="2.25rem" />
            </div>
          </div>
        ))}
      </div>
    </Skeleton>
  )
}

/** The Desk before it has come: the bar, the line to glance at, the rails, the panels. */
export function DeskSkeleton({ label }: { label: string }) {
  return (
    <Skeleton label={label} className="desk-skeleton">
      <div className="desk-bar">
        <div className="desk-bar-title">
          <Bone wide="18rem" tall="1.25rem" />
        </div>
        <div className="desk-clocks">
          <Bone wide="13rem" tall="2.75rem" />
          <Bone wide="13rem" tall="2.75rem" />
        </div>
      </div>
      <div className="glance">
        <Bone wide="min(70%, 34rem)" tall="1.75rem" />
      </div>
      <div className="desk-skeleton-main">
        <div className="desk-skeleton-rails">
          <Bone wide="100%" tall="5.5rem" />
          <Bone wide="100%" tall="5.5rem" />
        </div>
        {['now', 'steps', 'hands', 'talk'].map((panel) => (
          <div key={panel} className={`panel desk-skeleton-${panel}`}>
            <div className="panel-head">
              <Bone wide="6rem" />
            </div>
            <div className="panel-body">
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
