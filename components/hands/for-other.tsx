import { addresseeWords, eitherOf } from '../../domain/messages/addressee.ts'
import { requestTitle } from '../../domain/messages/request-title.ts'
import { onDuty } from '../../domain/people/on-duty.ts'
import { MachinePlate } from './machine-plate.tsx'
import { Act, Press, useHands, When } from './tools.tsx'
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
  const title = request === null ? step?.title : requestTitle(request, lang)
  const Heading = named === 'now' ? 'h1' : 'h3'
  const off = me.person !== null && !onDuty(state, now).includes(me.person)
  return (
    <section className="card card-over" aria-labelledby={named}>
      <p className="kicker">
        <strong>{own.forName(who)}</strong>
      </p>
      <Heading id={named}>{title}</Heading>
      <MachinePlate id={(request ?? step)?.machine ?? null} />
      {request === null ? null : <p className="text">{request.text}</p>}
      <p className="soft">
        {task.since === null ? (
          own.notYours(who)
        ) : (
          <>
            {own.hasIt(who)} <When at={task.since} />
          </>
        )}
        {off ? ` ${own.offDuty}` : null}
      </p>
      {request === null ? (
        step === null ? null : task.since !== null ? (
          // Their phone may be dead: that it is done is told by whoever is there.
          <Act form={`step:${step.id}:${task.attempt}/finish`} type="step.finish" fixed={{ step: step.id }}>
            <Press kind="quiet">{own.itIsDone}</Press>
          </Act>
        ) : (
          <Act form={`step:${step.id}:${task.attempt}/start`} type="step.start" fixed={{ step: step.id }}>
            <Press>{own.take}</Press>
          </Act>
        )
      ) : (
        <Act
          form={`request:${request.id}:${request.opened}/take:${request.by ?? ''}`}
          type="request.take"
          thing={request.id}
        >
          <Press>{own.take}</Press>
        </Act>
      )}
    </section>
  )
}

/** What others have to do, below what is asked of the reader. */
export function ForOthers({ tasks }: { tasks: readonly OtherTask[] }) {
  const { lang } = useHands()
  if (tasks.length === 0) return null
  return (
    <section className="panel" aria-labelledby="for-others">
      <h2 id="for-others">{addresseeWords[lang].others}</h2>
      {tasks.map((t) => (
        <ForOtherCard key={t.key} task={t} named={`other-${t.key}`} />
      ))}
    </section>
  )
}
