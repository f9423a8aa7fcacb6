import { Bone, Skeleton } from '../ui/loading.tsx'

/** The replay before its log has come, which takes a while on a bad line. */
export function ReplaySkeleton({ label }: { label: string }) {
  return (
    <Skeleton label={label}>
      <div className="grid gap-3">
        <Bone wide="100%" tall="5rem" />
        <Bone wide="100%" tall="24rem" />
        {['64%', '48%', '56%', '40%'].map((wide) => (
          <Bone key={wide} wide={wide} />
        ))}
      </div>
    </Skeleton>
  )
}
