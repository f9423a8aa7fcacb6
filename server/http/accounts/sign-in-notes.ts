import { deviceLabel } from '../../accounts/device-label.ts'
import type { Try, Way, Why } from '../../accounts/sign-ins.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { addressOf } from '../request.ts'

type Noting = Pick<HttpDeps, 'accounts' | 'env'>

/** Notes that somebody came in with this request. */
export function noteIn(deps: Noting, ask: Pick<Ask, 'req'>, what: Way, account: string): void {
  note(deps, ask, { what, why: null, account })
}

/** Notes that this request came to nothing. */
export function noteVain(deps: Noting, ask: Pick<Ask, 'req'>, what: Way, why: Why): void {
  note(deps, ask, { what, why, account: null })
}

function note(
  { accounts, env }: Noting,
  { req }: Pick<Ask, 'req'>,
  tried: Omit<Try, 'address' | 'label'>,
): void {
  const address = addressOf(req, env.trustedProxies)
  accounts.signIns.note({ ...tried, address, label: deviceLabel(req.headers['user-agent']) })
}
