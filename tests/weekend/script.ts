import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { RefusalCode } from '../../domain/log/refusals.ts'
import type { Plan, PlanStep } from '../../domain/plan/plan.ts'

/**
 * The weekend of 11 to 14 September 1998 as it happened, told as what each person said and when. The upgrade runs on
 * a clock of its own that reads the same as the real one; what the clock does by itself (sending, ringing, expiring,
 * firing the card, the return from lunch) is not in the script: it must come of its own.
 */
export interface Told {
  id: string
  /** Epoch ms, real and on the upgrade's clock. */
  at: number
  who: keyof typeof cast
  command: CommandInput
  /** Tapped while the line was dead: the phone's clock (wrong by `PHONE_SKEW`) at the tap and at the sending. */
  said?: { saidAt: number; sentAt: number }
  lastHeard?: number
  /** Must be refused, for this reason. */
  refused?: RefusalCode
}

export const UPGRADE = 'taipei'
/** The sentinel's phone is 47 seconds fast. */
export const PHONE_SKEW = 47_000

const account = (name: string, isOwner = false): Who => ({
  kind: 'account',
  account: name,
  owner: isOwner,
  device: `${name}-1`,
})

/** The owner has the installation in Massachusetts and only watches; the boss sits in Taipei. */
export const cast = {
  owner: account('acc-owner', true),
  upgrader: account('acc-upgrader'),
  sentinel: account('acc-sentinel'),
  boss: account('acc-boss'),
  dolphin: { kind: 'script', token: 'tok-dolphin', device: '' },
} satisfies Record<string, Who>

/** Taipei wall time of September 1998 as an instant: `12T09:00`, seconds if need be. */
export function taipei(dayAndTime: string): number {
  const [day, time = ''] = dayAndTime.split('T')
  return Date.parse(`1998-09-${day}T${time.length === 5 ? `${time}:00` : time}.000+08:00`)
}

/** Friday 08:00 in Massachusetts, 20:00 in Taipei: the preparations. */
export const WEEKEND_STARTS = taipei('11T20:00')

type Line = [
  when: string,
  who: keyof typeof cast,
  command: CommandInput,
  more?: Pick<Told, 'refused'> & { tapped?: string; lastHeard?: string },
]

const talk = (text: string, about?: { kind: 'step' | 'request' | 'card'; id: string }): CommandInput =>
  about === undefined ? { type: 'talk.say', text } : { type: 'talk.say', text, about }
const start = (step: string): CommandInput => ({ type: 'step.start', step })
const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
const note = (step: string, text: string): CommandInput => ({ type: 'step.note', step, text })
const bytes = (done: number): CommandInput => ({
  type: 'step.progress',
  progress: { unit: 'bytes', done: done * 1_000_000, total: 412_000_000 },
})
const ask = (id: string, request: Partial<Extract<CommandInput, { type: 'request.ask' }>>): CommandInput => ({
  type: 'request.ask',
  id,
  kind: 'other',
  machine: null,
  step: null,
  text: '',
  expect: '',
  allowance: 10,
  expiresAt: null,
  ...request,
})
const seen = (id: string): CommandInput => ({ type: 'request.seen', id })
const onMyWay = (id: string): CommandInput => ({ type: 'request.on-my-way', id })
const done = (id: string, saw = ''): CommandInput => ({ type: 'request.done', id, saw })
const report = (machine: string, condition: 'up' | 'rebooting' | 'dark', text = ''): CommandInput => ({
  type: 'machine.report',
  machine,
  condition,
  note: text,
})

