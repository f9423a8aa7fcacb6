import { expect, test } from 'vitest'
import { parseStatus, type Status } from './parse-status.ts'

const percent = (done: number): Status => ({ kind: 'progress', progress: { unit: 'percent', done } })
const bytes = (done: number, total: number | null): Status => ({
  kind: 'progress',
  progress: { unit: 'bytes', done, total },
})
const note = (text: string): Status => ({ kind: 'note', text })
const bad: Status = { kind: 'bad-progress' }
const nothing: Status = { kind: 'nothing' }

test.each<[string, Status]>([
  ['50%', percent(50)],
  [' 50 % \r\n', percent(50)],
  ['0%', percent(0)],
  ['100%', percent(100)],
  ['99.5%', percent(99.5)],
  ['101%', bad],
  ['1e2%', note('1e2%')],
  ['-5%', note('-5%')],
  ['50% of /usr', note('50% of /usr')],
  ['bytes 1234/5678', bytes(1234, 5678)],
  ['Bytes: 1234 / 5678', bytes(1234, 5678)],
  ['1234/5678 bytes', bytes(1234, 5678)],
  ['1234/5678bytes', bytes(1234, 5678)],
  ['1234 bytes', bytes(1234, null)],
  ['bytes 1234', bytes(1234, null)],
  ['bytes 1234/*', bytes(1234, null)],
  ['0/0 bytes', bytes(0, null)],
  ['9007199254740993 bytes', bad],
  ['1/9007199254740993 bytes', bad],
  ['12.5 bytes', note('12.5 bytes')],
  ['1234/5678', note('1234/5678')],
  ['bytes', note('bytes')],
  ['', nothing],
  [' \n\t', nothing],
  ['tar: /usr done', note('tar: /usr done')],
  ['檔案系統完成', note('檔案系統完成')],
  ['x'.repeat(4000), note('x'.repeat(4000))],
  ['x'.repeat(4001), { kind: 'too-long' }],
])('%j', (text, status) => {
  expect(parseStatus(text)).toEqual(status)
})
