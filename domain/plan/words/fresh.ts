import { bilingual, type Lang } from '../../messages/lang.ts'
import { sayAnswer } from '../../time/words/phrase.ts'
import type { FreshFault, FreshField } from '../fresh.ts'

/** Words of the page that makes a new upgrade. */
export const fresh = bilingual(
  {
    title: 'New upgrade',
    lead: 'Five ways to start one. Everything can still be changed before the upgrade starts.',
    ways: 'How to start',
    way: {
      example: { name: 'From the example', text: 'The weekend in Taipei: its steps, hands, a lunch break.' },
      file: { name: 'From a plan file', text: 'YAML, checked line by line before anything is created.' },
      markdown: {
        name: 'From a Markdown procedure',
        text: 'Your run book or change request, read line by line.',
      },
      copy: {
        name: 'A copy of an earlier one',
        text: 'Its plan, with a new start time. What happened is not copied.',
      },
      blank: { name: 'Blank', text: 'Two places, a title, the first steps.' },
    },
    upgradeTitle: 'Title',
    make: 'Create the upgrade',
    making: 'Creating it',
    failed: 'The server did not answer. Nothing was created; try again.',
    clock: {
      label: 'When',
      own: 'As it was: September 1998, on a clock of its own that you start, speed up and pause',
      wall: 'For a new date, on the real clock',
    },
    copyOf: 'Which one',
    nothingToCopy: 'There is no upgrade to copy yet',
    copyTitle: (title: string) => `${title} (again)`,
    site: 'The site, where the hands are',
    siteHint: 'As people call it: Taipei office',
    siteZone: 'Time zone of the site',
    home: 'Home, where the keyboard is',
    homeHint: 'As people call it: Massachusetts',
    homeZone: 'Time zone of home',
    zoneHint: 'Type a city: Taipei, New York',
    thisBrowser: (zone: string) => `Use this browser’s: ${zone}`,
    nowThere: 'Time there now',
    start: {
      label: 'Start',
      optional: 'Leave it empty if the start is not decided.',
      site: 'the site',
      home: 'home',
    },
    steps: 'First steps',
    stepsHint:
      'One per line, with its minutes in brackets if you know them: Copy the image (20/30/60). Each is for the upgrader; change the rest on the plan page later.',
    words: { phase: 'Work', firstStep: 'First step' },
    mend: 'Some of this must be fixed first',
    missing: {
      title: 'Enter a title.',
      site: 'Enter the name of the site.',
      'site-zone': 'Choose the site’s time zone.',
      home: 'Enter the name of your side.',
      'home-zone': 'Choose your side’s time zone.',
      start: 'Enter the start.',
      steps: 'Enter at least one step.',
      of: 'Choose the upgrade to copy.',
    } satisfies Record<FreshField, string> as Record<FreshField, string>,
    fault: {
      'too-long': 'This is too long: at most 200 characters a line.',
      'too-many-steps': 'At most 100 steps here. For more, use a plan file.',
    },
    unknownZone: (found: string) =>
      /^[a-z]{2,5}$/i.test(found)
        ? `“${found}” does not say when clocks change. Choose a place, such as America/New_York.`
        : `“${found}” is not a known time zone. Choose one from the list.`,
    fromFile: {
      title: 'New from a plan file',
      lead: 'A YAML file as described in docs/plan-file.md. Nothing is created unless the whole file is right.',
      file: 'Plan file',
      make: 'Create the upgrade',
      working: 'Reading the file',
      noFile: 'Choose a file first.',
      faults: (n: number) =>
        n === 1 ? 'One thing in the file must be fixed first' : `${n} things in the file must be fixed first`,
      failed: 'The file did not reach the server. Nothing was created; try again.',
    },
  },
  {
    title: '建立升級作業',
    lead: '有五種建立方式。升級開始之前，都還能修改。',
    ways: '建立方式',
    way: {
      example: { name: '從範例開始', text: '台北的那個週末：步驟、現場人手與午休。' },
      file: { name: '從計畫檔開始', text: 'YAML 檔，逐行檢查無誤後才會建立。' },
      markdown: { name: '從 Markdown 程序開始', text: '你的操作手冊或變更申請，逐行解讀。' },
      copy: { name: '複製以前的升級', text: '沿用它的計畫，換新的開始時間；發生過的事不會帶過來。' },
      blank: { name: '空白', text: '兩個地點、一個標題與最初的步驟。' },
    },
    upgradeTitle: '標題',
    make: '建立升級作業',
    making: '建立中',
    failed: '伺服器沒有回應，什麼都沒有建立。請再試一次。',
    clock: {
      label: '時間',
      own: '照當年：1998 年 9 月，使用自訂時鐘，由你啟動、加速或暫停',
      wall: '安排在新的日期，使用真實時鐘',
    },
    copyOf: '複製哪一個',
    nothingToCopy: '還沒有可以複製的升級作業',
    copyTitle: (title) => `${title}（再次）`,
    site: '現場：有人手的地方',
    siteHint: '大家怎麼稱呼它，例如：台北辦公室',
    siteZone: '現場的時區',
    home: '遠端：鍵盤所在的地方',
    homeHint: '大家怎麼稱呼它，例如：麻州',
    homeZone: '遠端的時區',
    zoneHint: '輸入英文城市名：Taipei、New York',
    thisBrowser: (zone) => `使用這個瀏覽器的時區：${zone}`,
    nowThere: '那裡現在是',
    start: {
      label: '開始時間',
      optional: '還沒決定的話，可以先不填。',
      site: '現場',
      home: '遠端',
    },
    steps: '最初的步驟',
    stepsHint:
      '一行一個步驟，知道要幾分鐘就寫在括號裡：複製映像檔（20/30/60）。一開始都由遠端工程師執行，其他內容在計畫頁補上。',
    words: { phase: '作業', firstStep: '第一個步驟' },
    mend: '有些地方要先修正',
    missing: {
      title: '請填寫標題。',
      site: '請填寫現場的名稱。',
      'site-zone': '請選擇現場的時區。',
      home: '請填寫遠端的名稱。',
      'home-zone': '請選擇遠端的時區。',
      start: '請填寫開始時間。',
      steps: '請填寫步驟名稱。',
      of: '請選擇要複製的升級作業。',
    },
    fault: {
      'too-long': '太長了：每行最多 200 個字元。',
      'too-many-steps': '這裡最多 100 個步驟，更多請用計畫檔。',
    },
    unknownZone: (found) =>
      /^[a-z]{2,5}$/i.test(found)
        ? `「${found}」沒有說明時鐘何時調整。請選擇地點，例如 America/New_York。`
        : `「${found}」不是已知的時區，請從清單中選擇。`,
    fromFile: {
      title: '從計畫檔建立',
      lead: '格式為 YAML，說明見 docs/plan-file.md。整份檔案都正確才會建立。',
      file: '計畫檔',
      make: '建立升級作業',
      working: '正在讀取檔案',
      noFile: '請先選擇檔案。',
      faults: (n) => `檔案中有 ${n} 處需要先修正`,
      failed: '檔案沒有送到伺服器，什麼都沒有建立。請再試一次。',
    },
  },
)

/** What is wrong with a field, in words. */
export function sayFreshFault(lang: Lang, field: FreshField, fault: FreshFault): string {
  const words = fresh[lang]
  switch (fault.fault) {
    case 'missing':
      return words.missing[field]
    case 'unknown-zone':
      return words.unknownZone(fault.found)
    case 'phrase':
      return sayAnswer(fault.answer, fault.places, lang)
    default:
      return words.fault[fault.fault]
  }
}
