import { isGrave } from '../../domain/cards/cards.ts'
import { requestTexts } from '../../domain/hands/request-texts.ts'
import { addresseeWords, eitherOf } from '../../domain/hands/words/addressee.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { onDuty } from '../../domain/people/on-duty.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { Card, Kicker, Panel, soft, text } from '../phone/look.tsx'
import { MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { Original } from '../plan/original.tsx'
import { MachinePlate } from './machine-plate.tsx'
import { GraveStart } from './other-cards.tsx'
import type { OtherTask } from './what-now.ts'

/** What is somebody else's to do: said as theirs, with who has it and since when; the reader may take it over. */
export function ForOtherCard({ task, named = 'now' }: { task: OtherTask; named?: string }) {
  const { state, me, now, lang } = useHands()
  const own = addresseeWords[lang]
  const who = eitherOf(
    task.whose.map((id) => state.people[id]?.name || id),
    lang,
  )
  const { request, step } = task
  const asks = request === null ? null : requestTexts(state, request, lang)
  const says = step === null ? null : stepTexts(step, lang)
  const title = request === null ? says?.title : requestTitle(state, request, lang)
  const Heading = named === 'now' ? 'h1' : 'h3'
  // Theirs as well, once they are on site.
  const mine = task.from !== null && task.whose.includes(me.person ?? '')
  const off = me.person !== null && !onDuty(state, now).includes(me.person)
  return (
    <Card kind="over" aria-labelledby={named}>
      <Kicker>
        <strong>{mine ? own.waitsForYou : own.forName(who)}</strong>
      </Kicker>
      <Heading id={named}>{title}</Heading>
      <MachinePlate id={(request ?? step)?.machine ?? null} />
      {asks === null ? null : <p className={text}>{asks.text}</p>}
      <Original
        from={(asks ?? says)?.original ?? ''}
        of={[
          [asks?.text ?? '', request?.text],
          [says?.title ?? '', step?.title],
        ]}
      />
      <p className={soft}>
        {task.from !== null ? (
          <>
            {mine ? own.youExpected : own.expected(who)} <When at={task.from} />
          </>
        ) : task.since === null ? (
          own.notYours(who)
        ) : (
          <>
            {own.hasIt(who)} <When at={task.since} />
          </>
        )}
        {off && task.from === null ? ` ${own.offDuty}` : null}
      </p>
      {request === null ? (
        step === null ? null : task.since !== null ? (
          // Their phone may be dead: that it is done is told by whoever is there.
          <MoveAct form={`step:${step.id}:${task.attempt}/finish`} kind="finish-step" of="step" id={step.id}>
            <Press kind="quiet">{own.itIsDone}</Press>
          </MoveAct>
        ) : isGrave(step) ? (
          <GraveStart
            step={step}
            form={`step:${step.id}:${task.attempt}/start`}
            label={own.take}
            kind="plain"
          />
        ) : (
          <MoveAct form={`step:${step.id}:${task.attempt}/start`} kind="start-step" of="step" id={step.id}>
            <Press>{own.take}</Press>
          </MoveAct>
        )
      ) : (
        <MoveAct
          form={`request:${request.id}:${request.opened}/take:${request.by ?? ''}`}
          kind="take"
          of="request"
          id={request.id}
        >
          <Press>{own.take}</Press>
        </MoveAct>
      )}
    </Card>
  )
}

/** What others have to do, below what is asked of the reader; and what waits for the reader to be on site. */
export function ForOthers({ tasks }: { tasks: readonly OtherTask[] }) {
  const { lang, me } = useHands()
  if (tasks.length === 0) return null
  const own = tasks.every((t) => t.from !== null && t.whose.includes(me.person ?? ''))
  return (
    <Panel id="for-others" title={addresseeWords[lang][own ? 'yoursLater' : 'others']}>
      {tasks.map((t) => (
        <ForOtherCard key={t.key} task={t} named={`other-${t.key}`} />
      ))}
    </Panel>
  )
}
