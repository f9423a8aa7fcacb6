import { forgetView } from '../kept/device-store.ts'
import { forgetKept } from '../kept/wiped.ts'
import type { ToldGone } from '../worker/leave.ts'

/**
 * Who may not read it any more must not find it here either. The worker finds out why, says to `tell` what was not
 * delivered, and drops what has to go: it has the room for that which this script has not. Where there is no worker (http)
 * the page that the buttons lead to does it.
 */
export function forgetGone(upgrade: string, tell: (told: ToldGone) => void): void {
  forgetView(upgrade).catch(() => undefined)
  forgetKept(upgrade)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = (e) => tell(e.data as ToldGone)
  navigator.serviceWorker?.controller?.postMessage({ gone: upgrade }, [port2])
}
