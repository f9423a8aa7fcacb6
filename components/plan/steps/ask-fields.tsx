'use client'
import { useEffect, useRef } from 'react'
import { readsBack } from '../../../domain/hands/ask-of.ts'
import { detailsFor, detailsOf } from '../../../domain/hands/details.ts'
import { requestKinds } from '../../../domain/hands/kinds.ts'
import { askForm } from '../../../domain/hands/words/ask-form.ts'
import { plannedTitle } from '../../../domain/hands/words/request-title.ts'
import { requests } from '../../../domain/hands/words/requests.ts'
import { langs } from '../../../domain/messages/lang.ts'
import { names } from '../../../domain/messages/names.ts'
import type { Ask, PlanStep } from '../../../domain/plan/plan.ts'
import { stepTexts } from '../../../domain/plan/texts.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldLook } from '../../ui/field.tsx'
import { Sticker } from '../../ui/sticker.tsx'
import { EditSelect, EditText } from '../edit-field.tsx'
import { lineOf, type Whole } from '../fields.ts'
import { fieldRow } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'

/**
 * What is asked of the hands when the step comes: added, said by its kind's own fields, removed. All of it is one value;
 * beside it stands what the phone will say.
 */
export function AskFields({ step, field }: { step: PlanStep; field: Whole }) {
  const { lang } = useDesk()
  const { may, edit, say } = usePlan()
  const w = askForm[lang]
  const { ask } = step
  const hands = step.by === 'sentinel' || step.needs.includes('hands')
  /** What was pressed is gone once there is a request: its first question comes next; once there is none, the way to one. */
  const box = useRef<HTMLElement>(null)
  const wanted = useRef(false)
  const there = ask !== null
  useEffect(() => {
    if (wanted.current) box.current?.querySelector<HTMLElement>(there ? 'select' : 'button')?.focus()
    wanted.current = false
  }, [there])
  if (ask === null && (!hands || !may || field.locked)) return null
  const add = () => {
    const fresh: Ask = { kind: 'other', text: step.title.slice(0, 1000), allowance: 10 }
    wanted.current = edit([field.set(fresh, null)])
  }
  return (
    <section
      ref={box}
      data-ask={step.id}
      aria-label={w.title}
      className="grid gap-3 rounded-md border border-line bg-panel p-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{w.title}</h3>
        {ask === null ? (
          <Button size="sm" onClick={add}>
            {w.add}
          </Button>
        ) : may && !field.locked ? (
          <Button
            size="sm"
            kind="quiet"
            onClick={() => {
              wanted.current = edit([field.set(null, ask)], { tone: 'plain', text: w.removed, undo: true })
              if (wanted.current) say(w.removed)
            }}
          >
            {w.remove}
          </Button>
        ) : null}
      </div>
      {ask === null ? (
        <p className={fieldLook.hint}>{w.none}</p>
      ) : (
        <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <div className={`${fieldRow} content-start`}>
            {hands ? null : <p className={`${fieldLook.hint} basis-full!`}>{w.noHands}</p>}
            <Parts ask={ask} field={field} />
          </div>
          <Preview step={step} ask={ask} />
        </div>
      )}
    </section>
  )
}

/** Each part of the request, those of its kind among them. */
function Parts({ ask, field }: { ask: Ask; field: Whole }) {
  const { lang } = useDesk()
  const w = askForm[lang]
  const part = { ...field, at: '' }
  return (
    <>
      <EditSelect
        {...part}
        value={ask.kind}
        set={(kind) => field.set({ ...ask, kind: kind as Ask['kind'] }, ask)}
        label={planSteps[lang].askKind}
        hint={w.kindHint}
        choices={requestKinds.map((kind) => ({ value: kind, label: names[lang].kind[kind] }))}
      />
      <EditText
        {...part}
        label={w.minutes}
        hint={w.minutesHint}
        read={(text) => {
          const allowance = Number(text.normalize('NFKC'))
          return Number.isInteger(allowance) && allowance >= 1 && allowance <= 240
            ? { ok: true, value: { ...ask, allowance } }
            : { ok: false, error: planSteps[lang].askMinutesBad }
        }}
        write={(value) => String((value as Ask | null)?.allowance ?? '')}
        max={4}
      />
      <div className="basis-full!">
        <EditText
          {...field}
          label={w.text}
          read={(text) => {
            const read = lineOf(lang)(text)
            return read.ok ? { ok: true, value: { ...ask, text: read.value } } : read
          }}
          write={(value) => (value as Ask | null)?.text ?? ''}
          rows={1}
          max={1000}
        />
      </div>
      {detailsOf[ask.kind].map((name) => (
        <EditText
          key={name}
          {...part}
          label={requests[lang].detail[name]}
          read={(text) => ({
            ok: true,
            value: { ...ask, details: { ...ask.details, [name]: text.trim() } },
          })}
          write={(value) => (value as Ask | null)?.details?.[name] ?? ''}
          max={200}
        />
      ))}
      <div className="basis-full!">
        <EditText
          {...part}
          label={requests[lang].otherwise}
          read={(text) => ({ ok: true, value: { ...ask, otherwise: text.trim() } })}
          write={(value) => (value as Ask | null)?.otherwise ?? ''}
          rows={1}
          max={1000}
        />
      </div>
    </>
  )
}

/** The phone's card as it will stand: its heading in both languages, since nobody knows yet who reads it in which. */
function Preview({ step, ask }: { step: PlanStep; ask: Ask }) {
  const { lang } = useDesk()
  const { shown } = usePlan()
  const w = askForm[lang]
  const says = stepTexts(step, lang)
  const machine = step.machine === null ? undefined : shown.machines[step.machine]
  const person = step.person == null ? undefined : shown.people[step.person]
  const to = person?.role === 'sentinel' ? w.to(person.name || person.id) : w.toDuty
  const colon = lang === 'en' ? ': ' : '：'
  const others = langs.filter((l) => l !== lang)
  return (
    <section aria-label={w.preview} className="grid content-start gap-1.5 rounded-md bg-sunken p-3 text-sm">
      <p className="text-ink-faint text-xs">{w.preview}</p>
      <p className="text-lg font-bold leading-tight" data-heading>
        {plannedTitle(step, lang)}
      </p>
      {others.map((l) => (
        <p key={l} lang={l} className="text-ink-soft">
          {plannedTitle(step, l)}
        </p>
      ))}
      {machine === undefined ? (
        <p className={fieldLook.hint}>{w.noBox}</p>
      ) : (
        <p>
          <Sticker>{machine.sticker}</Sticker> {machine.place}
        </p>
      )}
      <p className="whitespace-pre-wrap break-words">{says.ask}</p>
      {detailsFor(ask.kind, says.details).map(([name, text]) => (
        <p key={name}>
          <span className="text-ink-faint">{requests[lang].detail[name] + colon}</span>
          {text}
        </p>
      ))}
      {ask.kind === 'stand-by' ? <p className="font-semibold">{requests[lang].nothingElse}</p> : null}
      {says.expect.trim() === '' ? null : (
        <p className="whitespace-pre-wrap break-words">
          <span className="text-ink-faint">{w.expect + colon}</span>
          {says.expect}
        </p>
      )}
      {says.otherwise.trim() === '' ? null : (
        <p className="whitespace-pre-wrap break-words">
          <span className="text-ink-faint">{requests[lang].otherwise + colon}</span>
          {says.otherwise}
        </p>
      )}
      <p className="text-ink-faint text-xs">{to}</p>
      {readsBack(ask.kind, step) ? <p className="text-ink-faint text-xs">{w.readBack}</p> : null}
    </section>
  )
}
