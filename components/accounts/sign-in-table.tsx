'use client'
import { useEffect, useState } from 'react'
import { signIns } from '../../domain/accounts/words/sign-ins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { DeviceTime } from '../time/device-time.tsx'
import { Cell, Line, NONE, Table } from '../ui/table.tsx'

export type SignInWords = (typeof signIns)['en']

/** One row of the record; `why` null: they came in. */
export interface ShownSignIn {
  what: keyof SignInWords['ways']
  why: keyof SignInWords['why'] | null
  /** '' = several. */
  address: string
  /** Null: nobody who is known. */
  name: string | null
  label: string
  count: number
  /** Real ms. */
  at: number
}

/** The record, newest first. */
export function SignInTable({ lang, rows }: { lang: Lang; rows: readonly ShownSignIn[] }) {
  const words = signIns[lang]
  const [here, setHere] = useState(false)
  // The server has another zone: until this device is there, times stand in UTC, and say so.
  useEffect(() => setHere(true), [])
  const { head } = words
  return (
    <Table heads={[head.when, head.what, head.who, head.device, head.from, head.count]} counts>
      {rows.map((row) => (
        <Line key={`${row.at} ${row.what} ${row.why} ${row.address} ${row.name}`}>
          <Cell>
            <DeviceTime instant={row.at} lang={lang} zone={here ? undefined : 'UTC'} />
          </Cell>
          <Cell className={`max-md:basis-full ${row.why === null ? 'font-semibold' : ''}`}>
            {row.why === null
              ? words.ways[row.what]
              : words.refused(words.vain[row.what], words.why[row.why])}
          </Cell>
          <Cell>
            {row.why !== null ? NONE : row.name === null ? words.nobody : row.name || words.unnamed}
          </Cell>
          <Cell>{row.label || NONE}</Cell>
          <Cell className="font-mono wrap-anywhere">{row.address || words.several}</Cell>
          <Cell number>{row.count === 1 ? <span className="max-md:hidden">1</span> : `${row.count}×`}</Cell>
        </Line>
      ))}
    </Table>
  )
}
