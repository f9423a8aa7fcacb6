import { awayCodes } from '../../domain/hands/presets.ts'
import { awayText, presets } from '../../domain/hands/words/presets.ts'
import { nextOnSite } from '../../domain/presence/next-on-site.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { formatClock, formatDuration } from '../../domain/time/format.ts'
import { breakEnd, planned, saidOf } from '../hands/what-now.ts'
import { answers, Opens, Panel, press, soft, text } from '../phone/look.tsx'
import { Act, Line, Press, useHands, When } from '../phone/tools.tsx'
import { BreakAnswered } from './break-card.tsx'

const QUARTER = 15 * 60_000
/** Ends to choose from: every quarter of an hour for the next five. */
const CHOICES = 20

const lamps: Record<string, string> = { 'on-site': 'border-site bg-site', away: 'border-site' }

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
    <Panel id="where" title={words.where} className="presence">
      <div className="flex gap-3">
        <span
          className={`flex-none size-3.5 mt-[0.4375rem] border-3 rounded-[50%] ${lamps[said?.state ?? ''] ?? 'border-line-strong'}`}
          aria-hidden="true"
        />
        <div>
          <p className={text}>
            {said?.state === 'on-site' ? (
              words.here
            ) : said?.state === 'away' && said.until !== null ? (
              <>
                {words.awayUntil} <When at={said.until} size="md" />{' '}
                <span className="text-[1.0625rem] font-bold whitespace-nowrap">
                  {presenceWords[lang].away.left(formatDuration((said.until - now) / 60_000, lang))}
                </span>
                {why === '' ? null : <span className={soft}> {why}</span>}
              </>
            ) : said?.state === 'left' ? (
              words.left
            ) : (
              words.notSaid
            )}
          </p>
          {plan.until !== null && said?.state !== 'left' && backToo ? (
            <p className={soft}>
              {words.plannedUntil} <When at={plan.until} />
            </p>
          ) : next !== null && next !== said?.until ? (
            <p className={soft}>
              {words.plannedFrom} <When at={next} />
            </p>
          ) : null}
        </div>
      </div>
      <BreakAnswered person={me.person} />
      <div className={`${answers} grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]`}>
        {said?.state === 'on-site' ? null : (
          <Act
            form={`presence:${said?.since ?? 0}/arrive`}
            type={said?.state === 'away' ? 'presence.back' : 'presence.arrive'}
            {...(asked ? { className: 'col-span-full' } : {})}
          >
            <Press kind={asked ? 'big' : 'plain'}>{said?.state === 'away' ? words.back : words.arrive}</Press>
          </Act>
        )}
        {said?.state === 'left' ? null : <Away person={me.person} />}
      </div>
    </Panel>
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
    <Opens label={words.goAway} kind="plain" className="[&[open]]:col-span-full">
      <Act form="presence/away" type="presence.away" className={answers}>
        <fieldset className="m-0 p-0 border-0 min-w-0">
          <legend className={soft}>{say.why}</legend>
          <span className="flex flex-wrap gap-2 mt-2">
            {awayCodes.map((code) => (
              <label key={code} className={press('chip', 'mark')}>
                <input className="size-5 m-0 accent-site" type="radio" name="code" value={code} />{' '}
                {presets[lang].away[code]}
              </label>
            ))}
          </span>
          <Line
            className="mt-3"
            id="away-why"
            name="reason"
            draft="presence/away"
            label={say.own}
            max={200}
          />
        </fieldset>
        <span className="grid grid-cols-3 gap-2 mt-2 [&>:nth-of-type(n+4)]:col-span-full">
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
        <span className="flex flex-wrap gap-2 mt-3 [&>button]:w-auto [&>button]:flex-[1_1_6rem] [&>button]:self-end">
          <span className="flex-[1_1_17rem] min-w-0">
            <label htmlFor="until" className="block mb-1">
              {words.untilWhen}
            </label>
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
      <Act form="presence/leave" type="presence.leave" className={answers}>
        <Press>{words.leave}</Press>
        <p className={soft}>{words.leaveHint}</p>
      </Act>
    </Opens>
  )
}
