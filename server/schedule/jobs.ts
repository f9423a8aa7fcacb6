import {
  type BestStart,
  type BestStartQuestion,
  bestStart,
  type Candidate,
  tryStart,
} from '../../domain/schedule/best-start.ts'
import { type TellQuestion, type Told, tell } from '../../domain/schedule/told.ts'

/** What a worker can be asked. */
export type Job =
  | { kind: 'tell'; question: TellQuestion }
  | { kind: 'best-start'; question: BestStartQuestion }
  | { kind: 'try-start'; question: BestStartQuestion; start: number }
interface Results {
  tell: Told
  'best-start': BestStart
  'try-start': Candidate
}
export type Result<J extends Job> = Results[J['kind']]

/** Whoever answers a job, wherever that is done. Rejects when it can't be answered. */
export type Ask = <J extends Job>(job: J) => Promise<Result<J>>

export function answer<J extends Job>(job: J): Result<J> {
  return resultOf(job) as Result<J>
}

function resultOf(job: Job): Results[Job['kind']] {
  switch (job.kind) {
    case 'tell':
      return tell(job.question)
    case 'best-start':
      return bestStart(job.question)
    case 'try-start':
      return tryStart(job.question, job.start)
  }
}
