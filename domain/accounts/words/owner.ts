import { bilingual } from '../../messages/lang.ts'

/** Coming in by the owner’s link. */
export const ownerLink = bilingual(
  {
    title: 'Open Farhand as its owner',
    lead: 'The owner creates upgrades, invites people and may erase. The link works once, so open it on the device you will use.',
    do: 'Open Farhand as owner',
    signedIn: (name: string) => `You are signed in as ${name}. This account becomes the owner’s.`,
    over: {
      used: 'This owner link has been used',
      expired: 'This owner link has expired',
      unknown: 'This owner link is for another installation',
    },
    again: 'Create a new one on the server, in Farhand’s folder:',
    copy: 'Copy the command',
    copied: 'Copied',
  },
  {
    title: '以擁有者身分開啟 Farhand',
    lead: '擁有者可以建立升級作業、邀請人員，也可以刪除內容。連結只能用一次，請在你要使用的裝置上開啟。',
    do: '以擁有者身分開啟',
    signedIn: (name) => `你目前以「${name}」登入，這個帳號將成為擁有者。`,
    over: {
      used: '這個擁有者連結已經用過了',
      expired: '這個擁有者連結已過期',
      unknown: '這個擁有者連結不屬於這台伺服器',
    },
    again: '請在伺服器的 Farhand 資料夾執行這行，取得新的連結：',
    copy: '複製指令',
    copied: '已複製',
  },
)
