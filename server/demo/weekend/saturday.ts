import type { Plan } from '../../../domain/plan/plan.ts'
import {
  ask,
  bytes,
  done,
  finish,
  type Line,
  note,
  onMyWay,
  report,
  seen,
  start,
  taipei,
  talk,
  WEEKEND_STARTS,
} from './lines.ts'

export function preparations(plan: Plan): Line[] {
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

export function saturdayMorning(): Line[] {
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
        kind: 'stand-by',
        machine: 'dolphin',
        step: 'reboot',
        text: 'Stand by DOLPHIN, the box on the table by the door. It reboots now.',
        details: { if: 'no login after 5 minutes', then: 'Press RESET once.' },
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

export function lunchAndAfternoon(): Line[] {
  return [
    [
      '12T11:45',
      'sentinel',
      talk('Lunch at twelve: nobody here for an hour to press anything. Do not hang it.'),
    ],
    ['12T11:46', 'upgrader', talk('I only edit files until one.')],
    ['12T11:47', 'sentinel', { type: 'break.answer', at: taipei('12T12:00'), answer: 'leaving' }],
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
        kind: 'stand-by',
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
