import { bilingual } from '../../messages/lang.ts'
import type { Doer } from '../../plan/plan.ts'

const zhDoer: Record<Doer, string> = { upgrader: '遠端工程師', sentinel: '現場人員' }

/** Who is here, and the taking of a free seat, as the Desk shows it. */
export const peopleHere = bilingual(
  {
    title: 'Who is here',
    you: 'you',
    lead: 'leads',
    here: 'connected',
    notHere: 'not connected',
    free: 'nobody yet',
    takeSeat: (role: Doer, name: string) => {
      const kind = role === 'upgrader' ? 'upgrader' : 'sentinel'
      return name === '' ? `Take the ${kind}’s seat` : `Take ${name}’s seat (${kind})`
    },
    noSeat: 'You own this server but have no seat here: you can look and plan, but not run the upgrade.',
    takeLead: 'Take the lead',
    seats: 'Seats and invitations',
    seatTitle: 'Take a seat',
    seatName: 'Your name, as others will see it',
    seatDo: 'Take the seat',
  },
  {
    title: '誰在線上',
    you: '你',
    lead: '主導',
    here: '已連線',
    notHere: '未連線',
    free: '還沒有人',
    takeSeat: (role, name) => (name === '' ? `擔任${zhDoer[role]}` : `接下${name}的席位（${zhDoer[role]}）`),
    noSeat: '你擁有這台伺服器，但在這次升級中沒有席位：可以查看與規劃，不能執行。',
    takeLead: '改由我主導',
    seats: '席位與邀請',
    seatTitle: '接下席位',
    seatName: '你的姓名，其他人會看到',
    seatDo: '接下席位',
  },
)
