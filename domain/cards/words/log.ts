import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { CardEvents } from '../rules.ts'

export const cardLines = bilingual<Lines<CardEvents>>(
  {
    'card.armed': ({ unless, then, dueAt }, n) =>
      `armed the card: if “${unless}” is not seen by ${n.time(dueAt)}, then “${then}”`,
    'card.extended': ({ dueAt }, n) => `extended the card to ${n.time(dueAt)}`,
    'card.held': ({ awake }) =>
      awake
        ? 'has the card on the phone; its screen stays on'
        : 'has the card on the phone; its screen may turn off',
    'card.disarmed': ({ reason }, n) => `stood the card down${n.because(reason)}`,
    'card.done': ({ saw, entered, conflict }, n) =>
      `did what the card says${saw === '' ? '' : `, saw: ${saw}`}${n.entered(entered)}${conflict === undefined ? '' : `. Attention: the card had been stood down by then`}`,
    'card.confirmed': () => 'stood the card down: what it waits for was seen',
    'card.fired': ({ conflict }, n) =>
      n.byClock
        ? 'announced that the card is due; both sides are asked'
        : `is carrying out the card${conflict === undefined ? '' : `. Attention: the card had been stood down by then`}`,
  },
  {
    'card.armed': ({ unless, then, dueAt }, n) =>
      `設定應變卡：到 ${n.time(dueAt)} 若未見「${unless}」，就「${then}」`,
    'card.extended': ({ dueAt }, n) => `應變卡延到 ${n.time(dueAt)}`,
    'card.held': ({ awake }) =>
      awake ? '手機裡有應變卡，螢幕會一直亮著' : '手機裡有應變卡，但螢幕可能會變暗',
    'card.disarmed': ({ reason }, n) => `取消應變卡${n.because(reason)}`,
    'card.done': ({ saw, entered, conflict }, n) =>
      `已照應變卡處理${saw === '' ? '' : `，看到：${saw}`}${n.entered(entered)}${conflict === undefined ? '' : `。注意：當時這張卡已經取消`}`,
    'card.confirmed': () => '取消應變卡：已經看到了',
    'card.fired': ({ conflict }, n) =>
      n.byClock
        ? '應變卡時間到了，詢問雙方'
        : `正在照應變卡處理${conflict === undefined ? '' : `。注意：當時這張卡已經取消`}`,
  },
)
