import { bilingual, type Lang } from '../../messages/lang.ts'
import type { AwayCode, CannotCode } from '../presets.ts'

/** What can be said with one tap, in the language of whoever reads it. */
export const presets = bilingual<{ cannot: Record<CannotCode, string>; away: Record<AwayCode, string> }>(
  {
    cannot: {
      'no-such-box': 'I can’t find that box',
      'no-way-in': 'I can’t get into the room',
      'other-label': 'The sticker doesn’t match',
      'in-the-way': 'Something is in the way',
      'no-reaction': 'Nothing happens',
      'not-sure-call-me': 'I’m not sure: call me',
    },
    away: {
      meal: 'Meal',
      smoke: 'Smoke break',
      meeting: 'Meeting',
      'other-box': 'At another box',
      home: 'Home for a while',
    },
  },
  {
    cannot: {
      'no-such-box': '找不到那台機器',
      'no-way-in': '進不了機房',
      'other-label': '標籤對不上',
      'in-the-way': '有東西擋著',
      'no-reaction': '按了沒有反應',
      'not-sure-call-me': '不確定，請打電話給我',
    },
    away: {
      meal: '吃飯',
      smoke: '抽菸',
      meeting: '開會',
      'other-box': '在另一台機器',
      home: '先回家一下',
    },
  },
)

/** Why somebody can't: what they chose, in the reader's language, and what they wrote, in their own. */
export function cannotText(
  { code, reason }: { code?: CannotCode | undefined; reason: string },
  lang: Lang,
): string {
  return beside(code === undefined ? '' : presets[lang].cannot[code], reason, lang)
}

/** Why somebody is away, as `cannotText`; '' when nothing was said. */
export function awayText(
  { code, reason = '' }: { code?: AwayCode | undefined; reason?: string | undefined },
  lang: Lang,
): string {
  return beside(code === undefined ? '' : presets[lang].away[code], reason, lang)
}

function beside(chosen: string, own: string, lang: Lang): string {
  if (chosen === '' || own === '') return chosen + own
  return `${chosen}${lang === 'en' ? ': ' : '：'}${own}`
}
