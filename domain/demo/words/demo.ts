import { bilingual } from '../../messages/lang.ts'
import type { Played } from '../demo.ts'

/** Words of the demo: its pages, and the people who are played. */
export const demo = bilingual(
  {
    title: 'The weekend in three minutes',
    name: (title: string) => `Demo: ${title}`,
    lead: 'A true story: the upgrader sits in Massachusetts, the machines stand in Taipei. A colleague there is his hands. You see his desk and her phone, side by side.',
    facts: [
      'Not a video: this is the real server, on a clock of its own.',
      'Pause at any time and take over: what would you do now?',
    ],
    play: 'Play the weekend',
    again: 'From the start',
    pause: 'Pause',
    goOn: 'Go on',
    takeOver: 'Take over',
    takeOverHint: 'What would you do now?',
    leave: 'All upgrades',
    back: 'Go on watching',
    desk: 'Desk',
    phone: 'Phone',
    deskOf: (name: string) => `${name}’s desk`,
    phoneOf: (name: string) => `${name}’s phone`,
    views: 'Which screen',
    clocks: 'Time in the story',
    progress: 'How far the story is told',
    chapterOf: (n: number, all: number) => `${n} of ${all}`,
    paused: 'Paused',
    withFarhand: 'With Farhand',
    yours: 'Your turn now',
    yoursText:
      'You have the upgrader’s seat at the desk and the colleague’s phone beside it. The clock goes at real speed. What would you do now?',
    over: 'That was the weekend',
    overText:
      'Every word and every tap is in the log, with both clocks. Look round, or plan one of your own.',
    own: 'Plan your own',
    ownerOnly: 'Whoever runs this server can start the demo.',
    running: 'A demo is being played. Watch it, or start one of your own.',
    replaced: 'Another demo was started.',
    visitor: 'Guest',
    people: { upgrader: 'Dale', sentinel: 'Mei-ling', boss: 'Mr Chen', outside: 'Pat' } satisfies Record<
      Played,
      string
    >,
    lost: 'The link to Taipei is down. The phone works without it.',
    /** What happened that night, and what it would have cost. */
    night:
      'The new gateway failed and cut the link, and Taipei was back online half an hour later, because the order to put the cable back was already on Mei-ling’s phone; in 1998 it took the telephone, and a bill of over $200.',
  },
  {
    title: '三分鐘看完那個週末',
    name: (title) => `示範：${title}`,
    lead: '真實故事：負責升級的人在麻州，機器在台北，由台北的同事當他的雙手。左邊是他的作業台，右邊是她的手機。',
    facts: [
      '這不是影片：全程在真的伺服器上執行，只是用自己的時鐘。',
      '隨時可以暫停，換你接手：這時你會怎麼做？',
    ],
    play: '播放這個週末',
    again: '從頭開始',
    pause: '暫停',
    goOn: '繼續',
    takeOver: '換我接手',
    takeOverHint: '這時你會怎麼做？',
    leave: '所有升級作業',
    back: '繼續觀看',
    desk: '作業台',
    phone: '手機',
    deskOf: (name) => `${name}的作業台`,
    phoneOf: (name) => `${name}的手機`,
    views: '要看哪個畫面',
    clocks: '故事中的時間',
    progress: '故事進度',
    chapterOf: (n, all) => `${n}／${all}`,
    paused: '已暫停',
    withFarhand: '有了 Farhand',
    yours: '現在由你作主',
    yoursText: '作業台前的位置是你的，旁邊同事的手機也由你操作。時鐘改以真實速度前進。這時你會怎麼做？',
    over: '這就是那個週末',
    overText: '說過的每句話、每一次點按都在紀錄中，兩地時間俱全。四處看看，或規劃你自己的升級。',
    own: '規劃自己的升級',
    ownerOnly: '示範要由架設這台伺服器的人開始。',
    running: '正在播放一場示範。可以一起看，也可以另外開始一場。',
    replaced: '已另外開始一場示範。',
    visitor: '訪客',
    people: { upgrader: 'Dale', sentinel: '美玲', boss: '陳經理', outside: 'Pat' },
    lost: '台北的連線斷了，手機照常可用。',
    night:
      '新閘道器失敗、連線中斷，但「把線插回去」的指示早就存在美玲的手機裡，台北半小時後就恢復連線；1998 年那一夜靠的是電話，帳單超過兩百美元。',
  },
)

export type DemoWords = (typeof demo)['en']
