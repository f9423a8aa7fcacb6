import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Who } from '../../domain/access/table.ts'
import { DEMO_STARTS } from '../../domain/demo/chapters.ts'
import { PLAYED, type Played } from '../../domain/demo/demo.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { parsePlanFile } from '../plan-file/parse.ts'
import { PHONE_SKEW, type Told, weekendScript } from './weekend/weekend.ts'

/** One thing that somebody says in the demo, and when. */
export interface Cue {
  /** Upgrade's clock, ms. */
  at: number
  /** Command id, the same in every demo: after a restart its receipt tells that it was said. */
  id: string
  who: Who
  command: CommandInput
  invited?: string
  /** Upgrade's clock, ms, when it was tapped, where the line was dead and it came later. */
  tapped?: number
}

/** Whoever runs the server: sets up the demo and sets its clock. */
export const stagehand: Who = { kind: 'account', account: 'farhand', owner: true, device: '' }

/** An invitation is looked at by the real clock, and the same command must come of it after a restart. */
const FAR_OFF = Date.UTC(2100, 0, 1)

const plans: Record<Lang, string> = {
  en: 'prisma/plans/taipei.yaml',
  'zh-TW': 'prisma/demo/taipei.zh-TW.yaml',
}

/** The whole story in one language: the seats first, then the weekend as it was recorded, without what it refuses. */
export async function loadStory(lang: Lang): Promise<Cue[]> {
  const [file, words] = await Promise.all([
    readFile(resolve(plans[lang]), 'utf8'),
    readFile(resolve(`prisma/demo/weekend.${lang}.json`), 'utf8'),
  ])
  const read = parsePlanFile(file)
  if (!read.ok) throw new Error(`${plans[lang]}: ${JSON.stringify(read.errors[0])}`)
  const table = z.record(z.string(), z.string()).parse(JSON.parse(words))
  return tell(read.plan, lang, table)
}

function tell(plan: Plan, lang: Lang, table: Record<string, string>): Cue[] {
  const title = demo[lang].name(plan.head.title)
  const named: Plan = { ...plan, head: { ...plan.head, title } }
  const told = weekendScript(named)
    .filter((t) => t.refused === undefined && !/^(plan\.import|person\.|invite\.)/.test(t.command.type))
    .flatMap((t) => cuesOf(t, table))
  return [...seats(named, lang), ...told]
}

function cuesOf(told: Told, table: Record<string, string>): Cue[] {
  const { id, at, who, said } = told
  const command = inWords(inFull(told.command), table) as CommandInput
  const cue: Cue = { at, id, who: actorOf(who), command }
  if (said !== undefined) cue.tapped = said.saidAt - PHONE_SKEW
  // What is over keeps its clock where it stood: nothing sets it any more.
  const still: CommandInput = { type: 'clock.set', own: { at, rate: 0 } }
  return command.type === 'upgrade.close'
    ? [{ at, id: `${id}-still`, who: stagehand, command: still }, cue]
    : [cue]
}

/** The record is older than cards that name the step they hold for; both of its cards hold while the cable is moved. */
function inFull(command: CommandInput): CommandInput {
  return command.type === 'card.arm' ? { ...command, step: 'move-cable' } : command
}

function actorOf(who: Told['who']): Who {
  if (who === 'dolphin') return { kind: 'script', token: 'tok-dolphin', device: '' }
  return played(who === 'owner' ? 'outside' : who)
}

/** Who is played, as they speak. */
export function played(who: Played): Who {
  return { kind: 'account', account: PLAYED[who], owner: false, device: `${PLAYED[who]}-1` }
}

/** The upgrade on its own clock, paused at its start, and everybody in their seat. */
function seats(plan: Plan, lang: Lang): Cue[] {
  const at = DEMO_STARTS
  const clock = { at, rate: 0 }
  const { site, home } = plan.head
  const seat = (who: Played, role: 'upgrader' | 'sentinel' | 'observer', zone: string): Cue[] => {
    const invite = `inv-${who}`
    const person = role === 'observer' ? null : who
    return [
      {
        at,
        id: `demo-invite-${who}`,
        who: stagehand,
        command: { type: 'person.invite', id: invite, role, person, expiresAt: FAR_OFF },
      },
      {
        at,
        id: `demo-join-${who}`,
        who: played(who),
        command: { type: 'person.join', invite, person: who, name: demo[lang].people[who], zone },
        invited: invite,
      },
    ]
  }
  return [
    { at, id: 'demo-import', who: stagehand, command: { type: 'plan.import', plan, clock } },
    ...seat('upgrader', 'upgrader', home.zone),
    ...seat('sentinel', 'sentinel', site.zone),
    ...seat('boss', 'observer', site.zone),
    ...seat('outside', 'observer', home.zone),
  ]
}

/** The same value with every line of it that has other words in the table said in those. */
function inWords(value: unknown, table: Record<string, string>): unknown {
  const say = (line: string) => (Object.hasOwn(table, line) ? (table[line] ?? line) : line)
  if (typeof value === 'string') return value.split('\n').map(say).join('\n')
  if (Array.isArray(value)) return value.map((v) => inWords(v, table))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [say(key), inWords(v, table)]))
}
