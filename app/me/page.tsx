import { redirect } from 'next/navigation'

/** Where one's own page stood before it was the settings. */
export default function MePage() {
  redirect('/settings')
}
