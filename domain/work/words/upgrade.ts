import { bilingual } from '../../messages/lang.ts'

/** Suspending, closing and cancelling an upgrade, at the Desk. */
export const upgradeWords = bilingual(
  {
    rollBack: 'Roll back',
    suspend: 'Suspend',
    close: 'Close the upgrade',
    cancel: 'Cancel the upgrade',
    suspendTitle: 'Suspend the upgrade',
    suspendLead:
      'Running steps keep running. Write how things stand, so that whoever comes next can continue.',
    handOver: 'Hand-over: how things stand, what comes next',
    resumeAt: 'Resume at',
    resumeAtHint: 'Optional.',
    closeLead: 'Follow-ups, one per line.',
    followUps: 'Follow-ups',
    closeDo: 'Close it for good',
    cancelLead: 'It ends here and can’t be started again. Nothing that was done is undone.',
    cancelDo: 'Cancel the upgrade for good',
  },
  {
    rollBack: '復原',
    suspend: '暫停',
    close: '結束升級',
    cancel: '取消升級',
    suspendTitle: '暫停升級',
    suspendLead: '執行中的步驟會繼續。請寫下目前狀況，讓接手的人能繼續。',
    handOver: '交接：目前狀況與下一步',
    resumeAt: '預計繼續',
    resumeAtHint: '可留空。',
    closeLead: '後續事項，一行一件。',
    followUps: '後續事項',
    closeDo: '正式結束',
    cancelLead: '到此為止，不能再開始。取消不會復原任何事。',
    cancelDo: '正式取消升級',
  },
)
