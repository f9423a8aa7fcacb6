'use client'
import { Command } from 'cmdk'
import { beats } from '../../domain/beats/words/beats.ts'
import { calendar } from '../../domain/calendar/words.ts'
import { openCards } from '../../domain/cards/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { ownClock } from '../../domain/clock/words/own-clock.ts'
import { serverClockWords } from '../../domain/clock/words/server-clock.ts'
import { desk, deskKeys, glance } from '../../domain/desk/words.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { machineDialogs, machineWords } from '../../domain/hands/words/machines.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import type { Move, MoveKind } from '../../domain/moves/move.ts'
import { requestsFor, runOf } from '../../domain/moves/scope.ts'
import { people } from '../../domain/people/words/people.ts'
import { inOrder } from '../../domain/plan/plan.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { mayHaveNewPhone } from '../people/seat-section.tsx'
import { chooseLang, chooseTheme } from '../shell/switches.tsx'
import { copyText } from '../ui/copy.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { showStep } from '../work/show-step.ts'
import { useDesk } from './desk-context.tsx'
import { answersTo, dialogOf } from './dialog-of.ts'
import type { DeskDialog } from './dialogs.ts'
import { asItIs, heldFor, useOffered } from './use-moves.ts'

interface Entry {
  group: keyof (typeof glance)['en']['palette']['groups']
  id: string
  label: string
  /** In the other language: found by either. */
  also?: string
  hint?: string
  run(): void
}

/** Everything that may be done on the Desk now, found by typing. What is not allowed is not in it. */
export function Palette() {
  const { open, lang } = useDesk()
  const words = glance[lang].palette
  const entries = useEntries()
  const groups = Object.keys(words.groups) as Entry['group'][]
  const close = () => open(null)
  return (
    <Dialog title={words.title} closeWord={desk[lang].close} onClose={close}>
      <Command label={words.title} loop className="palette" filter={score}>
        <Command.Input
          data-focus
          placeholder={words.field}
          aria-label={words.field}
          className="palette-field"
        />
        <Command.List className="palette-list" label={words.title}>
          <Command.Empty className="palette-none">{words.none}</Command.Empty>
          {groups.map((group) => {
            const own = entries.filter((e) => e.group === group)
            if (own.length === 0) return null
            return (
              <Command.Group key={group} heading={words.groups[group]} className="palette-group">
                {own.map((e) => (
                  <Command.Item
                    key={e.id}
                    value={`${e.label} ${e.id}`}
                    keywords={e.also === undefined ? [] : [e.also]}
                    className="palette-item"
                    onSelect={() => {
                      close()
                      // The dialog gives the focus back first; what is chosen may then take it.
                      setTimeout(e.run)
                    }}
                  >
                    <span>{e.label}</span>
                    {e.hint === undefined ? null : <Kbd>{e.hint}</Kbd>}
                  </Command.Item>
                ))}
              </Command.Group>
            )
          })}
        </Command.List>
      </Command>
    </Dialog>
  )
}

/** Every word must be in it, as written: at four in the morning a near miss is the wrong line. Begins with it: first. */
function score(value: string, search: string, also: string[] = []): number {
  const find = search.trim().toLowerCase()
  const text = [value, ...also].join(' ').toLowerCase()
  if (!find.split(/\s+/).every((word) => text.includes(word))) return 0
  if (value.toLowerCase().startsWith(find)) return 1
  return text.includes(find) ? 0.8 : 0.5
}