function preparations(plan: Plan): Line[] {
  const elephant = plan.machines.find((m) => m.id === 'elephant')
  return [
    ['11T20:00', 'owner', { type: 'plan.import', plan, clock: { at: WEEKEND_STARTS, rate: 1 } }],
    [
      '11T20:01',
      'owner',
      {
        type: 'person.invite',
        id: 'inv-1',
        role: 'upgrader',
        person: 'upgrader',
        expiresAt: taipei('12T20:00'),
      },
    ],
    [
      '11T20:05',
      'upgrader',
      { type: 'person.join', invite: 'inv-1', person: 'upgrader', name: 'Dale', zone: null },
    ],
    [
      '11T20:06',
      'upgrader',
      {
        type: 'person.invite',
        id: 'inv-2',
        role: 'sentinel',
        person: 'sentinel',
        expiresAt: taipei('12T20:00'),
      },
    ],
    [
      '11T20:15',
      'sentinel',
      { type: 'person.join', invite: 'inv-2', person: 'sentinel', name: '美玲', zone: null },
    ],
    // Sent to the wrong address; taken back, and sent again.
    [
      '11T20:20',
      'upgrader',
      { type: 'person.invite', id: 'inv-3', role: 'observer', person: null, expiresAt: taipei('12T20:00') },
    ],
    ['11T20:21', 'upgrader', { type: 'invite.revoke', id: 'inv-3' }],
    [
      '11T20:22',
      'upgrader',
      { type: 'person.invite', id: 'inv-4', role: 'observer', person: null, expiresAt: taipei('12T20:00') },
    ],
    [
      '11T20:40',
      'boss',
      { type: 'person.join', invite: 'inv-3', person: 'boss', name: '陳經理', zone: 'Asia/Taipei' },
      { refused: 'invite-over' },
    ],
    [
      '11T20:41',
      'boss',
      { type: 'person.join', invite: 'inv-4', person: 'boss', name: '陳經理', zone: 'Asia/Taipei' },
    ],
    ['11T20:42', 'boss', talk('幾點會好？'), { refused: 'not-allowed' }],
    ['11T20:50', 'upgrader', { type: 'token.add', id: 'tok-dolphin', name: 'dolphin' }],
    [
      '11T21:00',
      'upgrader',
      talk('SSH is built on dragon from the source at the local FTP site; I am in by ssh now.'),
    ],
    [
      '11T21:05',
      'upgrader',
      talk('Sending root.tar.gz, usr.tar.gz and var.tar.gz by FTP. That will take the night.'),
    ],
    [
      '11T21:30',
      'upgrader',
      {
        type: 'plan.set',
        kind: 'machine',
        id: 'elephant',
        field: 'note',
        value: `${elephant?.note ?? ''}\nSendmail and POP3 installed on Friday.`,
        saw: elephant?.note ?? '',
      },
    ],
    ['12T06:40', 'dolphin', note('restore', 'root.tar.gz, usr.tar.gz, var.tar.gz: 412 MB, all here')],
    ['12T07:40', 'upgrader', { type: 'plan.set-head', field: 'observersTalk', value: true, saw: false }],
    ['12T07:41', 'boss', talk('早安，週末不會影響大家上網吧？')],
    ['12T07:42', 'upgrader', talk('Not before the cable moves, and that is this afternoon.')],
    ['12T07:45', 'upgrader', { type: 'upgrade.ready' }],
  ]
}

function saturdayMorning(): Line[] {
  return [
    ['12T08:00', 'upgrader', { type: 'upgrade.start' }],
    ['12T08:00:10', 'upgrader', start('fdisk')],
    ['12T08:01', 'upgrader', report('dolphin', 'up')],
    ['12T08:02', 'upgrader', report('dragon', 'up')],
    ['12T08:05', 'upgrader', start('restore'), { refused: 'waits-for' }],
    [
      '12T08:27',
      'upgrader',
      note('fdisk', 'Re-read table failed with error 16: the old label is in force until a reboot.'),
    ],
    ['12T08:28', 'upgrader', finish('fdisk')],
    // Nobody there before nine: it waits, and goes out at nine by itself.
    [
      '12T08:40',
      'upgrader',
      ask('reset-1', {
        kind: 'reset',
        machine: 'dolphin',
        step: 'reboot',
        text: 'Stand by DOLPHIN, the box on the table by the door. If it does not come back in 5 minutes, press reset.',
        expect: 'login:',
      }),
    ],
    ['12T09:00:50', 'sentinel', { type: 'presence.arrive' }],
    ['12T09:01', 'sentinel', seen('reset-1')],
    ['12T09:01:20', 'sentinel', onMyWay('reset-1')],
    [
      '12T09:02',
      'sentinel',
      talk('Standing in front of it. The sticker says DOLPHIN.', { kind: 'request', id: 'reset-1' }),
    ],
    ['12T09:02:30', 'upgrader', start('reboot')],
    ['12T09:03', 'upgrader', report('dolphin', 'rebooting')],
    ['12T09:07', 'sentinel', done('reset-1', 'login:')],
    ['12T09:08', 'upgrader', report('dolphin', 'up')],
    ['12T09:09', 'upgrader', finish('reboot')],
    ['12T09:10', 'upgrader', start('restore')],
    ['12T09:40', 'dolphin', { type: 'step.note', text: 'mke2fs done on hda5, hda6, hda7' }],
    ['12T09:50', 'dolphin', bytes(48)],
    ['12T10:10', 'dolphin', bytes(160)],
    ['12T10:30', 'dolphin', bytes(287)],
    ['12T10:50', 'dolphin', bytes(398)],
    ['12T10:53', 'dolphin', bytes(412)],
    ['12T10:58', 'upgrader', finish('restore')],
    ['12T11:00', 'upgrader', start('rdev')],
    ['12T11:09', 'upgrader', finish('rdev')],
    ['12T11:10', 'upgrader', start('localise')],
  ]
}

