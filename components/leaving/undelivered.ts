import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { allIn, removeFrom } from '../kept/database.ts'
import type { KeptPhoto } from '../photos/photo-store.ts'

/** Something that was tapped, written or photographed in this browser and is not known to be with the server. */
export interface Undelivered {
  id: string
  upgrade: string
  account: string
  /** This device's clock when it was said, ms. */
  saidAt: number
  said:
    | { command: CommandInput; refused: Extract<Answer, { ok: false }>['refusal'] | null }
    | { photo: KeptPhoto }
}

interface Row {
  id: string
  upgrade: string
  account: string
  saidAt: number
  command: CommandInput
  answer?: Answer
}

/** The databases of what is said, and of pictures. */
export const SAID = 'farhand'
export const PHOTOS = 'farhand-photos'

/**
 * What lies here undelivered, of all upgrades and accounts, oldest first. What a page says by itself is not among it. Fails
 * where it can't be read: that nothing is there would be a belief.
 */
export async function undelivered(): Promise<Undelivered[]> {
  const rows = await allIn<Row>(SAID, 'outbox')
  const photos = await allIn<KeptPhoto>(PHOTOS, 'photos')
  return [
    ...rows.flatMap(({ id, upgrade, account, saidAt, command, answer }): Undelivered[] =>
      command.type === 'card.hold'
        ? []
        : [
            {
              id,
              upgrade,
              account,
              saidAt,
              said: { command, refused: answer?.ok === false ? answer.refusal : null },
            },
          ],
    ),
    ...photos.map((photo): Undelivered => {
      const { id, upgrade, account, takenAt } = photo
      return { id, upgrade, account, saidAt: takenAt, said: { photo } }
    }),
  ].sort((a, b) => a.saidAt - b.saidAt)
}

/** Takes these away: they were delivered, or whoever said them was told that they are dropped. Fails where it can't. */
export async function forgetSaid(
  gone: readonly Pick<Undelivered, 'id' | 'upgrade' | 'account'>[],
): Promise<void> {
  if (gone.length === 0) return
  await removeFrom(
    SAID,
    'outbox',
    gone.map((g) => [g.upgrade, g.account, g.id]),
  )
  await removeFrom(
    PHOTOS,
    'photos',
    gone.map((g) => g.id),
  )
}
