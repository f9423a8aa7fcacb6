'use client'
import { useState } from 'react'
import { desk } from '../../domain/desk/words.ts'
import { askOf, readsBack } from '../../domain/hands/ask-of.ts'
import { type DetailName, detailsFor, detailsOf, touches } from '../../domain/hands/details.ts'
import { type HandsFor, handsFor } from '../../domain/hands/hands-for.ts'
import { type RequestKind, requestKinds } from '../../domain/hands/kinds.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { requestDialogs } from '../../domain/hands/words/dialogs.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import { nobodyThere } from '../../domain/hands/words/nobody-there.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import { whom } from '../../domain/hands/words/whom.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Move } from '../../domain/moves/move.ts'
import { onDuty, sentinelNamed } from '../../domain/people/on-duty.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { useNow } from '../live/use-live.ts'
import { CommandForm, textOf, wholeOf } from '../moves/command-form.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { AreaField, CheckField, fieldLook, SelectField, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** Whether somebody is there for as long as a request needs, as it stands now. */
export function useHandsFor(state: UpgradeState, minutes: number, who?: string | null): HandsFor {
  const { live } = useDesk()
  return handsFor(state, useNow(live, 10_000), minutes, sentinelNamed(state, who) ?? undefined)
}

/** Asks for hands; filled in from the step's own `ask` where it has one. */
export function AskDialog({ move }: { move: Move }) {
  const { names, state, live, lang, open } = useDesk()
  const dialogs = requestDialogs[lang]
  const own = nobodyThere[lang]
  const [id] = useState(() => newId('r'))
  const stepId = move.about.kind === 'step' ? move.about.id : null
  const step = stepId === null ? null : stepOf(state, stepId)
  const from = step === null ? null : askOf(step)
  const [machine, setMachine] = useState(step?.machine ?? '')
  const [kind, setKind] = useState<RequestKind>(step?.ask?.kind ?? 'other')
  const [minutes, setMinutes] = useState(step?.ask?.allowance ?? 10)
  const [then, setThen] = useState<'wait' | 'ask'>('wait')
  const box = state.machines[machine]
  const [to, setTo] = useState(from?.to ?? '')
  const hands = useHandsFor(state, minutes, to)
  const sentinels = Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
  const duty = onDuty(state, live.now()).map((p) => state.people[p]?.name || p)
  const nobody = to === '' ? own.nobody : whom[lang].notThere(state.people[to]?.name || to)
  const given = Object.fromEntries(detailsFor(kind, from?.details ?? {}))
  return (
    <CommandForm
      title={dialogs.ask}
      lead={step === null ? undefined : step.title}
      submit={hands.there ? dialogs.askDo : then === 'wait' ? own.wait : own.overrideDo}
      filled={step?.ask != null}
      read={(form) => {
        const text = textOf(form, 'text')
        const allowance = wholeOf(form, 'allowance', 1, 240)
        const holds = textOf(form, 'holds')
        const holdsFor = holds === '' ? null : wholeOf(form, 'holds', 1, 1440)
        const why = textOf(form, 'why')
        const askAnyway = !hands.there && then === 'ask'
        if (
          text === '' ||
          allowance === null ||
          (holds !== '' && holdsFor === null) ||
          (askAnyway && why === '')
        )
          return {
            errors: {
              text: text === '' ? desk[lang].needed : undefined,
              allowance: allowance === null ? desk[lang].whole(1, 240) : undefined,
              holds: holds !== '' && holdsFor === null ? desk[lang].whole(1, 1440) : undefined,
              why: askAnyway && why === '' ? desk[lang].needed : undefined,
            },
          }
        const asked = {
          id,
          kind,
          machine: machine === '' ? null : machine,
          step: stepId,
          to: to === '' ? null : to,
          text,
          expect: textOf(form, 'expect'),
          allowance,
          expiresAt: holdsFor === null ? null : Math.floor(live.now()) + holdsFor * 60_000,
          details: Object.fromEntries(detailsOf[kind].map((name) => [name, textOf(form, `detail-${name}`)])),
          otherwise: textOf(form, 'otherwise'),
          readBack: form.get('readBack') !== null,
          ...(hands.there ? {} : { ifNobody: askAnyway ? { then: 'ask', reason: why } : { then: 'wait' } }),
        }
        return { move, given: asked }
      }}
    >
      {(errors) => (
        <>
          {hands.there ? null : (
            <Notice tone="warn" title={hands.why === 'nobody' ? nobody : undefined}>
              <Void hands={hands} />
              <SelectField
                label={own.whatThen}
                value={then}
                onChange={(e) => setThen(e.target.value as 'wait' | 'ask')}
                choices={[
                  { value: 'wait', label: own.wait },
                  { value: 'ask', label: own.overrideDo },
                ]}
              />
              {then === 'ask' ? (
                <TextField name="why" label={own.overrideWhy} error={errors['why']} maxLength={2000} />
              ) : null}
              <div className="mt-2.5">
                <Button size="sm" onClick={() => open({ dialog: 'call', request: null })}>
                  {deskRequests[lang].call}
                </Button>
              </div>
            </Notice>
          )}
          <div className={fieldLook.row}>
            <SelectField
              label={dialogs.kind}
              value={kind}
              onChange={(e) => setKind(e.target.value as RequestKind)}
              choices={requestKinds.map((k) => ({ value: k, label: names.kind[k] }))}
            />
            <SelectField
              label={machineWords[lang].which}
              hint={box === undefined ? undefined : dialogs.readBack(box.sticker, box.place)}
              value={machine}
              onChange={(e) => setMachine(e.target.value)}
              choices={[
                { value: '', label: machineWords[lang].noMachine },
                ...Object.values(state.machines).map((m) => ({
                  value: m.id,
                  label: m.formerName === null ? m.sticker : machineWords[lang].nowNamed(m.sticker, m.name),
                })),
              ]}
            />
          </div>
          {sentinels.length < 2 && to === '' ? null : (
            <SelectField
              label={whom[lang].to}
              value={to}
              onChange={(e) => setTo(e.target.value)}
              choices={[
                { value: '', label: whom[lang].toDuty(duty.join(lang === 'en' ? ', ' : '、')) },
                ...sentinels.map((p) => ({ value: p.id, label: p.name || p.id })),
              ]}
            />
          )}
          <DetailFields kind={kind} given={given} />
          <AreaField
            name="text"
            label={dialogs.askText}
            error={errors['text']}
            defaultValue={step?.ask?.text ?? ''}
            maxLength={1000}
          />
          <div className={fieldLook.row}>
            <AreaField
              name="expect"
              label={dialogs.askExpect}
              defaultValue={from?.expect ?? ''}
              maxLength={1000}
              rows={2}
            />
            <AreaField
              name="otherwise"
              label={requests[lang].otherwise}
              defaultValue={from?.otherwise ?? ''}
              maxLength={1000}
              rows={2}
            />
          </div>
          <div className={fieldLook.row}>
            <TextField
              name="allowance"
              label={dialogs.allowance}
              error={errors['allowance']}
              inputMode="numeric"
              defaultValue={String(minutes)}
              onChange={(e) => setMinutes(Math.min(240, Math.max(1, Number(e.target.value) || 1)))}
            />
            <TextField
              name="holds"
              label={dialogs.expires}
              hint={dialogs.expiresHint}
              error={errors['holds']}
              inputMode="numeric"
            />
          </div>
          {machine === '' || !touches.includes(kind) ? null : (
            <>
              <CheckField
                key={kind}
                name="readBack"
                label={requestDialogs[lang].readBackFirst}
                defaultChecked={readsBack(kind, step)}
              />
              <p className={`${fieldLook.hint} -mt-3 ps-7`}>{requestDialogs[lang].readBackHint}</p>
            </>
          )}
        </>
      )}
    </CommandForm>
  )
}

/** Why nobody can do it now, and when somebody can, on both clocks. */
export function Void({ hands }: { hands: Exclude<HandsFor, { there: true }> }) {
  const { zones, lang } = useDesk()
  const own = nobodyThere[lang]
  const at = (instant: number) => <BothClocks instant={instant} {...zones} lang={lang} size="sm" />
  return (
    <>
      {hands.leavesAt === null ? null : (
        <p>
          {own.leaves} {at(hands.leavesAt)}
        </p>
      )}
      <p>
        {hands.next === null ? (
          own.nextNone
        ) : (
          <>
            {own.next} {at(hands.next)}
          </>
        )}
      </p>
    </>
  )
}

function DetailFields({ kind, given }: { kind: RequestKind; given: Partial<Record<DetailName, string>> }) {
  const { lang } = useDesk()
  const names: readonly DetailName[] = detailsOf[kind]
  if (names.length === 0) return null
  return (
    <div className={fieldLook.row}>
      {names.map((name) => (
        <TextField
          key={`${kind}-${name}`}
          name={`detail-${name}`}
          label={requests[lang].detail[name]}
          defaultValue={given[name] ?? ''}
          maxLength={200}
          autoComplete="off"
        />
      ))}
    </div>
  )
}
