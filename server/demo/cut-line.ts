import type { FarhandServer } from '../relay/handshake.ts'
import type { Player } from './player.ts'

/** The address that a Hands page's line has to itself. */
const handsOf = (url: string) => /^\/socket\.io\/u\/([^/?]+)\/hands\//.exec(url)?.[1] ?? null

/**
 * What moving the cable does in the story, done to the line of the phone's page: it goes dead and does not come back
 * before the cable does. Real pages only ever show what is true, so for the demo it must be true.
 */
export function cutLine(player: Pick<Player, 'isDark' | 'onDark'>) {
  return {
    /** Whether a line to this address may come up. */
    open(url: string): boolean {
      const upgrade = handsOf(url)
      return upgrade === null || !player.isDark(upgrade)
    },
    attach(io: FarhandServer): void {
      player.onDark((upgrade) => {
        for (const socket of io.of('/').sockets.values())
          if (handsOf(socket.request.url ?? '') === upgrade) socket.conn.close()
      })
    },
  }
}
