import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { rolesOf } from '../../domain/access/table.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { tzData } from '../../domain/time/words/tz-data.ts'
import { dale, mei, upgradeWith } from '../../tests/factories.ts'
import { Desk } from '../desk/desk.tsx'

/** A start that was stored when New York was thought to be at −05:00 that night. */
const at = {
  local: '2026-09-11T20:00',
  zone: 'America/New_York',
  instant: Date.parse('2026-09-12T01:00Z'),
  tz: '2019a',
}

function desk(who: typeof dale, lang: Lang = 'en', stored = at): string {
  const night = upgradeWith()
  const state = { ...night.state, head: { ...night.state.head, start: { said: '8 PM', at: stored } } }
  if (who.kind !== 'account') throw new Error('only people have screens')
  const me = {
    account: who.account,
    device: who.device,
    owner: false,
    name: '',
    person: null,
    roles: rolesOf(state, who),
  }
  const html = renderToString(<Desk me={me} lang={lang} state={state} events={[]} now={night.realNow} />)
  return html.replaceAll('<!-- -->', '')
}

test('a start that new tz data has moved is told on the desk with both moments, and is not moved', () => {
  const html = desk(dale)
  expect(html).toContain(
    'Under the new data, 20:00 in Massachusetts is a different moment. Nothing was moved',
  )
  // As planned, and what that clock reads today.
  expect(html).toContain('2026-09-11T21:00-04:00')
  expect(html).toContain('2026-09-11T20:00-04:00')
  expect(html).toContain(tzData.en.keepMoment)
  expect(html).toContain('Move it to 20:00')
  expect(desk(dale, 'zh-TW')).toContain('依新資料，Massachusetts的 20:00 是另一個時刻')
})

test('whoever may not edit the plan is told, and asked nothing; where nothing has moved there is nothing to tell', () => {
  const html = desk(mei)
  expect(html).toContain(tzData.en.movedTitle)
  expect(html).not.toContain(tzData.en.keepMoment)
  expect(desk(dale, 'en', { ...at, instant: Date.parse('2026-09-12T00:00Z') })).not.toContain(
    tzData.en.movedTitle,
  )
})
