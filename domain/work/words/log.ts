import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import type { WorkEvents } from '../rules.ts'
import { progressText } from './progress.ts'

export const workLines = bilingual<Lines<WorkEvents>>(
  {
    'upgrade.readied': () => 'marked the plan as ready',
    'upgrade.started': () => 'started the upgrade',
    'upgrade.suspended': ({ reason, resumeAt }, n) =>
      `suspended the upgrade: ${reason}${resumeAt === null ? '' : ` (to resume at ${n.time(resumeAt)})`}`,
    'upgrade.resumed': () => 'resumed the upgrade',
    'upgrade.closed': ({ followUps }) =>
      followUps.length === 0
        ? 'closed the upgrade'
        : `closed the upgrade, with ${followUps.length} ${followUps.length === 1 ? 'follow-up' : 'follow-ups'}`,
    'upgrade.cancelled': ({ reason }) => `cancelled the upgrade: ${reason}`,
    'follow-up.added': ({ text }) => `added a follow-up: ${text}`,
    'follow-up.done': () => 'ticked off a follow-up',
    'step.started': ({ step, attempt, override, entered, deviation }, n) =>
      `started “${n.step(step)}”${attempt > 1 ? `, attempt ${attempt}` : ''}${n.because(override ?? '')}${n.entered(entered)}${deviation === undefined ? '' : '. Attention: started offline, without a Go'}`,
    'step.finished': ({ step, entered, reported }, n) =>
      `finished “${n.step(step)}”${n.entered(entered)}${reported === true ? ': its box reported that it is up' : ''}`,
    'step.failed': ({ step, reason }, n) => `marked “${n.step(step)}” as failed: ${reason}`,
    'step.unbegun': ({ step, entered }, n) =>
      `undid the start: “${n.step(step)}” has not started${n.entered(entered)}`,
    'step.skipped': ({ step, reason }, n) => `skipped “${n.step(step)}”: ${reason}`,
    'step.reported': ({ step, was, began }, n) =>
      `reported “${n.step(step)}” as ${began === true ? 'started' : 'finished'}. Attention: the step was “${names.en.step[was]}” at that time`,
    'step.progressed': ({ step, progress }, n) => `“${n.step(step)}”: ${progressText(progress)}`,
    'step.noted': ({ step, text }, n) => `noted on “${n.step(step)}”: ${text}`,
    'rollback.started': ({ reason, steps }) =>
      `started the roll-back, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} to undo: ${reason}`,
    'rollback.finished': () => 'finished the roll-back',
  },
  {
    'upgrade.readied': () => '確認計畫就緒',
    'upgrade.started': () => '開始升級',
    'upgrade.suspended': ({ reason, resumeAt }, n) =>
      `暫停升級：${reason}${resumeAt === null ? '' : `（預計 ${n.time(resumeAt)} 繼續）`}`,
    'upgrade.resumed': () => '繼續升級',
    'upgrade.closed': ({ followUps }) =>
      followUps.length === 0 ? '結束升級' : `結束升級，留下 ${followUps.length} 件後續事項`,
    'upgrade.cancelled': ({ reason }) => `取消升級：${reason}`,
    'follow-up.added': ({ text }) => `補上一件後續事項：${text}`,
    'follow-up.done': () => '完成一件後續事項',
    'step.started': ({ step, attempt, override, entered, deviation }, n) =>
      `開始「${n.step(step)}」${attempt > 1 ? `，第 ${attempt} 次` : ''}${n.because(override ?? '')}${n.entered(entered)}${deviation === undefined ? '' : '。注意：開始時還沒有 Go，當時沒有連線'}`,
    'step.finished': ({ step, entered, reported }, n) =>
      `完成「${n.step(step)}」${n.entered(entered)}${reported === true ? '：機器自己回報已開機' : ''}`,
    'step.failed': ({ step, reason }, n) => `把「${n.step(step)}」記為失敗：${reason}`,
    'step.unbegun': ({ step, entered }, n) => `收回開始：「${n.step(step)}」還沒開始${n.entered(entered)}`,
    'step.skipped': ({ step, reason }, n) => `略過「${n.step(step)}」：${reason}`,
    'step.reported': ({ step, was, began }, n) =>
      `回報「${n.step(step)}」已${began === true ? '開始' : '完成'}。注意：當時這一步的狀態是「${names['zh-TW'].step[was]}」`,
    'step.progressed': ({ step, progress }, n) => `「${n.step(step)}」：${progressText(progress)}`,
    'step.noted': ({ step, text }, n) => `在「${n.step(step)}」記下：${text}`,
    'rollback.started': ({ reason, steps }) => `開始復原，共 ${steps.length} 個步驟：${reason}`,
    'rollback.finished': () => '復原完成',
  },
)
