import { expect, test } from 'vitest'
import { routeFor } from './routes.ts'

const at = (path: string, method = 'GET') => {
  const { route, params, there } = routeFor(method, path)
  return { to: route?.[1] ?? null, params: { ...params }, there }
}
const nothing = { to: null, params: {}, there: false }

test('a secret is one whatever character it begins with; an id is not', () => {
  const invited = '/join/:token/calendar.ics'
  for (const token of ['-AbC', '_WH_M52R3a1k6', 'x9', 'x'.repeat(200)])
    expect(at(`/join/${token}/calendar.ics`)).toEqual({ to: invited, params: { token }, there: true })
  expect(at('/calendar/_a-b.ics').params).toEqual({ file: '_a-b.ics' })
  expect(at('/u/taipei/calendar.ics').params).toEqual({ id: 'taipei' })
  for (const none of [
    '/join/a%2Fb/calendar.ics',
    '/u/-abc/calendar.ics',
    '/u/%zz/calendar.ics',
    '/u//calendar.ics',
  ])
    expect(at(none)).toEqual(nothing)
})

test('what answers by another method is there all the same; HEAD is asked as GET', () => {
  expect(at('/api/health', 'HEAD').to).toBe('/api/health')
  for (const method of ['POST', 'DELETE', 'BREW'])
    expect(at('/api/health', method)).toEqual({ to: null, params: {}, there: true })
  expect(at('/u/taipei/do')).toEqual({ to: null, params: { id: 'taipei' }, there: true })
  expect(at('/api/push', 'POST').to).toBe('/api/push')
})

test('what is spelled otherwise is something else', () => {
  for (const none of ['/api/health/', '//api/health', '/API/health', '/api/healthy', '/api', '*', ''])
    expect(at(none)).toEqual(nothing)
})
