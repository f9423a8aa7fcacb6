import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import type { PeopleEvents } from '../rules.ts'

export const peopleLines = bilingual<Lines<PeopleEvents>>(
  {
    'person.invited': ({ role, person }, n) =>
      `created an invitation: ${names.en.role[role].toLowerCase()}${person === null ? '' : `, ${n.person(person)}`}`,
    'invite.revoked': () => 'revoked an invitation',
    'person.joined': ({ role }) => `joined as ${names.en.role[role].toLowerCase()}`,
    'person.named': ({ name }) => `is now called ${name}`,
    'person.revoked': ({ person }, n) => `removed ${n.person(person)}`,
    'lead.taken': () => 'took the lead',
    'token.added': ({ name }) => `created a script token: ${name}`,
    'token.revoked': () => 'revoked a script token',
    'event.erased': ({ seq, photo }) =>
      photo === undefined ? `erased the words of line ${seq}` : `erased the photo of line ${seq}`,
  },
  {
    'person.invited': ({ role, person }, n) =>
      `建立邀請：${names['zh-TW'].role[role]}${person === null ? '' : `，${n.person(person)}`}`,
    'invite.revoked': () => '撤銷邀請',
    'person.joined': ({ role }) => `加入，席位是${names['zh-TW'].role[role]}`,
    'person.named': ({ name }) => `改名為${name}`,
    'person.revoked': ({ person }, n) => `移除${n.person(person)}`,
    'lead.taken': () => '接手主導',
    'token.added': ({ name }) => `建立指令稿權杖：${name}`,
    'token.revoked': () => '撤銷指令稿權杖',
    'event.erased': ({ seq, photo }) => `刪除第 ${seq} 行的${photo === undefined ? '內容' : '照片'}`,
  },
)
