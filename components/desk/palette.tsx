'use client'
import { Command } from 'cmdk'
import { desk, glance } from '../../domain/desk/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useDesk } from './desk-context.tsx'
import { type Entry, usePaletteEntries } from './palette-entries.ts'

/** Everything that may be done on the Desk now, found by typing. What is not allowed is not in it. */
export function Palette() {
  const { open, lang } = useDesk()
  const words = glance[lang].palette
  const entries = usePaletteEntries()
  const groups = Object.keys(words.groups) as Entry['group'][]
  const close = () => open(null)
  return (
    <Dialog size="list" title={words.title} closeWord={desk[lang].close} onClose={close}>
      <Command label={words.title} loop className="grid w-full gap-2" filter={score}>
        <Command.Input
          data-focus
          placeholder={words.field}
          aria-label={words.field}
          className="palette-field min-h-11 w-full rounded-md border border-line-strong bg-sunken px-3 py-2 text-lg"
        />
        <Command.List className="max-h-[min(26rem,55dvh)] scroll-py-8 overflow-y-auto" label={words.title}>
          <Command.Empty className="px-2.5 py-4 text-ink-soft">{words.none}</Command.Empty>
          {groups.map((group) => {
            const own = entries.filter((e) => e.group === group)
            if (own.length === 0) return null
            return (
              <Command.Group
                key={group}
                heading={
                  <p className="px-2.5 pt-2 pb-1 text-xs font-semibold text-ink-faint">
                    {words.groups[group]}
                  </p>
                }
              >
                {own.map((e) => (
                  <Command.Item
                    key={e.id}
                    value={`${e.label} ${e.id}`}
                    keywords={e.also === undefined ? [] : [e.also]}
                    className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-sm px-2.5 py-1 data-[selected=true]:bg-raised data-[selected=true]:shadow-[inset_3px_0_0_var(--accent)]"
                    onSelect={() => {
                      close()
                      // The dialog gives the focus back first; what is chosen may then take it.
                      setTimeout(e.run)
                    }}
                  >
                    <span>{e.label}</span>
                    {e.hint === undefined ? null : <Kbd>{e.hint}</Kbd>}
                  </Command.Item>
                ))}
              </Command.Group>
            )
          })}
        </Command.List>
      </Command>
    </Dialog>
  )
}

/** Every word must be in it, as written: at four in the morning a near miss is the wrong line. Begins with it: first. */
function score(value: string, search: string, also: string[] = []): number {
  const find = search.trim().toLowerCase()
  const text = [value, ...also].join(' ').toLowerCase()
  if (!find.split(/\s+/).every((word) => text.includes(word))) return 0
  if (value.toLowerCase().startsWith(find)) return 1
  return text.includes(find) ? 0.8 : 0.5
}
