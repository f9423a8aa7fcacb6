import { type BestStart, type BestStartQuestion, bestStart } from '../../domain/schedule/best-start.ts'
import { type TellQuestion, type Told, tell } from '../../domain/schedule/told.ts'

/** What a worker can be asked. */
export type Job =
  | { kind: 'tell'; question: TellQuestion }
  | { kind: 'best-start'; question: BestStartQuestion }
export type Result<J extends Job> = J extends { kind: 'tell' } ? Told : BestStart

/** Whoever answers a job, wherever that is done. Rejects when it can't be answered. */
export type Ask = <J extends Job>(job: J) => Promise<Result<J>>

export function answer<J extends Job>(job: J): Result<J> {
  return (job.kind === 'tell' ? tell(job.question) : bestStart(job.question)) as Result<J>
}