function useEntries(): Entry[] {
  const tools = useDesk()
  const { state, me, can, canOn, open, lang, live, called } = tools
  const offered = useOffered()
  const other: Lang = lang === 'en' ? 'zh-TW' : 'en'
  const entries: Entry[] = []
  const add = (
    group: Entry['group'],
    id: string,
    label: (of: Lang) => string,
    run: () => void,
    hint?: string,
  ) =>
    entries.push({
      group,
      id,
      label: label(lang),
      also: label(other),
      run,
      ...(hint === undefined ? {} : { hint }),
    })
  const dialog = (d: DeskDialog) => () => open(d)
  /** A move, where there is one now. What becomes of it is told at the top: this list is gone by then. */
  const make = (
    group: Entry['group'],
    id: string,
    label: (of: Lang) => string,
    move: Move | null,
    hint?: string,
  ) => {
    if (move === null) return
    const run = () => {
      const asks = dialogOf(move, offered)
      if (asks !== null) return open(asks)
      const command = asItIs(move)
      live.send(command, undefined, heldFor(move, command, tools))
    }
    add(group, id, label, run, hint)
  }

  const step = stepAtHand(state, live.now())
  const working = state.status === 'running' || state.status === 'rolling-back'
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  // The button of the next move knows all that it takes: pressing it is what its key does as well.
  const next = document.querySelector<HTMLElement>('[aria-keyshortcuts="N"]')
  if (next !== null) {
    const what = next.firstChild?.textContent ?? ''
    add(
      'next',
      'next',
      (of) => glance[of].palette.next(what),
      () => next.click(),
      'N',
    )
  }
  if (step !== null && step.run !== '')
    add(
      'next',
      'copy',
      (of) => glance[of].palette.copy(step.title),
      () => void copyText(step.run),
      'Y',
    )
  if (step !== null && runOf(state, step.id).state === 'running') {
    const may = (kind: MoveKind) => offered(kind, 'step', step.id)
    make('next', 'finish', (of) => `${stepWords[of].finish}: ${step.title}`, may('finish-step'))
    make('next', 'fail', (of) => `${stepWords[of].fail}: ${step.title}`, may('fail-step'), 'X')
    if (canOn('step.progress', step))
      add(
        'next',
        'progress',
        (of) => `${stepWords[of].progress}: ${step.title}`,
        dialog({ dialog: 'progress', step: step.id }),
        'P',
      )
  }
  if (step !== null && can('step.note'))
    add(
      'next',
      'note',
      (of) => `${stepWords[of].note}: ${step.title}`,
      dialog({ dialog: 'note', step: step.id }),
      'W',
    )
  if (can('talk.say'))
    add(
      'next',
      'talk',
      (of) => glance[of].palette.talk,
      () => document.querySelector<HTMLElement>('[aria-keyshortcuts="T"]')?.focus(),
      'T',
    )

  const ask =
    step === null ? offered('ask-hands', 'upgrade', state.id) : offered('ask-hands', 'step', step.id)
  if (ask !== null)
    add('people', 'ask', (of) => glance[of].palette.ask, dialog({ dialog: 'ask', move: ask }), 'H')
  const request = step === null ? undefined : requestsFor(state, step.id)[0]
  if (request !== undefined && request.endedAt === null) {
    const name = called.request(request.id)
    const withdraw = offered('withdraw', 'request', request.id)
    make('people', 'withdraw', (of) => `${deskRequests[of].withdraw}: ${name}`, withdraw)
    const moves = answersTo(request.id, offered)
    if (moves.length > 0)
      add('people', 'phone', (of) => `${deskRequests[of].phone}: ${name}`, dialog({ dialog: 'phone', moves }))
  }
  for (const m of Object.values(state.machines))
    if (can('machine.report') && alive)
      add(
        'people',
        `report-${m.id}`,
        (of) => machineDialogs[of].report(m.sticker),
        dialog({ dialog: 'report', machine: m.id }),
      )
  for (const m of Object.values(state.machines))
    if (can('plan.set') && alive)
      add(
        'people',
        `place-${m.id}`,
        (of) => machineDialogs[of].place(m.sticker),
        dialog({ dialog: 'place', machine: m.id }),
      )
  for (const m of Object.values(state.machines))
    if (can('token.add') && alive)
      add(
        'people',
        `boot-line-${m.id}`,
        (of) => beats[of].title(m.sticker),
        dialog({ dialog: 'boot-line', machine: m.id }),
      )
  if (can('machine.swap') && alive && Object.keys(state.machines).length > 1)
    add('people', 'swap', (of) => machineWords[of].swap, dialog({ dialog: 'swap' }))

  const now = live.now()
  const [card] = openCards(state, now)
  for (const p of Object.values(state.people).filter((p) => mayHaveNewPhone(p, me, can)))
    add(
      'people',
      `phone-${p.id}`,
      (of) => people[of].phone.title(p.name),
      dialog({ dialog: 'new-phone', person: p.id }),
    )
  const whole = (kind: MoveKind) => offered(kind, 'upgrade', state.id)
  if (working) {
    make('upgrade', 'go', (of) => deskGates[of].ask, whole('ask-go'), 'G')
    make('upgrade', 'card', (of) => deskCards[of].arm, whole('arm-card'), 'C')
    if (card !== undefined) {
      const may = (kind: MoveKind) => offered(kind, 'card', card.id)
      make('upgrade', 'extend', (of) => deskCards[of].extend, may('card-extend'))
      make('upgrade', 'disarm', (of) => deskCards[of].disarmTitle, may('card-off'))
      make('upgrade', 'confirm', (of) => deskCards[of].confirm, may('card-fine'))
    }
  }
  make('upgrade', 'suspend', (of) => upgradeWords[of].suspend, whole('suspend'), 'Z')
  make('upgrade', 'back', (of) => upgradeWords[of].rollBack, whole('roll-back'), 'B')
  make('upgrade', 'close', (of) => upgradeWords[of].close, whole('close'))
  if (alive && can('upgrade.cancel'))
    add('upgrade', 'cancel', (of) => upgradeWords[of].cancel, dialog({ dialog: 'cancel' }))
  if (state.clock.kind === 'own' && alive && can('clock.set')) {
    const rate = state.clock.rate === 0 ? 1 : 0
    add(
      'upgrade',
      'clock',
      (of) => (rate === 0 ? ownClock[of].pause : ownClock[of].play),
      () => void live.send({ type: 'clock.set', own: { at: Math.floor(live.now()), rate } }),
    )
  }

  if (state.clock.kind === 'wall' && alive && can('clock.declare'))
    add('upgrade', 'server-time', (of) => serverClockWords[of].set, dialog({ dialog: 'server-time' }))

  const go = (path: string) => () => location.assign(path)
  add('screens', 'plan', (of) => planPage[of].open, go(`/u/${state.id}/plan`))
  add('screens', 'log', (of) => glance[of].log, go(`/u/${state.id}/log`))
  add('screens', 'people', (of) => desk[of].top.people, go(`/u/${state.id}/people`))
  add('screens', 'calendar', (of) => calendar[of].open, go(`/u/${state.id}/calendar`))
  add('screens', 'hands', (of) => desk[of].top.hands, go(`/u/${state.id}/hands`))
  add('screens', 'upgrades', (of) => glance[of].palette.upgrades, go('/'))
  add('screens', 'settings', (of) => glance[of].palette.settings, go('/settings'))
  add('screens', 'file', (of) => glance[of].palette.file, go(`/api/upgrades/${state.id}/plan.yaml`))
  add('screens', 'keys', (of) => deskKeys[of].title, dialog({ dialog: 'keys' }), '?')
  add(
    'look',
    'lang',
    () => (lang === 'en' ? '中文' : 'English'),
    () => chooseLang(other),
  )
  add(
    'look',
    'dark',
    (of) => glance[of].palette.dark,
    () => chooseTheme('dark'),
  )
  add(
    'look',
    'light',
    (of) => glance[of].palette.light,
    () => chooseTheme('light'),
  )

  const rolledBack = Object.values(state.rollBackSteps)
  for (const s of [...rolledBack, ...inOrder(Object.values(state.phases), Object.values(state.steps))])
    entries.push({ group: 'steps', id: `step-${s.id}`, label: s.title, run: () => showStep(s.id) })
  return entries
}
