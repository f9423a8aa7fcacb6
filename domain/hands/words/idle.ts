import { bilingual } from '../../messages/lang.ts'

/** What the phone says while nothing is asked. */
export const phoneIdle = bilingual(
  {
    nothing: 'Nothing to do',
    /** A roll-back is over, and nobody has said how it goes on. */
    undecided: 'The roll-back is done. Wait: the upgrader is deciding what comes next.',
    next: 'You are needed next for',
    nextNone: 'No remaining step needs hands.',
    about: 'at about',
    soon: 'Any minute now',
    /** Around the length of time until then. */
    inAbout: ['In ', ', if every step before it takes its likely time.'] as [string, string],
    status: {
      draft: 'The plan is still being written.',
      ready: 'The plan is ready; the upgrade has not started.',
      starts: 'Planned start',
      suspended: 'Suspended. Touch nothing until it resumes.',
      /** While one thing is still to be done. */
      suspendedBut: 'Suspended. Do only this; touch nothing else until it resumes.',
      /** While a card stands. */
      suspendedCard: 'Suspended. Do only what the card says; touch nothing else until it resumes.',
      suspendedButCard:
        'Suspended. Do only this and what the card says; touch nothing else until it resumes.',
      resumes: 'Resumes at',
      resumesOpen: 'It is not decided yet when it resumes.',
      handOver: 'How things stand',
      'rolling-back': 'Rolling back: everything is being put back as it was.',
      closed: 'The upgrade is over. Thank you.',
      cancelled: 'The upgrade was cancelled.',
    },
  },
  {
    nothing: '目前不用做什麼',
    undecided: '復原完成。請先等一下，接下來怎麼做由遠端工程師決定。',
    next: '下一次需要人手',
    nextNone: '計畫中已沒有需要人手的步驟。',
    about: '大約在',
    soon: '隨時可能需要你',
    inAbout: ['還有 ', '，如果之前的步驟都照預估時間完成。'],
    status: {
      draft: '計畫還在撰寫。',
      ready: '計畫已就緒，升級尚未開始。',
      starts: '預定開始',
      suspended: '暫停中。繼續之前，請不要碰任何東西。',
      suspendedBut: '暫停中。只做這一件，繼續之前其他都不要碰。',
      suspendedCard: '暫停中。除了應變卡上寫的，繼續之前什麼都不要碰。',
      suspendedButCard: '暫停中。只做這一件和應變卡上寫的，繼續之前其他都不要碰。',
      resumes: '預定繼續',
      resumesOpen: '何時繼續還沒決定。',
      handOver: '目前情況',
      'rolling-back': '復原中：一切正在恢復原狀。',
      closed: '升級已結束，謝謝你。',
      cancelled: '升級已取消。',
    },
  },
)
