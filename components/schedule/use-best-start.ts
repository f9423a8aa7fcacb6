'use client'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { type BestStartAnswer, bestStartSchema, oneStartSchema } from '../../domain/contract/best-start.ts'
import type { Candidate } from '../../domain/schedule/best-start.ts'

export type Asked<T> =
  | { state: 'asking' }
  /** `again`: a newer answer is on its way. */
  | { state: 'there'; answer: T; again?: boolean }
  | { state: 'failed'; why: string | null }

/** The search of the days from `from` on (epoch ms; null: from now). Asked anew when `from` or `round` changes. */
export function useBestStart(
  upgrade: string,
  from: number | null,
  round: number,
  on: boolean,
): Asked<BestStartAnswer> {
  const [asked, setAsked] = useState<Asked<BestStartAnswer>>({ state: 'asking' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same once more.
  useEffect(() => {
    if (!on) return
    const over = new AbortController()
    // What is shown stays until the new answer is there: unless other days are meant.
    setAsked((old) =>
      old.state === 'there' && sameDays(old.answer, from) ? { ...old, again: true } : { state: 'asking' },
    )
    void fetched(upgrade, from === null ? {} : { from }, bestStartSchema, over.signal).then((answer) => {
      if (!over.signal.aborted) setAsked(answer)
    })
    return () => over.abort()
  }, [upgrade, from, round, on])
  return asked
}

/** How one start would go, once the reader has stayed on it for a moment. Null: none is asked about. */
export function useOneStart(
  upgrade: string,
  from: number,
  start: number | null,
  seq: number,
): Asked<Candidate> | null {
  const [asked, setAsked] = useState<Asked<Candidate>>({ state: 'asking' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line of the log may be another answer.
  useEffect(() => {
    if (start === null) return
    setAsked({ state: 'asking' })
    const over = new AbortController()
    const wait = setTimeout(async () => {
      const answer = await fetched(upgrade, { from, start }, oneStartSchema, over.signal)
      if (over.signal.aborted) return
      setAsked(answer.state === 'there' ? { state: 'there', answer: answer.answer.one } : answer)
    }, 200)
    return () => {
      clearTimeout(wait)
      over.abort()
    }
  }, [upgrade, from, start, seq])
  return start === null ? null : asked
}

function sameDays(answer: BestStartAnswer, from: number | null): boolean {
  return from === null || answer.from === from
}

async function fetched<T extends z.ZodType>(
  upgrade: string,
  query: Record<string, number>,
  schema: T,
  signal: AbortSignal,
): Promise<Asked<z.output<T>>> {
  const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))
  try {
    const answer = await fetch(`/api/upgrades/${encodeURIComponent(upgrade)}/best-start?${search}`, {
      signal,
    })
    const body: unknown = await answer.json()
    if (!answer.ok) return { state: 'failed', why: wordsOf(body) }
    const read = schema.safeParse(body)
    return read.success ? { state: 'there', answer: read.data } : { state: 'failed', why: null }
  } catch {
    return { state: 'failed', why: null }
  }
}

/** What the server says in the reader's language. */
function wordsOf(body: unknown): string | null {
  const text = body !== null && typeof body === 'object' && 'message' in body ? body.message : null
  return typeof text === 'string' ? text : null
}
