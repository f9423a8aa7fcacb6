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
    case 'ask':
      return <AskDialog move={open.move} />
    case 'photo':
      return <PhotoDialog photo={open.photo} />
    case 'call':
      return <CallDialog request={open.request} />
    case 'clear':
      return <ClearDialog move={open.move} />
    case 'withdraw':
    case 'reopen':
      return <WithdrawDialog dialog={open.dialog} move={open.move} />
    case 'phone':
      return <PhoneDialog moves={open.moves} />
    case 'roll-back':
      return <RollBackDialog move={open.move} />
    case 'card':
      return <CardDialog move={open.move} />
    case 'card-done':
      return <CardDoneDialog move={open.move} />
    case 'start-grave':
      return <StartGraveDialog move={open.move} />
    case 'extend':
      return <ExtendDialog move={open.move} />
    case 'disarm':
      return <DisarmDialog move={open.move} />
    case 'go':
      return <GoDialog move={open.move} />
    case 'replace':
      return <ReplaceDialog question={open.question} person={open.person} />
    case 'answer':
      return <AnswerDialog move={open.move} answer={open.answer} />
    case 'suspend':
      return <SuspendDialog move={open.move} />
    case 'close':
      return <CloseDialog move={open.move} />
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
  }
}
