import { awayCodes } from '../../domain/hands/presets.ts'
import { awayText, presets } from '../../domain/hands/words/presets.ts'
import { nextOnSite } from '../../domain/presence/next-on-site.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { formatClock, formatDuration } from '../../domain/time/format.ts'
import { Act, Line, Press, useHands, When } from '../phone/tools.tsx'
import { breakEnd, planned, saidOf } from '../phone/what-now.ts'
import { BreakAnswered } from './break-card.tsx'

const QUARTER = 15 * 60_000
/** Ends to choose from: every quarter of an hour for the next five. */
const CHOICES = 20

/**
 * Where the reader is, as far as the others know, and the taps that say otherwise. `asked`: coming back is what there is
 * to press; beside a card that asks for something it is one tap among others.
 */
export function PresencePanel({ asked }: { asked: boolean }) {
  const { state, me, now, can, lang } = useHands()
  const words = phonePresence[lang]
  if (me.person === null || !can('presence.away')) return null
  const said = saidOf(state, me.person, now)
  const plan = planned(state, me.person, now)
  const next = nextOnSite(state, now, { person: me.person })
  const backToo =
    said?.state !== 'away' || said.until === null || plan.until === null || said.until < plan.until
  const why = said === null ? '' : awayText(said, lang)
  return (
    <section className="panel presence" aria-labelledby="where">
      <h2 id="where">{words.where}</h2>
      <div className="stand">
        <span className={`lamp lamp-${said?.state ?? 'unsaid'}`} aria-hidden="true" />
        <div>
          <p className="text">
            {said?.state === 'on-site' ? (
              words.here
            ) : said?.state === 'away' && said.until !== null ? (
              <>
                {words.awayUntil} <When at={said.until} size="md" />{' '}
                <span className="left">
                  {presenceWords[lang].away.left(formatDuration((said.until - now) / 60_000, lang))}
                </span>
                {why === '' ? null : <span className="soft"> {why}</span>}
              </>
            ) : said?.state === 'left' ? (
              words.left
            ) : (
              words.notSaid
            )}
          </p>
          {plan.until !== null && said?.state !== 'left' && backToo ? (
            <p className="soft">
              {words.plannedUntil} <When at={plan.until} />
            </p>
          ) : next !== null && next !== said?.until ? (
            <p className="soft">
              {words.plannedFrom} <When at={next} />
            </p>
          ) : null}
        </div>
      </div>
      <BreakAnswered person={me.person} />
      <div className="answers">
        {said?.state === 'on-site' ? null : (
          <Act
            form={`presence:${said?.since ?? 0}/arrive`}
            type={said?.state === 'away' ? 'presence.back' : 'presence.arrive'}
          >
            <Press kind={asked ? 'big' : 'plain'}>{said?.state === 'away' ? words.back : words.arrive}</Press>
          </Act>
        )}
        {said?.state === 'left' ? null : <Away person={me.person} />}
      </div>
    </section>
  )
}

/** Two taps: that, and until when. */
function Away({ person }: { person: string }) {
  const { state, now, lang } = useHands()
  const words = phonePresence[lang]
  const { site, home } = state.head
  const say = presenceWords[lang].away
  const first = Math.ceil((now + QUARTER / 2) / QUARTER) * QUARTER
  const ends = Array.from({ length: CHOICES }, (_, i) => first + i * QUARTER)
  const rest = breakEnd(state, person, now)
  return (
    <details>
      <summary className="press">{words.goAway}</summary>
      <Act form="presence/away" type="presence.away" className="stack">
        <fieldset className="why">
          <legend className="soft">{say.why}</legend>
          <span className="chips">
            {awayCodes.map((code) => (
              <label key={code} className="press press-chip">
                <input type="radio" name="code" value={code} /> {presets[lang].away[code]}
              </label>
            ))}
          </span>
          <Line id="away-why" name="reason" draft="presence/away" label={say.own} max={200} />
        </fieldset>
        <span className="chips chips-away">
          {[15, 30, 60].map((n) => (
            <Press key={n} kind="chip" name="minutes" value={String(n)}>
              {words.minutes(n)}
            </Press>
          ))}
          {rest === null ? null : (
            <Press kind="chip" name="restUntil" value={String(rest)}>
              {words.breakUntil} <When at={rest} />
            </Press>
          )}
        </span>
        <span className="row row-until">
          <span className="field">
            <label htmlFor="until">{words.untilWhen}</label>
            <select id="until" name="until">
              {ends.map((end) => {
                const face = formatClock(end, site.zone, { lang, refZone: home.zone })
                return (
                  <option key={end} value={end}>
                    {`${face.text} ${face.offset} (${formatDuration((end - now) / 60_000, lang)})`}
                  </option>
                )
              })}
            </select>
          </span>
          <Press>{words.awayGo}</Press>
        </span>
      </Act>
      <Act form="presence/leave" type="presence.leave" className="stack">
        <Press>{words.leave}</Press>
        <p className="soft">{words.leaveHint}</p>
      </Act>
    </details>
  )
}
