'use client'
import { BootLineDialog } from '../beats/boot-line-dialog.tsx'
import { CardDialog, CardDoneDialog, DisarmDialog, ExtendDialog } from '../cards/card-dialogs.tsx'
import { ServerTimeDialog } from '../clock/server-clock.tsx'
import { AnswerDialog, GoDialog, ReplaceDialog } from '../gates/go-dialogs.tsx'
import { TakeOverDialog } from '../handover/take-over-dialog.tsx'
import { AskDialog } from '../hands/ask-dialog.tsx'
import { CallDialog, ClearDialog, PhoneDialog, WithdrawDialog } from '../hands/hands-dialogs.tsx'
import { PlaceDialog } from '../hands/place-dialog.tsx'
import { NewPhoneDialog } from '../people/new-phone-dialog.tsx'
import { PhotoDialog } from '../photos/desk-photos.tsx'
import { StartGraveDialog } from '../work/grave-step.tsx'
import { RollBackDialog } from '../work/roll-back-dialog.tsx'
import { NoteDialog, ProgressDialog, ReasonDialog } from '../work/step-dialogs.tsx'
import {
  CancelDialog,
  CloseDialog,
  KeysDialog,
  ReportDialog,
  SeatDialog,
  SuspendDialog,
  SwapDialog,
} from '../work/upgrade-dialogs.tsx'
import type { DeskDialog } from './dialogs.ts'
import { Palette } from './palette.tsx'

/** Those that are about one move and nothing else. */
const ofMove = {
  ask: AskDialog,
  clear: ClearDialog,
  'roll-back': RollBackDialog,
  card: CardDialog,
  'card-done': CardDoneDialog,
  'start-grave': StartGraveDialog,
  extend: ExtendDialog,
  disarm: DisarmDialog,
  go: GoDialog,
  suspend: SuspendDialog,
  close: CloseDialog,
}

/** The dialog that is open. */
export function OpenDialog({
  open,
  keys,
}: {
  open: DeskDialog
  keys: { on: boolean; turn(on: boolean): void }
}) {
  switch (open.dialog) {
    case 'fail':
    case 'skip':
    case 'redo':
    case 'start-anyway':
      return <ReasonDialog dialog={open.dialog} move={open.move} />
    case 'progress':
      return <ProgressDialog step={open.step} />
    case 'note':
      return <NoteDialog step={open.step} />
    case 'photo':
      return <PhotoDialog photo={open.photo} />
    case 'call':
      return <CallDialog request={open.request} />
    case 'withdraw':
    case 'reopen':
      return <WithdrawDialog dialog={open.dialog} move={open.move} />
    case 'phone':
      return <PhoneDialog moves={open.moves} />
    case 'replace':
      return <ReplaceDialog question={open.question} person={open.person} />
    case 'answer':
      return <AnswerDialog move={open.move} answer={open.answer} />
    case 'cancel':
      return <CancelDialog />
    case 'server-time':
      return <ServerTimeDialog />
    case 'report':
      return <ReportDialog machine={open.machine} />
    case 'place':
      return <PlaceDialog machine={open.machine} />
    case 'boot-line':
      return <BootLineDialog machine={open.machine} />
    case 'swap':
      return <SwapDialog />
    case 'seat':
      return <SeatDialog person={open.person} />
    case 'take-over':
      return <TakeOverDialog />
    case 'new-phone':
      return <NewPhoneDialog person={open.person} />
    case 'palette':
      return <Palette />
    case 'keys':
      return <KeysDialog on={keys.on} turn={keys.turn} />
    default: {
      const Of = ofMove[open.dialog]
      return <Of move={open.move} />
    }
  }
}
