import { bilingual } from './lang.ts'

/** What the desk says of where people are and how they can be reached; times and lengths come as text. */
export const whereaboutsWords = bilingual(
  {
    left: (length: string) => `${length} left`,
    overdue: (length: string) => `overdue by ${length}`,
    rang: 'rung',
    ahead: { leaving: 'leaves at', later: 'leaves at', staying: 'stays until' },
    asked: 'Asked whether they leave: no answer yet.',
    leaves: (name: string, back: string | null) =>
      back === null ? `${name} says: leaving.` : `${name} says: leaving, back at ${back}.`,
    later: (name: string, at: string) => `${name} says: leaving later, at ${at}.`,
    stays: (name: string, until: string) => `${name} says: staying until ${until}.`,
    rtt: (ms: number) => `round trip ${ms} ms`,
  },
  {
    left: (length) => `還有 ${length}`,
    overdue: (length) => `逾時 ${length}`,
    rang: '已響鈴',
    ahead: { leaving: '離開時間', later: '離開時間', staying: '會留到' },
    asked: '已詢問是否離開，還沒有回答。',
    leaves: (name, back) => (back === null ? `${name}：會離開。` : `${name}：會離開，${back} 回來。`),
    later: (name, at) => `${name}：晚點走，${at} 離開。`,
    stays: (name, until) => `${name}：會留到 ${until}。`,
    rtt: (ms) => `來回 ${ms} 毫秒`,
  },
)
