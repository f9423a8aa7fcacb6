import type { EventType } from './events.ts'

/** Types whose body may be erased: words and pictures stand in them, so the chain and the state go on without. */
export const erasable: readonly EventType[] = ['talk.said', 'step.noted', 'person.named', 'photo.added']
