import { inTime, OPENS } from '../kept/database.ts'

/** Asks the worker to stop keeping, in case it is just about to; resolves when it has, or does not answer. */
export async function stopWorker(): Promise<void> {
  const worker = (await registration())?.active
  // Or this is the worker.
  if (worker == null || !('document' in globalThis)) return
  const { port1, port2 } = new MessageChannel()
  await inTime(
    OPENS,
    new Promise((resolve) => {
      port1.onmessage = resolve
      worker.postMessage({ forgetAll: true }, [port2])
    }),
  ).catch(() => undefined)
}

/** The registration of our worker, asked for by a page or by the worker itself. */
export async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const own = (globalThis as { registration?: ServiceWorkerRegistration }).registration
  if (own !== undefined || typeof navigator === 'undefined') return own
  return await navigator.serviceWorker?.getRegistration().catch(() => undefined)
}

/** Takes away what still stands on the screen of what rang. */
export async function silence(goes: (upgrade: string) => boolean): Promise<void> {
  const shown = (await (await registration())?.getNotifications?.().catch(() => [])) ?? []
  for (const n of shown) if (goes(String((n.data as { upgrade?: unknown } | null)?.upgrade))) n.close()
}
