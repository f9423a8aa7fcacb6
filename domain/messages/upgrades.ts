import { bilingual } from './lang.ts'

/** Words of the list of upgrades and of the front page. */
export const upgrades = bilingual(
  {
    groups: { now: 'Under way', ahead: 'To come', over: 'Over' },
    next: 'Next',
    hands: 'Hands on site',
    people: 'People',
    there: 'there now, until',
    thereOpen: 'there now',
    nextAt: 'next at',
    noHands: 'nobody is expected',
    noPeople: 'nobody has come in yet',
    more: (n: number) => `and ${n} more`,
    moves: {
      ready: 'Say that the plan is ready',
      start: 'Start it',
      resume: 'Resume it',
      close: 'Close it',
      over: 'Nothing more',
    },
    front: {
      title: 'Run an upgrade with hands half a world away',
      lead: 'One person at a keyboard, one on site with a phone, and a log that keeps every word, every press and every minute on both clocks. It holds when the link does not.',
      picture: 'A night’s plan on both sides’ clocks: the example that comes with Farhand.',
      ways: 'Come in',
      waysLead: 'There are no passwords. You come in by a link, and this browser then remembers you.',
    },
  },
  {
    groups: { now: '進行中', ahead: '即將開始', over: '已結束' },
    next: '下一步',
    hands: '現場人手',
    people: '人員',
    there: '現在有人，到',
    thereOpen: '現在有人',
    nextAt: '下次有人',
    noHands: '目前沒有排定的人手',
    noPeople: '還沒有人加入',
    more: (n) => `另外 ${n} 人`,
    moves: {
      ready: '確認計畫就緒',
      start: '開始作業',
      resume: '繼續作業',
      close: '結束作業',
      over: '沒有待辦事項',
    },
    front: {
      title: '人手在地球另一端，也能完成升級',
      lead: '一個人在鍵盤前，一個人拿著手機在現場；每句話、每次按鍵、每一分鐘，都以兩地的時鐘記下來。連線中斷時，它依然可靠。',
      picture: '同一夜的計畫，以兩地的時鐘呈現：Farhand 附帶的範例。',
      ways: '進入',
      waysLead: '這裡沒有密碼。從連結進入後，這個瀏覽器就會記得你。',
    },
  },
)
