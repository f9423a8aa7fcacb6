import { Component, type ReactNode } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { BrokenPage } from '../shell/broken-page.tsx'

/** A page that fails as it is drawn says so, and what to do, instead of standing empty. */
export class Unbroken extends Component<{ lang: Lang; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    const { lang, children } = this.props
    return this.state.failed ? <BrokenPage lang={lang} again={() => location.reload()} /> : children
  }
}