function lunchAndAfternoon(): Line[] {
  return [
    [
      '12T11:45',
      'sentinel',
      talk('Lunch at twelve: nobody here for an hour to press anything. Do not hang it.'),
    ],
    ['12T11:46', 'upgrader', talk('I only edit files until one.')],
    ['12T11:59', 'sentinel', { type: 'presence.away', until: taipei('12T13:00') }],
    [
      '12T12:25',
      'upgrader',
      ask('led', {
        kind: 'look',
        machine: 'dolphin',
        text: 'Is the green light of the second network card on?',
      }),
    ],
    [
      '12T12:50',
      'upgrader',
      { type: 'request.withdraw', id: 'led', reason: 'Found it: the cards had the same interrupt.' },
    ],
    ['12T13:02', 'sentinel', { type: 'presence.back' }],
    ['12T13:03', 'sentinel', talk('Back.')],
    [
      '12T13:10',
      'upgrader',
      ask('key', {
        kind: 'press-key',
        machine: 'dolphin',
        text: 'Press Alt-F2 on the keyboard of DOLPHIN and log me out there.',
      }),
    ],
    ['12T13:10:20', 'sentinel', seen('key')],
    ['12T13:12', 'sentinel', { type: 'request.cannot', id: 'key', reason: 'The keyboard is locked.' }],
    [
      '12T13:13',
      'upgrader',
      { type: 'request.reopen', id: 'key', reason: 'The key hangs on the back of the box.' },
    ],
    ['12T13:13:15', 'sentinel', onMyWay('key')],
    ['12T13:15', 'sentinel', done('key', 'logged out')],
    ['12T14:12', 'upgrader', finish('localise')],
    ['12T14:13', 'upgrader', start('dns-maps')],
    ['12T14:38', 'upgrader', finish('dns-maps')],
    [
      '12T14:45',
      'upgrader',
      ask('boot', {
        kind: 'reset',
        machine: 'dolphin',
        step: 'first-boot',
        text: 'Stand by DOLPHIN: it boots the new system now. Read its last lines to me.',
        expect: 'Debian GNU/Linux 1.3 dolphin tty1',
      }),
    ],
    ['12T14:45:10', 'sentinel', { type: 'request.take', id: 'boot' }],
    ['12T14:45:20', 'sentinel', onMyWay('boot')],
    ['12T14:50', 'upgrader', start('first-boot')],
    ['12T14:50:30', 'upgrader', report('dolphin', 'rebooting')],
    ['12T14:56', 'sentinel', done('boot', 'Debian GNU/Linux 1.3 dolphin tty1, dolphin login:')],
    ['12T14:57', 'upgrader', report('dolphin', 'up', 'Linux dolphin 2.0.30')],
    ['12T14:58', 'upgrader', finish('first-boot')],
    ['12T14:58:10', 'upgrader', start('look-round')],
    ['12T15:05', 'upgrader', finish('look-round')],
  ]
}

