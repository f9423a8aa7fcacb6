import type { ChannelKind, NoticeFault, Tried } from '../log/notices.ts'
import { bilingual, type Lang } from './lang.ts'

interface TriedWords {
  title: string
  channel: Record<ChannelKind, string>
  why: Record<NoticeFault, string>
  sent: (channel: ChannelKind, who: string) => string
  call: (who: string) => string
  failed: (channel: ChannelKind, who: string, why: string) => string
  nobody: string
  again: (n: number) => string
}

const enChannel: Record<ChannelKind, string> = {
  push: 'push',
  ntfy: 'ntfy',
  webhook: 'webhook',
  mail: 'e-mail',
  tel: 'telephone',
}
const zhChannel: Record<ChannelKind, string> = {
  push: '推播',
  ntfy: 'ntfy',
  webhook: 'webhook',
  mail: '電子郵件',
  tel: '電話',
}

/** Words for how people were told of a request: in the log, on the desk, in Settings. */
export const triedWords: Record<Lang, TriedWords> = bilingual<TriedWords>(
  {
    title: 'How people were told',
    channel: enChannel,
    why: {
      'no-device': 'no device has alerts turned on',
      gone: 'the address is gone',
      refused: 'the service refused it',
      timeout: 'no answer in time',
      unreachable: 'the service can’t be reached',
      redirected: 'the address redirects, and Farhand does not follow',
      'not-set-up': 'this server is not set up for it',
      'not-trusted': 'its certificate is not trusted',
      nobody: 'nobody is left to be told',
    },
    sent: (channel, who) => `${enChannel[channel]} to ${who}: handed over`,
    call: (who) => `time to call ${who}`,
    failed: (channel, who, why) => `${enChannel[channel]} to ${who} failed: ${why}`,
    nobody: 'Nobody else is on site and awake to be told. Telephone somebody.',
    again: (n) => `attempt ${n}`,
  },
  {
    title: '通知情形',
    channel: zhChannel,
    why: {
      'no-device': '沒有能收推播的裝置',
      gone: '位址已失效',
      refused: '通知服務拒收',
      timeout: '逾時沒有回應',
      unreachable: '連不上通知服務',
      redirected: '網址會轉址，Farhand 不跟隨',
      'not-set-up': '這台伺服器尚未設定',
      'not-trusted': '憑證不受信任',
      nobody: '沒有其他人可以通知',
    },
    sent: (channel, who) => `${zhChannel[channel]}給${who}：已送出`,
    call: (who) => `該打電話給${who}了`,
    failed: (channel, who, why) => `${zhChannel[channel]}給${who}失敗：${why}`,
    nobody: '沒有其他在場且醒著的人可以通知。請打電話找人。',
    again: (n) => `第 ${n} 次`,
  },
)

/** One try as words, without its time. */
export function triedLine(t: Omit<Tried, 'at' | 'person'>, who: string, lang: Lang): string {
  const words = triedWords[lang]
  if (t.channel === null || t.why === 'nobody') return words.nobody
  const line =
    t.why !== null
      ? words.failed(t.channel, who, whyText(t, lang))
      : t.channel === 'tel'
        ? words.call(who)
        : words.sent(t.channel, who)
  if (t.n === 1) return line
  return lang === 'en' ? `${line} (${words.again(t.n)})` : `${line}（${words.again(t.n)}）`
}

/** Why a try failed, with the number that the other side gave. */
export function whyText({ why, status }: Pick<Tried, 'why' | 'status'>, lang: Lang): string {
  if (why === null) return ''
  const text = triedWords[lang].why[why]
  if (status === null) return text
  return lang === 'en' ? `${text} (${status})` : `${text}（${status}）`
}
