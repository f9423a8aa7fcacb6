import { bilingual } from '../../messages/lang.ts'

/** What the desk says of where people are and how they can be reached; times and lengths come as text. */
export const whereaboutsWords = bilingual(
  {
    until: 'until',
    onSite: 'on site',
    byWindow: 'scheduled on site',
    awayByWindow: 'not scheduled on site',
    nextHands: 'next on site',
    left: (length: string) => `${length} left`,
    overdue: (length: string) => `overdue by ${length}`,
    rang: 'rung',
    ahead: { leaving: 'leaves at', later: 'leaves at', staying: 'stays until' },
    asked: 'Asked whether they are leaving: no answer yet.',
    leaves: (name: string, back: string | null) =>
      back === null ? `${name} says: leaving.` : `${name} says: leaving, back at ${back}.`,
    later: (name: string, at: string) => `${name} says: leaving later, at ${at}.`,
    stays: (name: string, until: string) => `${name} says: staying until ${until}.`,
    lastHeard: 'last heard',
    rtt: (ms: number) => `round trip ${ms} ms`,
    notice: {
      ask: (label: string) => `${label}: leaving, staying or later?`,
      asked: (at: string) => `You are scheduled to leave at ${at}. Open to answer.`,
      late: 'Are you back?',
      meant: (at: string) =>
        `You said you would be back at ${at}. Open to say that you are, or that you need longer.`,
      backup: (name: string) => `${name} is overdue`,
      lookAfter: (name: string, at: string) =>
        `${name} was due back at ${at} and has not answered. You are on site: you may be needed.`,
    },
  },
  {
    until: '到',
    onSite: '在現場',
    byWindow: '依排班在現場',
    awayByWindow: '依排班不在現場',
    nextHands: '下次到現場',
    left: (length) => `還有 ${length}`,
    overdue: (length) => `逾時 ${length}`,
    rang: '已響鈴',
    ahead: { leaving: '離開時間', later: '離開時間', staying: '會留到' },
    asked: '已詢問是否離開，還沒有回答。',
    leaves: (name, back) => (back === null ? `${name}：會離開。` : `${name}：會離開，${back} 回來。`),
    later: (name, at) => `${name}：晚點走，${at} 離開。`,
    stays: (name, until) => `${name}：會留到 ${until}。`,
    lastHeard: '最後連線',
    rtt: (ms) => `來回 ${ms} 毫秒`,
    notice: {
      ask: (label) => `${label}：離開、留下，還是晚點走？`,
      asked: (at) => `依排班，你 ${at} 離開。請打開回答。`,
      late: '你回來了嗎？',
      meant: (at) => `你說 ${at} 會回來。請打開回報，或告知還要多久。`,
      backup: (name) => `${name}逾時未回`,
      lookAfter: (name, at) => `${name}說 ${at} 會回來，但還沒有回應。你在現場，可能需要你接手。`,
    },
  },
)
