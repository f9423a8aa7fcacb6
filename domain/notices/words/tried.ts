import { bilingual, type Lang } from '../../messages/lang.ts'
import type { ChannelKind, NoticeFault, Tried } from '../notices.ts'

interface TriedWords {
  title: string
  channel: Record<ChannelKind, string>
  why: Record<NoticeFault, string>
  /** Of push: what became of the phone, and what to do. */
  push: { ended: string; tooLong: string }
  /** Of mail, whose server is set by whoever runs this one: what mends it. */
  mail: { distrusted: string }
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
      'not-allowed':
        'this server sends nothing to that address; whoever runs it can allow it in OUTBOUND_ALLOW',
      'not-delivered': 'it was not delivered',
      nobody: 'nobody is left to be told',
    },
    push: {
      ended: 'the push service refused it; Farhand’s page must be opened on the phone',
      tooLong: 'the message is too long',
    },
    mail: {
      distrusted:
        'the mail server’s certificate is not trusted. Whoever runs this server names its authority in NODE_EXTRA_CA_CERTS; for a mail server on the same machine, ?ignoreTLS=true at the end of SMTP_URL',
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
      'not-allowed': '這台伺服器不會送到這個位址，管理者可在 OUTBOUND_ALLOW 中允許',
      'not-delivered': '沒有送達',
      nobody: '沒有其他人可以通知',
    },
    push: { ended: '推播服務拒收，請在手機上打開 Farhand 頁面', tooLong: '通知太長' },
    mail: {
      distrusted:
        '郵件伺服器的憑證不受信任。請管理者在 NODE_EXTRA_CA_CERTS 指定簽發者；郵件伺服器在同一台機器上時，也可在 SMTP_URL 結尾加上 ?ignoreTLS=true',
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
      ? words.failed(t.channel, who, whyText(t, lang, t.channel))
      : t.channel === 'tel'
        ? words.call(who)
        : words.sent(t.channel, who)
  if (t.n === 1) return line
  return lang === 'en' ? `${line} (${words.again(t.n)})` : `${line}（${words.again(t.n)}）`
}

/** Why a try by that channel failed, with the number that was answered. */
export function whyText(
  { why, status }: Pick<Tried, 'why' | 'status'>,
  lang: Lang,
  channel: ChannelKind | null,
): string {
  if (why === null) return ''
  const words = triedWords[lang]
  if (channel === 'mail' && why === 'not-trusted') return words.mail.distrusted
  if (status === null) return words.why[why]
  const { ended, tooLong } = words.push
  // After any of these a phone is rung no more until it has subscribed anew; after 413 only that message is over.
  const ofPush = [400, 401, 403, 404, 410].includes(status)
    ? ended
    : status === 413
      ? tooLong
      : words.why[why]
  const text = channel === 'push' ? ofPush : words.why[why]
  return lang === 'en' ? `${text} (${status})` : `${text}（${status}）`
}
