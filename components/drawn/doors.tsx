// The server's half of the doors: the pages that somebody meets first, on whatever line. Bundled apart from Next
// (server/setup/drawn/pages.mjs), as the Desk is.
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { shell } from '../../domain/messages/shell.ts'
import { type JoinData, JoinPage } from '../accounts/join-page.tsx'
import { Leftovers } from '../leaving/leftovers.tsx'
import { ListSkeleton } from '../listing/skeletons.tsx'
import {
  type FrontData,
  type ListData,
  Listed,
  ListPage,
  type ListReader,
  StrangersPage,
} from '../listing/start-page.tsx'
import { BrokenPage } from '../shell/broken-page.tsx'
import { NoPage } from '../shell/no-page.tsx'
import { ClockFormat } from '../time/clock-format.tsx'
import { ComposingEscape } from '../ui/composing-escape.tsx'
import type { DoorsBoot, Made, Reader } from './boot.ts'
import { type Drawing, drawing, type Manner } from './document.tsx'
import { withIslands } from './island.tsx'

/** A door that shows what `page` makes of its data. */
function door<T>(
  reader: Reader,
  made: Made,
  title: string,
  page: (data: T) => ReactNode,
  manner: Manner = {},
  waiting: ReactNode = null,
): Drawing<T> {
  const { lang, account, ended, hour12 } = reader
  const draw = (data: T) => {
    const { drawn, handed } = withIslands(() =>
      renderToString(
        <ClockFormat hour12={hour12}>
          <ComposingEscape />
          <Leftovers lang={lang} account={account} ended={ended} />
          {page(data)}
        </ClockFormat>,
      ),
    )
    const boot: DoorsBoot = { hour12, handed }
    return { title, html: drawn, boot }
  }
  return drawing(reader, made, waiting, draw, manner)
}

export const frontPage = (reader: Reader, made: Made): Drawing<FrontData> =>
  door(reader, made, '', (data) => <StrangersPage lang={reader.lang} {...data} />)

export function listPage(
  reader: Reader,
  made: Made,
  whose: Omit<ListReader, 'lang' | 'name'>,
): Drawing<ListData> {
  const { lang } = reader
  const around = (inside: ReactNode) => (
    <ListPage lang={lang} name={reader.name ?? ''} {...whose}>
      {inside}
    </ListPage>
  )
  const waiting = around(<ListSkeleton label={shell[lang].loading} />)
  return door(
    reader,
    made,
    '',
    (data) => around(<Listed {...data} lang={lang} owner={whose.owner} />),
    {},
    waiting,
  )
}

/** `lit`: it is the door to the phone's screen, and has the device's own light as that has. */
export const joinPage = (reader: Reader, made: Made, lit: boolean): Drawing<JoinData> =>
  door(
    reader,
    made,
    joinWords[reader.lang].do,
    (data) => <JoinPage lang={reader.lang} name={reader.name} data={data} />,
    { noindex: true, lit },
  )

export const noPage = (reader: Reader, made: Made): Drawing<null> =>
  door(reader, made, '', () => <NoPage lang={reader.lang} name={reader.name} />, { noindex: true })

export const brokenPage = (reader: Reader, made: Made): Drawing<null> =>
  door(reader, made, '', () => <BrokenPage lang={reader.lang} again={null} />, { noindex: true })
