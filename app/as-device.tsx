import { headers } from 'next/headers'
import { FOLLOW } from '../components/shell/follow-device.ts'
import { NONCE_HEADER } from '../server/http/headers.ts'

/** For a page in the device's own light: only the device knows it, and it may change while the page stands. */
export async function AsDevice() {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined
  // Browsers hide a nonce from whoever reads it back, so what hydrates finds another than was sent.
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, run before what follows is painted
      dangerouslySetInnerHTML={{ __html: FOLLOW }}
    />
  )
}
