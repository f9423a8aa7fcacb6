import { NoPage } from '../components/shell/no-page.tsx'
import { reader } from './reader.ts'

export default async function NotFound() {
  const { lang, session } = await reader()
  return <NoPage lang={lang} name={session?.name ?? null} />
}
