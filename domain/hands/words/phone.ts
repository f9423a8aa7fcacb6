import { bilingual } from '../../messages/lang.ts'

/** A request for hands, as the phone shows it. */
export const phoneRequests = bilingual(
  {
    asked: 'Please do this',
    /** Before "2 min ago". */
    askedAgo: 'asked',
    queued: 'Asked while nobody was on site',
    again: (reason: string) => `Asked again: ${reason}`,
    expect: 'You should see',
    holdsUntil: 'Valid until',
    afterwards: 'After that, don’t do it.',
    nowNamed: (sticker: string, name: string) => `Sticker ${sticker}, now named ${name}`,
    relabel: 'New stickers',
    writeOn: (old: string, name: string) => `${old} becomes ${name}`,
    forStep: 'For the step',
    rang: (n: number) => (n === 1 ? 'rang once' : `rang ${n} times`),
    inHand: (name: string) => `${name} is on it`,
    seen: 'Got it',
    onMyWay: 'On my way',
    done: 'Done',
    already: 'Already done',
    saw: 'What do you see now?',
    sawHint: 'optional, but very helpful',
    cannot: 'I can’t',
    cannotWhy: 'Why not? One tap sends it.',
    ownWords: 'Or in your own words',
    stop: 'Stop. Don’t do this any more',
    stopped: (state: 'withdrawn' | 'expired'): string =>
      state === 'withdrawn' ? 'It was called off.' : 'It has expired.',
    because: 'Why',
    didIt: 'I had already done it',
    conflict: 'Done, though called off',
    conflictWas: (was: 'withdrawn' | 'expired' | 'cannot'): string =>
      was === 'withdrawn'
        ? 'Your report came after this was called off. Both sides see it now. Do nothing more until you hear from the upgrader.'
        : was === 'expired'
          ? 'Your report came after this had expired. Both sides see it now. Do nothing more until you hear from the upgrader.'
          : 'It was first answered “can’t”, then reported as done. Both sides see it now.',
  },
  {
    asked: '請你做',
    askedAgo: '提出：',
    queued: '提出時沒有人在現場',
    again: (reason) => `再次請求：${reason}`,
    expect: '你應該會看到',
    holdsUntil: '有效到',
    afterwards: '過了就不要做。',
    nowNamed: (sticker, called) => `標籤 ${sticker}，現在名稱是 ${called}`,
    relabel: '重貼標籤',
    writeOn: (old, now) => `${old} 改成 ${now}`,
    forStep: '所屬步驟',
    rang: (n) => `已響鈴 ${n} 次`,
    inHand: (name) => `${name}正在處理`,
    seen: '收到',
    onMyWay: '我現在過去',
    done: '做好了',
    already: '已經做好了',
    saw: '你現在看到什麼？',
    sawHint: '可不填，但很有幫助',
    cannot: '我沒辦法',
    cannotWhy: '為什麼？按一下就送出。',
    ownWords: '或用自己的話說',
    stop: '停！不要再做這件事',
    stopped: (state) =>
      state === 'withdrawn' ? '遠端工程師已撤回這項請求。' : '時間已過，這項請求不再有效。',
    because: '原因',
    didIt: '我已經做了',
    conflict: '已撤回，但你已經做了',
    conflictWas: (was) =>
      was === 'withdrawn'
        ? '你回報時，這項請求已被撤回。雙方都看得到這件事。在遠端工程師回覆之前，請不要再做任何動作。'
        : was === 'expired'
          ? '你回報時，這項請求已過時限。雙方都看得到這件事。在遠端工程師回覆之前，請不要再做任何動作。'
          : '這項請求先被回覆「沒辦法」，後來回報已做好。雙方都看得到這件事。',
  },
)
