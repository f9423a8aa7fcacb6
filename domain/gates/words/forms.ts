import { bilingual } from '../../messages/lang.ts'

/** Words of asking, replacing and planning a go/no-go: the Desk's and the plan page's, not the phone's. */
export const gateForms = bilingual(
  {
    dialog: {
      about: 'Before which step',
      all: 'No single step',
      phase: (title: string) => `All of “${title}”`,
      people: 'Who must say Go',
      peopleHint: 'Whoever is on duty now is ticked.',
      planned: 'Named in the plan: they must sign.',
      nobody: 'Choose at least one.',
      replaceTitle: (person: string) => `Who signs instead of ${person}?`,
      replaceLead: 'Everybody sees who was replaced, by whom and why.',
      instead: 'Instead',
      nobodyInstead: 'Nobody: go on without',
      replaceDo: 'Replace',
    },
    plan: {
      title: 'Go/no-go',
      question: 'Go/no-go before it: question',
      questionPhase: 'Go/no-go before this phase: question',
      questionHint: 'It can’t start until all have said Go. Empty: no go/no-go.',
      signers: 'Go/no-go: who signs',
      signersHint: 'Nobody ticked: whoever is on duty when it is asked.',
      minutes: 'Go/no-go: minutes to answer',
      minutesBad: 'Write whole minutes, 1 to 1440.',
      sign: 'Go/no-go',
    },
  },
  {
    dialog: {
      about: '針對哪一步',
      all: '不限哪一步',
      phase: (title) => `整個「${title}」`,
      people: '誰要說 Go',
      peopleHint: '已勾選目前值班的人。',
      planned: '計畫指定的人一定要回答。',
      nobody: '請至少選一個人。',
      replaceTitle: (person) => `由誰代替${person}？`,
      replaceLead: '換了誰、誰換的、為什麼，大家都看得到。',
      instead: '改由',
      nobodyInstead: '不找人代替，直接繼續',
      replaceDo: '換人',
    },
    plan: {
      title: 'Go／No-go',
      question: '開始前的 Go／No-go：問題',
      questionPhase: '這個階段開始前的 Go／No-go：問題',
      questionHint: '所有人都說 Go 才能開始。留空則不用問。',
      signers: 'Go／No-go：由誰回答',
      signersHint: '都不勾選：由提問時值班的人回答。',
      minutes: 'Go／No-go：回答時限（分鐘）',
      minutesBad: '請填 1 到 1440 的整數分鐘。',
      sign: 'Go／No-go',
    },
  },
)
