import type { Boot } from '../../components/phone/boot.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { APPLY_VERSION } from '../../domain/log/state.ts'
import { mei, meOf, type Night } from '../factories.ts'

type Ask = Extract<CommandInput, { type: 'request.ask' }>

/** Asks the hands to press reset on the dolphin, unless told otherwise. */
export function ask(more: Partial<Ask> = {}): Ask {
  return {
    type: 'request.ask',
    id: 'r',
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text: 'Press reset',
    expect: '',
    allowance: 10,
    expiresAt: null,
    ...more,
  }
}

/** What Mei's page of hands is made of, in English unless told otherwise. */
export function bootOf(night: Night, more: Partial<Boot> = {}): Boot {
  return {
    applyVersion: APPLY_VERSION,
    state: night.state,
    me: meOf(night, mei),
    lang: 'en',
    lines: [],
    now: night.realNow,
    nonce: 'abcdefghijklmnop',
    focus: null,
    said: null,
    still: false,
    light: null,
    ...more,
  }
}
