import type { Break } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { formatDuration } from '../../domain/time/format.ts'
import { handsNeededBy } from '../../domain/warnings/due.ts'
import { answers, Card, chips, Kicker, lead, pair, soft, text } from '../phone/look.tsx'
import { Act, Press, useHands, When } from '../phone/tools.tsx'

const MINUTE = 60_000
const LATER = [15, 30]

/** What a break is called: as in the plan, else by what it is. */
export function breakName(asked: Break, lang: Lang): string {
  const words = presenceWords[lang].ask
  const name = asked.label === '' ? (asked.until === null ? words.end : words.rest) : asked.label
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/** Before a break, or the end of the hours: one tap says what will be, and the other side plans by it. */
export function BreakCard({ asked }: { asked: Break }) {
  const { state, lang } = useHands()
  const say = presenceWords[lang].ask
  const needed = handsNeededBy(state)
  const step = needed?.step === null || needed === null ? undefined : state.steps[needed.step]
  const form = `break:${asked.at}`
  return (
    <Card kind="ask" aria-labelledby="now">
      <Kicker>
        <strong>{say.kicker}</strong>
      </Kicker>
      <h1 id="now">{breakName(asked, lang)}</h1>
      <p>
        {say.at} <When at={asked.at} size="lg" />
      </p>
      {asked.until === null ? null : (
        <p className={soft}>
          {say.back} <When at={asked.until} />
        </p>
      )}
      {step === undefined ? null : (
        <p className={text}>
          {say.stops + joins[lang].colon}
          <strong>{stepTexts(step, lang).title}</strong>
        </p>
      )}
      <div className={answers}>
        <div className={pair}>
          <Answer form={`${form}/leaving`} asked={asked} answer="leaving" kind="big">
            {say.leaving}
          </Answer>
          <Answer form={`${form}/staying`} asked={asked} answer="staying" kind="plain">
            {asked.until === null ? say.stayingOn : say.stayingBreak}
          </Answer>
        </div>
        <Act
          form={`${form}/later`}
          type="break.answer"
          fixed={{ at: String(asked.at), answer: 'later' }}
          className={chips}
        >
          {LATER.map((n) => (
            <Press key={n} kind="chip" name="until" value={String(asked.at + n * MINUTE)}>
              {say.later(n)}
            </Press>
          ))}
        </Act>
      </div>
    </Card>
  )
}

function Answer(props: {
  form: string
  asked: Break
  answer: 'leaving' | 'staying'
  kind: 'big' | 'plain'
  children: string
}) {
  const { form, asked, answer, kind } = props
  return (
    <Act form={form} type="break.answer" fixed={{ at: String(asked.at), answer }}>
      <Press kind={kind}>{props.children}</Press>
    </Act>
  )
}

/** What was answered of the break ahead, while it can still be changed. */
export function BreakAnswered({ person }: { person: string }) {
  const { state, lang, now } = useHands()
  const asked = state.breaks[person]
  if (asked === undefined || asked.answer === null || asked.at <= now) return null
  const say = presenceWords[lang].answered
  const stays = asked.answer === 'staying' && asked.until !== null
  const form = `break:${asked.at}:${asked.answeredAt}`
  return (
    <>
      <p className={text}>
        {say[asked.answer]} <When at={asked.at} />
      </p>
      {asked.answer === 'leaving' ? (
        <Answer form={`${form}/stay`} asked={asked} answer="staying" kind="plain">
          {say.stay}
        </Answer>
      ) : stays ? (
        <Answer form={`${form}/leave`} asked={asked} answer="leaving" kind="plain">
          {say.change}
        </Answer>
      ) : null}
    </>
  )
}

/** They meant to be back: one tap says that they are, or that it takes longer. */
export function OverdueCard({ due }: { due: number }) {
  const { lang, now } = useHands()
  const words = phonePresence[lang]
  const say = presenceWords[lang].overdue
  return (
    <Card kind="due" aria-labelledby="now">
      <Kicker kind="due">
        <strong>{say.kicker}</strong>
      </Kicker>
      <h1 id="now">
        {say.title} <When at={due} size="lg" />
      </h1>
      <p className={lead}>{say.late(formatDuration(Math.max(0, now - due) / MINUTE, lang))}</p>
      <div className={answers}>
        <Act form={`overdue:${due}/back`} type="presence.back">
          <Press kind="big">{words.back}</Press>
        </Act>
        <p className={soft}>{say.longer}</p>
        <Act form={`overdue:${due}/longer`} type="presence.away" className={chips}>
          {[15, 30].map((n) => (
            <Press key={n} kind="chip" name="minutes" value={String(n)}>
              {words.minutes(n)}
            </Press>
          ))}
        </Act>
      </div>
    </Card>
  )
}
