import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import type { RequestKind } from '../kinds.ts'
import type { HandsRefusals } from '../rules.ts'

/** What is asked is a press: nothing else in the sentence may be read before that it must not be. */
const presses = (kind: RequestKind | undefined) =>
  kind === 'reset' ||
  kind === 'power-cycle' ||
  kind === 'power-off' ||
  kind === 'power-on' ||
  kind === 'press-key'

export const handsRefusals = bilingual<Says<HandsRefusals>>(
  {
    'too-late': ({ was, at, kind }, n) =>
      `Too late: ${presses(kind) ? 'do not press' : 'do not do it'}. ${names.en.request[was]}${n.when(at, ' ')}.`,
    'nobody-there': ({ why, leavesAt, next, who }, n) =>
      `${why === 'nobody' ? (who === undefined ? 'Nobody is on site now' : `${who} is not on site now`) : `${who ?? 'Whoever is on site'} leaves${leavesAt === null ? ' before that' : n.when(leavesAt, ' at ')}, before it can be done`}. ${next === null ? `It is not known when ${who ?? 'somebody'} comes` : `${who ?? 'Somebody'} is next on site${n.when(next, ' at ')}`}. Wait for them, telephone, or ask anyway and say why.`,
    'wrong-box': ({ sticker }) =>
      `Stop: the box that was picked is not ${sticker}. Touch nothing until the upgrader tells you to continue.`,
    'wrong-request-state': ({ state }) =>
      `The request is “${names.en.request[state]}” now, so this no longer applies. Look at its newest state.`,
    'too-early': ({ at }, n) => `It is too early for this${n.when(at, '; wait until ')}.`,
  },
  {
    'too-late': ({ was, at, kind }, n) =>
      `太遲了，請${presses(kind) ? '不要按' : '不要動手'}。${names['zh-TW'].request[was]}${n.when(at, '：')}。`,
    'nobody-there': ({ why, leavesAt, next, who }, n) =>
      `${why === 'nobody' ? (who === undefined ? '現在現場沒有人' : `${who}現在不在現場`) : `${who ?? '現場的人'}會在${leavesAt === null ? '做完之前' : n.when(leavesAt, ' ')}離開，來不及做完`}。${next === null ? '不知道什麼時候會有人' : `${who === undefined ? '下次有人' : `${who}下次到場`}：${n.time(next)}`}。請等人到場、打電話，或說明理由後照樣送出。`,
    'wrong-box': ({ sticker }) => `停：選到的機器不是 ${sticker}。在遠端工程師說可以之前，什麼都別碰。`,
    'wrong-request-state': ({ state }) =>
      `這項請求目前是「${names['zh-TW'].request[state]}」，這個動作不再適用。請看它的最新狀態。`,
    'too-early': ({ at }, n) => `時候還沒到${n.when(at, '，請等到 ')}。`,
  },
)