/** 15:05 to 16:03: the names are swapped, the cable moves, the line dies, and nothing comes up. */
function switchOver(): Line[] {
  return [
    [
      '12T15:06',
      'upgrader',
      {
        type: 'go.ask',
        id: 'go-1',
        question: 'Swap the names and move the modem cable now?',
        signers: ['upgrader', 'sentinel'],
        minutes: 10,
        figures: { 'awake, hours': 20, 'hands leave': '18:00 +08:00', 'roll-back, minutes': 65 },
      },
    ],
    [
      '12T15:07',
      'sentinel',
      { type: 'go.answer', id: 'go-1', answer: 'go', note: 'Everybody has gone home, nobody needs the net.' },
    ],
    ['12T15:07:30', 'upgrader', { type: 'go.answer', id: 'go-1', answer: 'go', note: '' }],
    ['12T15:08', 'upgrader', start('swap-names')],
    ['12T15:32', 'upgrader', { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels-1' }],
    ['12T15:32:20', 'sentinel', seen('labels-1')],
    [
      '12T15:33',
      'sentinel',
      talk('I write new stickers when it works.', { kind: 'request', id: 'labels-1' }),
    ],
    ['12T15:34', 'upgrader', finish('swap-names')],
    [
      '12T15:36',
      'upgrader',
      {
        type: 'card.arm',
        id: 'card-1',
        unless: 'the console of the box with the sticker DOLPHIN says that ppp0 is up',
        then: 'Unplug the modem cable from DOLPHIN and plug it back into DRAGON.',
        machine: 'dragon',
        dueAt: taipei('12T15:55'),
      },
    ],
    [
      '12T15:36:30',
      'upgrader',
      { type: 'card.arm', id: 'card-x', unless: 'x', then: 'y', machine: null, dueAt: taipei('12T15:56') },
      { refused: 'card-armed' },
    ],
    [
      '12T15:38',
      'upgrader',
      ask('cable-1', {
        kind: 'move-cable',
        machine: 'dolphin',
        step: 'move-cable',
        text: 'Unplug the modem cable from DRAGON, plug it into DOLPHIN (now named dragon).',
        expect: 'LCD: ON-LINE',
        allowance: 15,
      }),
    ],
    ['12T15:38:20', 'sentinel', seen('cable-1')],
    [
      '12T15:39',
      'sentinel',
      talk('From the box that says DRAGON into the box that says DOLPHIN. Right?', {
        kind: 'request',
        id: 'cable-1',
      }),
    ],
    [
      '12T15:39:20',
      'upgrader',
      talk('Right. If we lose each other, do what the card says.', { kind: 'card', id: 'card-1' }),
    ],
    ['12T15:40', 'sentinel', onMyWay('cable-1')],
    ['12T15:42', 'sentinel', start('move-cable')],
    // 15:44: the cable moves. From here on nothing of hers arrives until 16:16.
    ['12T15:45', 'upgrader', report('dolphin', 'dark', 'no ping since 15:44')],
    [
      '12T15:46',
      'upgrader',
      ask('lcd-1', {
        kind: 'look',
        machine: 'dolphin',
        text: "What does the modem's LCD say?",
        expiresAt: taipei('12T15:50'),
      }),
    ],
    // 15:50: it has run out; he telephones.
    ['12T15:50:30', 'upgrader', talk('On the phone with 美玲. 02-555-0142 if we get cut off.')],
    ['12T15:52', 'upgrader', { type: 'card.extend', id: 'card-1', dueAt: taipei('12T16:10') }],
    [
      '12T15:53',
      'upgrader',
      ask('lcd-2', { kind: 'look', machine: 'dolphin', text: "What does the modem's LCD say?" }),
    ],
    ['12T15:53:10', 'upgrader', seen('lcd-2')],
    ['12T15:54', 'upgrader', done('lcd-2', 'ON-LINE')],
    [
      '12T15:55',
      'upgrader',
      ask('errors', {
        kind: 'read-screen',
        machine: 'dolphin',
        text: 'Read me the last lines on the screen of DOLPHIN.',
      }),
    ],
    ['12T15:55:10', 'upgrader', onMyWay('errors')],
    [
      '12T15:58',
      'upgrader',
      done('errors', 'Screens of errors. The last: SIOCADDRT: Network is unreachable'),
    ],
    [
      '12T15:59',
      'upgrader',
      note('move-cable', 'LCD on-line and errors on the screen: it is the configuration, not the line.'),
    ],
    [
      '12T16:00',
      'upgrader',
      {
        type: 'step.fail',
        step: 'move-cable',
        reason: 'The new dragon does not connect: screens of errors.',
      },
    ],
    [
      '12T16:01',
      'upgrader',
      {
        type: 'go.ask',
        id: 'go-2',
        question: 'Try once more before going back?',
        signers: ['sentinel'],
        minutes: 5,
        figures: { 'awake, hours': 21 },
      },
    ],
    ['12T16:02', 'upgrader', { type: 'request.withdraw', id: 'cable-1', reason: 'We go back.' }],
    [
      '12T16:03',
      'upgrader',
      {
        type: 'rollback.start',
        reason: 'No connection, and I am dozing off while typing.',
        downTo: 'swap-names',
      },
    ],
  ]
}

/** 16:04 to Saturday evening: everything as it was, the upgrader in bed. */
function rollBack(): Line[] {
  const lastHeard = '12T15:42'
  return [
    [
      '12T16:04',
      'upgrader',
      ask('cable-back', {
        kind: 'move-cable',
        machine: 'dragon',
        step: 'rb1-1',
        text: 'Cable out of DOLPHIN, back into DRAGON, as the card says.',
        expect: 'LCD: ON-LINE',
        allowance: 15,
      }),
    ],
    ['12T16:04:30', 'upgrader', start('swap-names'), { refused: 'not-in-roll-back' }],
    ['12T16:05', 'upgrader', start('rb1-2'), { refused: 'waits-for' }],
    // Rings unheard, escalates; 16:10 the card comes due. 16:15: the cable is back, and her phone sends what it kept.
    ['12T16:16', 'sentinel', done('cable-1', 'LCD: ON-LINE'), { tapped: '12T15:45', lastHeard }],
    ['12T16:16:01', 'sentinel', start('rb1-1'), { tapped: '12T16:11', lastHeard }],
    ['12T16:16:02', 'sentinel', onMyWay('cable-back'), { tapped: '12T16:11:20', lastHeard }],
    ['12T16:16:03', 'sentinel', done('cable-back', 'LCD: ON-LINE'), { tapped: '12T16:14:40', lastHeard }],
    ['12T16:16:04', 'sentinel', finish('rb1-1'), { tapped: '12T16:14:50', lastHeard }],
    ['12T16:16:05', 'sentinel', seen('lcd-1'), { refused: 'too-late', tapped: '12T16:14:55', lastHeard }],
    ['12T16:16:30', 'sentinel', talk('I can see you again.')],
    ['12T16:17', 'upgrader', report('dragon', 'up', 'ping answers again')],
    ['12T16:18', 'upgrader', start('rb1-2')],
    ['12T16:35', 'upgrader', { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels-2' }],
    ['12T16:38', 'upgrader', report('dolphin', 'up')],
    ['12T16:40', 'upgrader', finish('rb1-2')],
    [
      '12T16:42',
      'sentinel',
      talk('You have typed that line three times. Go to bed, we go on tomorrow morning.'),
    ],
    [
      '12T16:45',
      'upgrader',
      {
        type: 'upgrade.suspend',
        reason: 'Dozing off while typing.',
        handOver:
          'All is as it was: the cable in DRAGON, names and addresses back. DOLPHIN runs Debian beside it. Look at the routing table first.',
        resumeAt: taipei('13T08:30'),
      },
    ],
    ['12T16:46', 'upgrader', start('swap-names'), { refused: 'wrong-status' }],
    ['12T17:30', 'sentinel', { type: 'presence.leave' }],
  ]
}

function sunday(plan: Plan): Line[] {
  const swap = plan.steps.find((s) => s.id === 'swap-names') as PlanStep
  const fix: PlanStep = {
    ...swap,
    id: 'fix-routes',
    order: swap.order - 0.5,
    title: 'Correct the routing table',
    minutes: { best: 5, likely: 15, worst: 30 },
    run: 'route add -host 203.0.113.1 ppp0\nroute add default gw 203.0.113.1',
    expect: 'netstat -rn shows the default route by ppp0',
    undo: null,
  }
  return [
    ['13T08:20', 'upgrader', { type: 'plan.add', kind: 'step', value: fix }],
    ['13T08:30', 'upgrader', { type: 'upgrade.resume' }],
    ['13T08:31', 'upgrader', start('fix-routes')],
    [
      '13T08:50',
      'upgrader',
      note('fix-routes', 'The default route went to the old dragon. It was as simple as that.'),
    ],
    ['13T08:52', 'upgrader', finish('fix-routes')],
    ['13T09:00', 'sentinel', { type: 'presence.arrive' }],
    ['13T09:01', 'sentinel', talk('Good morning. Slept?')],
    ['13T09:02', 'upgrader', start('swap-names')],
    ['13T09:20', 'upgrader', { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels-3' }],
    ['13T09:20:20', 'sentinel', seen('labels-3')],
    ['13T09:21', 'upgrader', finish('swap-names')],
    ['13T09:26', 'sentinel', done('labels-3', 'New stickers on both.')],
    [
      '13T09:28',
      'upgrader',
      {
        type: 'card.arm',
        id: 'card-2',
        unless: 'ppp0 is up',
        then: 'Cable back into the box by the modem.',
        machine: 'dolphin',
        dueAt: taipei('13T09:50'),
      },
    ],
    [
      '13T09:29',
      'upgrader',
      ask('cable-2', {
        kind: 'move-cable',
        machine: 'dolphin',
        step: 'move-cable',
        text: 'Once more: the cable into DRAGON, the box on the table by the door.',
        allowance: 15,
      }),
    ],
    ['13T09:29:15', 'sentinel', seen('cable-2')],
    ['13T09:30', 'sentinel', onMyWay('cable-2')],
    ['13T09:31', 'sentinel', start('move-cable')],
    ['13T09:38', 'sentinel', done('cable-2', 'ppp0 is up'), { tapped: '13T09:37', lastHeard: '13T09:31' }],
    [
      '13T09:38:02',
      'sentinel',
      { type: 'card.confirm', id: 'card-2' },
      { tapped: '13T09:37:10', lastHeard: '13T09:31' },
    ],
    ['13T09:38:04', 'sentinel', finish('move-cable'), { tapped: '13T09:37:20', lastHeard: '13T09:31' }],
    ['13T09:39', 'upgrader', report('dolphin', 'up', 'the new dragon is on the net')],
    ['13T09:40', 'upgrader', talk('Without a hitch. I am off to bed; the final check is yours.')],
    ['13T10:00', 'sentinel', start('final-check')],
    ['13T10:40', 'sentinel', note('final-check', 'Private addresses on all PCs and workstations.')],
    ['13T10:41', 'sentinel', { type: 'step.progress', progress: { unit: 'percent', done: 40 } }],
    [
      '13T11:10',
      'sentinel',
      note('final-check', 'Browsers at the proxy, mail clients at elephant; mail out and in.'),
    ],
    ['13T11:11', 'sentinel', { type: 'step.progress', progress: { unit: 'percent', done: 70 } }],
    [
      '13T11:20',
      'owner',
      talk('From outside: the one-time password lets me in. The web server answers one time in three.'),
    ],
    [
      '13T11:50',
      'sentinel',
      { type: 'step.fail', step: 'final-check', reason: 'The plug to the web server is not reliable.' },
    ],
    ['13T12:00', 'sentinel', { type: 'presence.away', until: taipei('13T13:00') }],
    ['13T13:01', 'sentinel', { type: 'presence.back' }],
    [
      '13T13:20',
      'sentinel',
      {
        type: 'step.redo',
        step: 'final-check',
        reason: 'The web server had two entries in the name table; one was wrong.',
      },
    ],
    ['13T13:40', 'owner', talk('Ten times out of ten now.')],
    ['13T14:00', 'sentinel', finish('final-check')],
    ['13T14:05', 'boss', talk('大家辛苦了。')],
    ['13T14:10', 'sentinel', { type: 'presence.leave' }],
  ]
}

function monday(): Line[] {
  return [
    ['14T21:00', 'upgrader', { type: 'token.revoke', id: 'tok-dolphin' }],
    [
      '14T21:01',
      'dolphin',
      { type: 'step.note', step: 'restore', text: 'still here' },
      { refused: 'no-such-upgrade' },
    ],
    [
      '14T21:05',
      'upgrader',
      {
        type: 'upgrade.close',
        followUps: [
          { id: 'masquerade', text: 'IP masquerading instead of the proxies' },
          { id: 'web-servers', text: 'Several public web servers, by IP forwarding' },
        ],
      },
    ],
  ]
}

/** The whole weekend on a plan: the Taipei plan as it stands, or the one that a recording was made with. */
export function weekendScript(plan: Plan): Told[] {
  const lines = [
    ...preparations(plan),
    ...saturdayMorning(),
    ...lunchAndAfternoon(),
    ...switchOver(),
    ...rollBack(),
    ...sunday(plan),
    ...monday(),
  ]
  return lines.map(([when, who, command, more], i) => {
    const at = taipei(when)
    return {
      id: `weekend-${String(i + 1).padStart(3, '0')}`,
      at,
      who,
      command,
      ...(more?.refused === undefined ? {} : { refused: more.refused }),
      ...(more?.tapped === undefined
        ? {}
        : { said: { saidAt: taipei(more.tapped) + PHONE_SKEW, sentAt: at + PHONE_SKEW } }),
      ...(more?.lastHeard === undefined ? {} : { lastHeard: taipei(more.lastHeard) }),
    }
  })
}

/** The line he wrote a telephone number in; the owner takes it out on Tuesday. Which event it is, only the log knows. */
export const ERASED = {
  text: 'On the phone with 美玲. 02-555-0142 if we get cut off.',
  at: taipei('15T21:00'),
  id: 'weekend-erase',
}
