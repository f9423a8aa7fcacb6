import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { GateRefusals } from '../rules.ts'
import { gates } from './gates.ts'

export const gateRefusals = bilingual<Says<GateRefusals>>(
  {
    'question-over': ({ result }) =>
      result === 'expired'
        ? 'The question expired before this answer. Ask it again.'
        : `The question is already answered: ${result === 'go' ? 'Go' : 'No-go'}.`,
    'not-a-signer': () => 'This question does not name you, so your answer would not count.',
    'gate-closed': ({ step, question, why, waits }, n) =>
      `Do not start “${n.step(step)}”: go/no-go${question === '' ? '' : ` “${question}”`}. ${gates.en.why[why]}${waits.length === 0 ? '' : ` ${gates.en.waitsFor(waits.join(', '))}`}`,
    'has-answered': ({ person }) => `${person} has answered already, and that answer is final.`,
    'last-signer': () => 'Nobody would be left to say Go. Name somebody in their place.',
    'not-the-lead': ({ lead }) =>
      `Only the upgrader who leads may do this${lead === '' ? '' : `: ${lead}`}. Take the lead first, or ask them.`,
  },
  {
    'question-over': ({ result }) =>
      result === 'expired'
        ? '問題在你回答之前就逾時了，請再問一次。'
        : `這個問題已經有結果：${result === 'go' ? 'Go' : 'No-go'}。`,
    'not-a-signer': () => '這個問題沒有指定你回答，你的回答不會算數。',
    'gate-closed': ({ step, question, why, waits }, n) =>
      `先不要開始「${n.step(step)}」：Go／No-go${question === '' ? '' : `「${question}」`}。${gates['zh-TW'].why[why]}${waits.length === 0 ? '' : gates['zh-TW'].waitsFor(waits.join('、'))}`,
    'has-answered': ({ person }) => `${person}已經回答，答案不能更改。`,
    'last-signer': () => '這樣就沒有人可以說 Go 了。請指定一個人代替。',
    'not-the-lead': ({ lead }) =>
      `這件事只有主導的遠端工程師能做${lead === '' ? '' : `：${lead}`}。請先接手主導，或請主導的人處理。`,
  },
)
