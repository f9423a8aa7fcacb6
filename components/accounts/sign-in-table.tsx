'use client'
import { useEffect, useState } from 'react'
import { signIns } from '../../domain/accounts/words/sign-ins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { DeviceTime } from '../time/device-time.tsx'

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

/** The record, newest first. On a narrow screen each row is a few lines of its own. */
export function SignInTable({ lang, rows }: { lang: Lang; rows: readonly ShownSignIn[] }) {
  const words = signIns[lang]
  const [here, setHere] = useState(false)
  // The server has another zone: until this device is there, times stand in UTC, and say so.
  useEffect(() => setHere(true), [])
  const { head } = words
  return (
    <table className="w-full overflow-clip rounded-lg border border-line bg-panel text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          {[head.when, head.what, head.who, head.device, head.from].map((title) => (
            <th key={title} scope="col" className="px-3 py-2 text-start font-semibold">
              {title}
            </th>
          ))}
          <th scope="col" className="px-3 py-2 text-end font-semibold">
            {head.count}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={`${row.at} ${row.what} ${row.why} ${row.address} ${row.name}`}
            className="border-t border-line align-top max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:px-3 max-md:py-2"
          >
            <Cell>
              <DeviceTime instant={row.at} lang={lang} zone={here ? undefined : 'UTC'} />
            </Cell>
            <Cell look={`max-md:basis-full ${row.why === null ? 'font-semibold' : ''}`}>
              {row.why === null
                ? words.ways[row.what]
                : words.refused(words.vain[row.what], words.why[row.why])}
            </Cell>
            <Cell>
              {row.why !== null ? NONE : row.name === null ? words.nobody : row.name || words.unnamed}
            </Cell>
            <Cell>{row.label || NONE}</Cell>
            <Cell look="font-mono wrap-anywhere">{row.address || words.several}</Cell>
            <td className="px-3 py-1.5 text-end tabular-nums max-md:p-0">
              {row.count === 1 ? <span className="max-md:hidden">1</span> : `${row.count}×`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Holds its column's place; a narrow screen has no columns. */
const NONE = <span className="max-md:hidden">–</span>

function Cell({ look = '', children }: { look?: string; children: React.ReactNode }) {
  return <td className={`px-3 py-1.5 max-md:p-0 ${look}`}>{children}</td>
}
