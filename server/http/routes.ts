import findMyWay from 'find-my-way'
import { z } from 'zod'
import { idSchema } from '../../domain/plan/schema.ts'
import { getDemoLink, getPhone, postDemo } from '../demo/routes.ts'
import { postLang, postName, postScreens } from './accounts/choice-forms.ts'
import { postInvitation, postToken } from './accounts/invite.ts'
import { getStanding, postLeft } from './accounts/leaving.ts'
import {
  postCode,
  postEnd,
  postJoin,
  postMove,
  postMoveLink,
  postNewCode,
  postOwnerLink,
  postProlong,
  postTakeBack,
} from './accounts/session-forms.ts'
import { getHours, postForgetHours, postHours } from './accounts/sleep-hours.ts'
import { postShortUp, postUp } from './beats/machine-up.ts'
import { postStatus } from './beats/script-status.ts'
import { postCommand, postForm } from './commands.ts'
import type { Ask, HttpDeps } from './deps.ts'
import { postChannel, postChannelVerb, postLifeLine } from './notices/channels.ts'
import { getDevices } from './notices/devices.ts'
import { getNumbers } from './notices/numbers.ts'
import { getPush, postDrill, postDrillForm, postPush, postPushEnd, postTap } from './notices/push.ts'
import { postSeen } from './notices/seen.ts'
import { getPhoto, getThumb, postPhoto, postPhotoForm } from './photos.ts'
import { getBestStart } from './plan/best-start.ts'
import {
  getCalendarFeed,
  getCalendarFile,
  getInvitedCalendar,
  postCalendarLink,
  postCalendarLinkEnd,
} from './plan/calendar.ts'
import { postFreshUpgrade } from './plan/fresh-upgrade.ts'
import { postUpgrade } from './plan/new-upgrade.ts'
import { getEvents, getPlanFile, getSnapshot } from './reading.ts'
import { sendJson } from './reply.ts'

/** `form`: posted by pages, answered with a page; `upload`: by pages and programs; `json` and `text`: by programs. */
export type Route = [
  method: 'GET' | 'POST',
  path: string,
  kind: 'json' | 'text' | 'form' | 'upload',
  run: (deps: HttpDeps, ask: Ask) => void | Promise<void>,
]

const routes: Route[] = [
  ['GET', '/api/health', 'json', (_deps, ask) => sendJson(ask, 200, { ok: true })],
  ['POST', '/api/upgrades', 'upload', postUpgrade],
  ['POST', '/api/new-upgrade', 'form', postFreshUpgrade],
  ['GET', '/api/upgrades/:id', 'json', getSnapshot],
  ['GET', '/api/upgrades/:id/events', 'json', getEvents],
  ['GET', '/api/upgrades/:id/plan.yaml', 'json', getPlanFile],
  ['GET', '/api/upgrades/:id/hours', 'json', getHours],
  ['GET', '/api/upgrades/:id/numbers', 'json', getNumbers],
  ['GET', '/api/upgrades/:id/devices', 'json', getDevices],
  ['GET', '/api/upgrades/:id/best-start', 'json', getBestStart],
  ['POST', '/api/upgrades/:id/commands', 'json', postCommand],
  ['POST', '/api/upgrades/:id/invitations', 'json', postInvitation],
  ['POST', '/api/upgrades/:id/tokens', 'json', postToken],
  ['POST', '/api/upgrades/:id/status', 'text', postStatus],
  ['POST', '/api/upgrades/:id/up', 'text', postUp],
  ['POST', '/up', 'text', postShortUp],
  ['POST', '/api/upgrades/:id/calendar-link', 'json', postCalendarLink],
  ['POST', '/api/upgrades/:id/calendar-link/:link/end', 'json', postCalendarLinkEnd],
  ['GET', '/api/push', 'json', getPush],
  ['POST', '/api/push', 'json', postPush],
  ['POST', '/api/push/end', 'json', postPushEnd],
  ['POST', '/api/push/drill', 'json', postDrill],
  ['POST', '/api/push/tap', 'json', postTap],
  ['GET', '/calendar/:file', 'text', getCalendarFeed],
  ['GET', '/u/:id/calendar.ics', 'form', getCalendarFile],
  ['GET', '/join/:token/calendar.ics', 'form', getInvitedCalendar],
  ['POST', '/u/:id/do', 'form', postForm],
  ['POST', '/api/upgrades/:id/photos', 'json', postPhoto],
  ['POST', '/u/:id/photos', 'form', postPhotoForm],
  ['GET', '/u/:id/photos/:photo', 'json', getPhoto],
  ['GET', '/u/:id/photos/:photo/thumb', 'json', getThumb],
  ['POST', '/api/demo', 'form', postDemo],
  ['GET', '/demo/in/:key', 'form', getDemoLink],
  ['GET', '/demo/:id/phone', 'form', getPhone],
  ['GET', '/api/session', 'json', getStanding],
  ['POST', '/api/session/left', 'json', postLeft],
  ['POST', '/api/session/owner', 'form', postOwnerLink],
  ['POST', '/api/session/join', 'form', postJoin],
  ['POST', '/api/session/enter', 'form', postCode],
  ['POST', '/api/session/code', 'form', postNewCode],
  ['POST', '/api/session/move-link', 'form', postMoveLink],
  ['POST', '/api/session/move', 'form', postMove],
  ['POST', '/api/session/prolong', 'form', postProlong],
  ['POST', '/api/session/end', 'form', postEnd],
  ['POST', '/api/session/lang', 'form', postLang],
  ['POST', '/api/session/name', 'form', postName],
  ['POST', '/api/session/screens', 'form', postScreens],
  ['POST', '/api/session/take-back', 'form', postTakeBack],
  ['POST', '/api/session/channels', 'form', postChannel],
  ['POST', '/api/session/channels/:verb', 'form', postChannelVerb],
  ['POST', '/api/session/push-drill', 'form', postDrillForm],
  ['POST', '/api/session/life-line', 'form', postLifeLine],
  ['POST', '/api/seen', 'text', postSeen],
  ['POST', '/api/session/hours', 'form', postHours],
  ['POST', '/api/session/hours/forget', 'form', postForgetHours],
]

/** What of a path stands in the table. */
export interface Found {
  /** Null: nothing answers there, or not by this method. */
  route: Route | null
  params: Record<string, string>
  /** Something answers there, by whatever method. */
  there: boolean
}

const paths = findMyWay({ maxParamLength: 200 })
for (const route of routes) paths.on(route[0], route[1], () => {}, route)

/** The route of a request and the `:name` parts of its path. Ids are ids, or there is nothing there. */
export function routeFor(method: string | undefined, path: string): Found {
  const hits = (['GET', 'POST'] as const).flatMap((by) => {
    const hit = paths.find(by, path)
    if (hit === null || !Object.entries(hit.params).every(isSound)) return []
    return [{ by, route: hit.store as Route, params: hit.params as Record<string, string> }]
  })
  const hit = hits.find(({ by }) => by === (method === 'HEAD' ? 'GET' : method))
  return { route: hit?.route ?? null, params: (hit ?? hits[0])?.params ?? {}, there: hits.length > 0 }
}

/** Parts that are secrets: any character of base64url may be their first, as that of an id may not. */
const SECRETS = ['token', 'file', 'key']
const secretSchema = z.string().regex(/^[\w-]{1,200}(\.ics)?$/)

const isSound = ([name, part]: [string, unknown]) =>
  (SECRETS.includes(name) ? secretSchema : idSchema).safeParse(part).success
