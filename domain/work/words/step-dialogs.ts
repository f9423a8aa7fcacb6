import { bilingual } from '../../messages/lang.ts'

/** What the Desk’s dialogs about a step say. */
export const stepDialogs = bilingual(
  {
    fail: (step: string) => `“${step}” failed`,
    skip: (step: string) => `Skip “${step}”`,
    skipDo: 'Skip the step',
    redo: (step: string) => `Do “${step}” again`,
    redoDo: 'Start a new attempt',
    startAnyway: (step: string) => `Start “${step}” out of order`,
    startAnywayText: (titles: string[]) => `It waits for ${titles.map((t) => `“${t}”`).join(', ')}.`,
    progress: (step: string) => `Progress of “${step}”`,
    percent: 'Percent done',
    progressDo: 'Save the progress',
    note: (step: string) => `Note on “${step}”`,
    noteDo: 'Save the note',
  },
  {
    fail: (step) => `「${step}」失敗`,
    skip: (step) => `略過「${step}」`,
    skipDo: '略過這一步',
    redo: (step) => `重做「${step}」`,
    redoDo: '開始新的一次',
    startAnyway: (step) => `提前開始「${step}」`,
    startAnywayText: (titles) => `這一步要等${titles.map((t) => `「${t}」`).join('、')}。`,
    progress: (step) => `「${step}」的進度`,
    percent: '完成百分比',
    progressDo: '儲存進度',
    note: (step) => `「${step}」的備註`,
    noteDo: '儲存備註',
  },
)
