import { bilingual } from '../../messages/lang.ts'

/** The dead-man card, as the phone shows it. */
export const phoneCards = bilingual(
  {
    title: 'If the link goes down',
    unless: 'Unless you see',
    by: 'by',
    doThis: 'do this',
    confirm: 'I see it. All is well',
    fire: 'I am doing it now',
    due: 'It is time. Unless you see',
    fired: 'Do this now',
  },
  {
    title: '萬一斷線',
    unless: '如果沒看到',
    by: '時限',
    doThis: '就這樣做',
    confirm: '我看到了，一切正常',
    fire: '我現在就做',
    due: '時間到了。如果沒看到',
    fired: '現在就這樣做',
  },
)
