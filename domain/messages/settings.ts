import { bilingual } from './lang.ts'

/** Words of the Settings page. */
export const settings = bilingual(
  {
    title: 'Settings',
    saved: 'Saved.',
    save: 'Save',
    name: {
      title: 'Name',
      hint: 'For the upgrades you join from now on. Where you have a seat, you keep the name the others know.',
    },
    screens: {
      title: 'Screens',
      lead: 'In this browser. The language also goes with you to your other devices.',
    },
    clock: { label: 'Clocks', h24: '24 hours', h12: '12 hours' },
    theme: { label: 'Dark or light', dark: 'Dark', light: 'Light', device: 'As the device' },
    sound: {
      title: 'Sound',
      lead: 'On the desk of this browser: a short tone when the hands answer, a lower one for a new line.',
      on: 'Play sounds',
      volume: 'Volume',
      test: 'Play it once',
    },
    links: {
      title: 'Links and tokens given out',
      lead: 'Whoever has one of these can come in, report, or read the times. Take back what is not needed any more.',
      none: 'Nothing that you could take back is open.',
      invite: (role: string) => `Invitation: ${role}`,
      token: (name: string) => `Script token: ${name}`,
      calendar: 'Your calendar link',
      to: 'to',
      left: 'good for another',
      revoke: 'Take back',
      revokeOf: (what: string, upgrade: string) => `Take back, ${what}, ${upgrade}`,
      revoked: 'Taken back. It opens nothing any more.',
      notRevoked: 'It could not be taken back: it was used, or taken back already.',
    },
  },
  {
    title: '設定',
    saved: '已儲存。',
    save: '儲存',
    name: {
      title: '名字',
      hint: '用於之後加入的升級作業。已經參與的作業，會保留其他人認得的名字。',
    },
    screens: { title: '畫面', lead: '只在這個瀏覽器有效；語言也會套用到你的其他裝置。' },
    clock: { label: '時鐘', h24: '24 小時制', h12: '12 小時制' },
    theme: { label: '明暗', dark: '深色', light: '淺色', device: '跟隨裝置' },
    sound: {
      title: '聲音',
      lead: '在這個瀏覽器的作業台：現場回應時響起短音，有新訊息時則是較低的聲音。',
      on: '播放聲音',
      volume: '音量',
      test: '試聽一次',
    },
    links: {
      title: '已發出的連結與權杖',
      lead: '持有者可以進入、回報，或看到時間。不再需要的，請收回。',
      none: '目前沒有你能收回的連結或權杖。',
      invite: (role) => `邀請：${role}`,
      token: (name) => `指令稿權杖：${name}`,
      calendar: '你的行事曆連結',
      to: '給',
      left: '有效時間還有',
      revoke: '收回',
      revokeOf: (what, upgrade) => `收回：${what}，${upgrade}`,
      revoked: '已收回，不能再用它進入。',
      notRevoked: '無法收回：它已經用過，或已被收回。',
    },
  },
)
