import { z } from 'zod'
import { type Applies, type Rows, range, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { erasable } from '../log/erasable.ts'
import type { EventType } from '../log/events.ts'
import { erasePhoto } from '../photos/photos.ts'
import { formerAt } from './seats.ts'

export interface ErasureEvents {
  /** `person` is set when what was erased is a name somebody joined under, `photo` when it is a picture. */
  'event.erased': { seq: number; type: string; person?: string; photo?: { id: string; hash: string } }
}

export interface ErasureRefusals {
  'not-erasable': { type: string }
}

export const erasureShapes = () => ({
  'event.erase': { seq: z.number().int().min(1) },
})

export const erasureRows: Rows<typeof erasureShapes> = {
  'event.erase': { owner: 'yes' },
}

export const erasureTries: Tries<typeof erasureShapes> = () => ({
  'event.erase': { seq: range(1, 60) },
})

export const erasureVerbs: Verbs<'event.erase'> = {
  'event.erase'(_state, { seq }, _actor, { erasing }) {
    if (erasing === undefined || erasing === null) return no('no-such', { kind: 'event', id: String(seq) })
    if (!erasable.includes(erasing.type as EventType)) return no('not-erasable', { type: erasing.type })
    if (erasing.erased === true) return nothingToDo
    const person = erasing.person === undefined ? {} : { person: erasing.person }
    const photo = erasing.photo === undefined ? {} : { photo: erasing.photo }
    return happens({ type: 'event.erased', body: { seq, type: erasing.type, ...person, ...photo } })
  },
}

export const erasureApplies: Applies<ErasureEvents> = {
  'event.erased'(state, body) {
    if (body.photo !== undefined) return erasePhoto(state, body.photo.id)
    const person = body.person === undefined ? undefined : state.people[body.person]
    const former = person === undefined ? null : formerAt(person, body.seq)
    if (person !== undefined && former !== null) {
      const list = person.former?.map((f) => (f === former ? { ...f, name: '' } : f)) ?? []
      return { ...state, people: { ...state.people, [person.id]: { ...person, former: list } } }
    }
    // Whoever was named in that seat since keeps the name. Read from the start, the erased naming was passed over, so
    // an older one or none stands here: that goes too, as it went when the name was first given.
    if (person === undefined || (person.namedAt ?? 0) > body.seq) return state
    return { ...state, people: { ...state.people, [person.id]: { ...person, name: '', namedAt: null } } }
  },
}
