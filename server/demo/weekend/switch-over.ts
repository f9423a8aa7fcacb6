import {
  ask,
  carriedOut,
  done,
  finish,
  hold,
  type Line,
  note,
  onMyWay,
  readBack,
  report,
  seen,
  sees,
  start,
  taipei,
  talk,
} from './lines.ts'

/** 15:05 to 16:03: the names are swapped, the cable moves, the line dies, and nothing comes up. */
export function switchOver(): Line[] {
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
        walk: 2,
      },
    ],
    ['12T15:36:10', 'sentinel', hold('card-1', '12T15:55')],
    [
      '12T15:36:30',
      'upgrader',
      {
        type: 'card.arm',
        id: 'card-x',
        unless: 'x',
        then: 'y',
        machine: 'dragon',
        dueAt: taipei('12T15:56'),
      },
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
        readBack: true,
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
    // The name has moved, the sticker has not: before she touches anything, the phone asks where she stands.
    ['12T15:40:40', 'sentinel', readBack('cable-1', 'dragon')],
    [
      '12T15:41',
      'upgrader',
      { type: 'request.clear', id: 'cable-1', reason: 'The sticker counts: DOLPHIN, the box by the door.' },
    ],
    ['12T15:41:30', 'sentinel', readBack('cable-1', 'dolphin')],
    // Before the right box, the step that was asked for begins with it.
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
    ['12T15:54:10', 'upgrader', sees('dragon', 'lcd', 'ON-LINE')],
    [
      '12T15:55',
      'upgrader',
      ask('errors-1', {
        kind: 'read-screen',
        machine: 'dolphin',
        text: 'Read me the last lines on the screen of DOLPHIN.',
      }),
    ],
    ['12T15:55:10', 'upgrader', onMyWay('errors-1')],
    [
      '12T15:58',
      'upgrader',
      done('errors-1', 'Screens of errors. The last: SIOCADDRT: Network is unreachable'),
    ],
    // Neither says it alone; the step's table says it of both.
    ['12T15:58:10', 'upgrader', sees('dolphin', 'screen', 'errors')],
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
        cards: 'keep',
      },
    ],
  ]
}

/** 16:04 to Saturday evening: everything as it was, the upgrader in bed. */
export function rollBack(): Line[] {
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
    ['12T16:16:05', 'sentinel', carriedOut('card-1', 'LCD: ON-LINE'), { tapped: '12T16:14:45', lastHeard }],
    ['12T16:16:06', 'sentinel', seen('lcd-1'), { refused: 'too-late', tapped: '12T16:14:55', lastHeard }],
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
