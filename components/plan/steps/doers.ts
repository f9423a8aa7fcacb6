import type { UpgradeState } from '../../../domain/log/state.ts'
import type { Lang } from '../../../domain/messages/lang.ts'
import { names } from '../../../domain/messages/names.ts'
import type { Doer } from '../../../domain/plan/plan.ts'
import type { Choice } from '../../ui/field.tsx'

/** Who may be said to do a step: a seat, or where several sit there, one of them by name. */
export function doerChoices({ people }: Pick<UpgradeState, 'people'>, lang: Lang): Choice[] {
  const here = Object.values(people).filter((p) => !p.revoked)
  return (['upgrader', 'sentinel'] as const).flatMap((role) => {
    const own = here.filter((p) => p.role === role)
    const named = own.length < 2 ? [] : own
    return [
      { value: role, label: names[lang].role[role] },
      ...named.map((p) => ({ value: `=${p.id}`, label: `${names[lang].role[role]}: ${p.name || p.id}` })),
    ]
  })
}

/** What one of these choices says; null where it says nobody who is there. */
export function doerOf(
  { people }: Pick<UpgradeState, 'people'>,
  choice: string,
): { by: Doer; person: string | null } | null {
  if (choice === 'upgrader' || choice === 'sentinel') return { by: choice, person: null }
  const person = people[choice.slice(1)]
  return person === undefined || person.role === 'observer' ? null : { by: person.role, person: person.id }
}

/** The choice that says who does a step. */
export function choiceOf(step: { by: Doer; person?: string | null | undefined }): string {
  return step.person == null ? step.by : `=${step.person}`
}
