import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { PeopleRefusals } from '../rules.ts'

export const peopleRefusals = bilingual<Says<PeopleRefusals>>(
  {
    'invite-over': ({ state }) =>
      state === 'used'
        ? 'This invitation has been used. If it was not by you, tell whoever invited you, and ask for a new one.'
        : state === 'revoked'
          ? 'This invitation was revoked. Ask whoever invited you for a new one.'
          : state === 'ended'
            ? 'The upgrade has ended, and the invitation with it.'
            : 'This invitation has expired. Ask whoever invited you for a new one.',
    'already-a-member': () => 'You already have a seat in this upgrade. Open it from the list.',
    'seat-taken': ({ person }) =>
      `The seat${person === '' ? '' : ` of ${person}`} is taken. Ask whoever invited you for another.`,
    'name-taken': ({ name }) =>
      `${name === '' ? 'Somebody else here already has this name, or one that reads like it' : `There is already a ${name} here, or a name that reads like it`}. Add a family name or a company, so that nobody takes you for them.`,
    'not-a-member': () => 'You have no seat in this upgrade. Take a seat first, or ask for an invitation.',
    'last-lead': () =>
      'Nobody else is at the keyboard. Let another upgrader join first; only the owner may remove the last one.',
    'not-erasable': () => 'Only words and photos can be erased: lines of talk, notes, names and photos.',
  },
  {
    'invite-over': ({ state }) =>
      state === 'used'
        ? '這份邀請已經用過了。如果不是你用的，請告訴邀請你的人，並索取新的邀請。'
        : state === 'revoked'
          ? '這份邀請已撤銷。請向邀請你的人索取新的邀請。'
          : state === 'ended'
            ? '這次升級已經結束，邀請也隨之失效。'
            : '這份邀請已過期。請向邀請你的人索取新的邀請。',
    'already-a-member': () => '你在這次升級中已經有席位，請從清單開啟。',
    'seat-taken': ({ person }) =>
      `${person === '' ? '這個' : `「${person}」的`}席位已經有人。請向邀請你的人索取別的席位。`,
    'name-taken': ({ name }) =>
      `${name === '' ? '這裡已經有人用這個姓名，或看起來一樣的姓名' : `這裡已經有「${name}」，或看起來一樣的姓名`}。請加上姓氏或公司名稱，才不會認錯人。`,
    'not-a-member': () => '你在這個升級作業中沒有席位。請先接下席位，或索取邀請。',
    'last-lead': () => '沒有其他遠端工程師了。請先讓另一位加入；只有擁有者能移除最後一位。',
    'not-erasable': () => '只有文字與照片可以刪除：對話、備註、姓名與照片。',
  },
)
