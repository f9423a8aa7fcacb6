import { bilingual } from '../../messages/lang.ts'
import type { SayingsOf } from './file-saying.ts'

export type NamedKind = 'person' | 'machine' | 'phase' | 'step' | 'hands'

/** What can be wrong between the things that a plan file names. */
export interface FileThingFaults {
  'doubled-id': { kind: NamedKind; id: string; firstLine: number }
  'no-such': { kind: NamedKind; id: string; nearest: string | null }
  /** A step names somebody who can't do it: their role is another. */
  'other-role': { id: string; role: string; by: string }
  circle: { steps: string[] }
  /** The answers in another language are not as many as the original's. */
  'answers-differ': { found: number; needs: number }
}

const kindsEn: Record<NamedKind, string> = {
  person: 'person',
  machine: 'machine',
  phase: 'phase',
  step: 'step',
  hands: 'hands window',
}
const kindsZh: Record<NamedKind, string> = {
  person: '人員',
  machine: '機器',
  phase: '階段',
  step: '步驟',
  hands: '到場時段',
}

export const thingSayings = bilingual<SayingsOf<FileThingFaults>>(
  {
    'doubled-id': ({ kind, id, firstLine }) => ({
      reason: `There is already a ${kindsEn[kind]} “${id}”, on line ${firstLine}.`,
      repair: 'Give one of the two another id.',
    }),
    'no-such': ({ kind, id, nearest }) => ({
      reason: `There is no ${kindsEn[kind]} “${id}” in this file.`,
      repair: nearest === null ? `Add it, or name another ${kindsEn[kind]}.` : `Did you mean “${nearest}”?`,
    }),
    'other-role': ({ id, role, by }) => ({
      reason: `The step is for the role “${by}”, and “${id}” has the role “${role}”.`,
      repair: `Name somebody with the role “${by}”, or leave “person” out.`,
    }),
    circle: ({ steps }) => ({
      reason: `These steps wait for each other in a circle: ${steps.join(' → ')}.`,
      repair: 'Change one “after”. A step without “after” waits for the step above it.',
    }),
    'answers-differ': ({ found, needs }) => ({
      reason: `The original has ${needs} answers, and this has ${found}.`,
      repair: `Write ${needs}, in the same order as the original.`,
    }),
  },
  {
    'doubled-id': ({ kind, id, firstLine }) => ({
      reason: `第 ${firstLine} 行已經有${kindsZh[kind]}「${id}」。`,
      repair: '請替其中一個換個代號。',
    }),
    'no-such': ({ kind, id, nearest }) => ({
      reason: `這個檔案裡沒有${kindsZh[kind]}「${id}」。`,
      repair: nearest === null ? `請補上，或改用其他${kindsZh[kind]}。` : `是不是要寫「${nearest}」？`,
    }),
    'other-role': ({ id, role, by }) => ({
      reason: `這一步由「${by}」執行，但「${id}」的角色是「${role}」。`,
      repair: `請改填角色是「${by}」的人，或拿掉「person」。`,
    }),
    circle: ({ steps }) => ({
      reason: `這些步驟繞成一圈互相等待：${steps.join(' → ')}。`,
      repair: '請改其中一個「after」。沒寫「after」的步驟會等它上面的那一步。',
    }),
    'answers-differ': ({ found, needs }) => ({
      reason: `原文有 ${needs} 個答案，這裡有 ${found} 個。`,
      repair: `請寫 ${needs} 個，順序與原文相同。`,
    }),
  },
)
