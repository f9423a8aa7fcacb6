import { bilingual } from '../../messages/lang.ts'

/** Whom a request is for, as the Desk asks and shows it. */
export const whom = bilingual(
  {
    to: 'Who',
    toDuty: (names: string) => (names === '' ? 'Whoever is on duty' : `Whoever is on duty (${names})`),
    notThere: (name: string) => `${name} is not on site now.`,
    asked: (name: string) => `to ${name}`,
    doer: 'Who did it',
    call: (name: string) => `Call ${name}`,
    called: 'I have called',
    noNumber: 'No number is known here.',
  },
  {
    to: '請誰做',
    toDuty: (names) => (names === '' ? '值班的人' : `值班的人（${names}）`),
    notThere: (name) => `${name}現在不在現場。`,
    asked: (name) => `請${name}做`,
    doer: '是誰做的',
    call: (name) => `請打電話給${name}`,
    called: '我打過了',
    noNumber: '這裡沒有電話號碼。',
  },
)
