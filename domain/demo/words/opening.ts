import { bilingual } from '../../messages/lang.ts'
import type { BeatId } from '../chapters.ts'
import type { Caption } from './captions.ts'

/** What is told before the story: its gravest quarter of an hour. */
export const demoOpening = bilingual(
  {
    /** Said above each of them: that it comes out of its turn. */
    label: 'Opening; then from Friday on',
    wait: 'Opening the screens',
    beats: {
      asked: {
        title: 'The request goes out',
        text: 'Almost four in the morning in Massachusetts. Dale asks for hands, and a phone rings in Taipei.',
        tool: 'Both screens show one thing to do, and whose it is.',
      },
      coming: {
        title: 'She is on her way',
        text: 'Mei-ling asks once more which box, and sets out.',
        tool: 'He sees that she has read it, and that she comes.',
      },
      wrong: {
        title: 'The wrong box',
        text: 'The two boxes have just changed names. She reads out the sticker in front of her: DRAGON.',
        tool: '“Stop” on both screens, before anything is unplugged.',
      },
      right: {
        title: 'The right box',
        text: 'The sticker counts, says Dale. She reads back DOLPHIN.',
        tool: 'Only now does the phone let her start.',
      },
      dead: {
        title: 'The link dies',
        text: 'That cable carried the very link they talk on. Nothing reaches her phone any more.',
        tool: 'The card on it falls due by its own clock, and says what to do.',
      },
    } satisfies Record<BeatId, Caption>,
    /** Once they are told. */
    then: {
      title: 'How did it come to this?',
      text: 'That was Saturday, 15:38 to 15:58 in Taipei. Now the whole weekend, from Friday on.',
    },
  },
  {
    label: '開場，之後從星期五看起',
    wait: '正在開啟畫面',
    beats: {
      asked: {
        title: '發出請求',
        text: '麻州將近凌晨四點，Dale 請現場幫忙，台北的手機響了。',
        tool: '兩邊畫面都只有一件事要做，並寫明輪到誰。',
      },
      coming: {
        title: '她出發了',
        text: '美玲再問一次是哪一台，然後出發。',
        tool: '他看得到她讀過了，也看得到她正在過去。',
      },
      wrong: {
        title: '選錯機器',
        text: '兩台機器剛互換名稱。她唸出眼前的標籤：DRAGON。',
        tool: '還沒拔線，兩邊畫面都顯示「停」。',
      },
      right: {
        title: '選對機器',
        text: 'Dale 說：以標籤為準。她再唸一次：DOLPHIN。',
        tool: '這時手機才讓她動手。',
      },
      dead: {
        title: '連線斷了',
        text: '兩人就靠這條線說話。現在什麼都傳不到她的手機。',
        tool: '手機裡的應變卡依手機自己的時鐘到期，告訴她該怎麼做。',
      },
    },
    then: {
      title: '怎麼會走到這一步？',
      text: '剛才是台北星期六 15:38 到 15:58。現在從星期五開始，看完整個週末。',
    },
  },
)
