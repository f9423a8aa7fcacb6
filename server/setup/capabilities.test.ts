import { expect, test } from 'vitest'
import { CAPABILITIES, filesAbout, testFiles } from './capabilities.mjs'

test('every word leads to tests, and every part of it too: a test that moved is not lost to its word', () => {
  const files = testFiles()
  const idle = Object.values(CAPABILITIES)
    .flat()
    .filter((part) => !files.some((file) => file.includes(part)))
  expect(idle).toEqual([])
})

test('every test is found by the word of a capability', () => {
  const { unit, process, browser } = filesAbout(Object.keys(CAPABILITIES))
  const found = new Set([...unit, ...process, ...browser])
  expect(testFiles().filter((file) => !found.has(file))).toEqual([])
})

test('a word goes to its floors; one of no capability is part of a path', () => {
  expect(filesAbout(['photos'])).toMatchObject({
    unit: expect.arrayContaining(['domain/photos/rules.test.ts', 'server/photos/picture.test.ts']),
    process: [],
    browser: ['tests/e2e/photos.spec.ts'],
  })
  expect(filesAbout(['owed'])).toEqual({ unit: [], process: ['tests/start/owed.test.ts'], browser: [] })
  expect(filesAbout(['no-such-thing'])).toEqual({ unit: [], process: [], browser: [] })
})
