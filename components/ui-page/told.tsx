import { desk as deskWords } from '../../domain/desk/words.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { DeskSkeleton, ListSkeleton } from '../listing/skeletons.tsx'
import { Rails } from '../rails/rails.tsx'
import { Button } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { ShownDialog } from '../ui/dialog.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Spinner } from '../ui/loading.tsx'
import { Meter } from '../ui/meter.tsx'
import { Empty, Fault, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Row, RowFacts, RowTools } from '../ui/row.tsx'
import { Cell, Line, NONE, Table } from '../ui/table.tsx'
import { looks } from './looks.tsx'
import { SAMPLE_NOW } from './sample.ts'
import type { PartProps } from './ui-page.tsx'

const PROGRESS = 'flex w-[min(100%,30rem)] items-center gap-3 text-sm whitespace-nowrap'

export function Say({ lang, theme }: PartProps) {
  const { say: words, kinds } = uiPage[lang]
  return (
    <div className={looks.stack}>
      <Notice tone="bad" title={words.bad.title} action={<Button size="sm">{words.bad.do}</Button>}>
        {words.bad.text}
      </Notice>
      <Notice tone="warn" title={words.warn.title} action={<Button size="sm">{words.warn.do}</Button>}>
        {words.warn.text}
      </Notice>
      <Notice tone="good" title={words.good.title}>
        {words.good.text}
      </Notice>
      <Notice title={words.plain.title}>{words.plain.text}</Notice>
      {(['now', 'site', 'home'] as const).map((tone) => (
        <Notice key={tone} tone={tone}>
          {uiPage[lang].hues[tone]}
        </Notice>
      ))}
      <Notice afloat tone="good" title={words.good.title}>
        {words.good.text}
      </Notice>
      <div data-brief>
        <Notice tone="warn" title={words.warn.title} action={<Button size="sm">{words.warn.do}</Button>}>
          <p>{words.warn.text}</p>
        </Notice>
      </div>
      <Fault>{words.bad.text}</Fault>
      <Panel
        title={`${words.panel} · ${uiPage[lang][theme]}`}
        tools={<Button size="sm">{words.tool}</Button>}
      >
        <Empty title={words.empty.title}>
          <p>{words.empty.text}</p>
          <Button kind="primary">{words.empty.do}</Button>
        </Empty>
      </Panel>
      <Panel title={`${words.panel} · ${words.tool} · ${uiPage[lang][theme]}`} flush>
        <ul>
          {(['wordsSample', 'small'] as const).map((line) => (
            <Row
              key={line}
              title={uiPage[lang].faces[line]}
              tools={
                <RowTools>
                  <Button size="sm">{words.tool}</Button>
                </RowTools>
              }
            >
              <RowFacts>
                <span>{uiPage[lang].sides.site}</span>
                <span>{uiPage[lang].sides.home}</span>
              </RowFacts>
            </Row>
          ))}
        </ul>
      </Panel>
      <Table heads={[kinds.status, kinds.step, kinds.condition]} counts>
        <Line>
          <Cell>{uiPage[lang].sides.site}</Cell>
          <Cell>{uiPage[lang].faces.wordsSample}</Cell>
          <Cell number>2</Cell>
        </Line>
        <Line>
          <Cell>{uiPage[lang].sides.home}</Cell>
          <Cell>{NONE}</Cell>
          <Cell number>12</Cell>
        </Line>
      </Table>
      <Table heads={[kinds.status, kinds.step, kinds.condition]} counts>
        {null}
      </Table>
      <DeadEnd
        sign="over"
        actions={
          <Button size="end" kind="primary">
            {words.over.do}
          </Button>
        }
      >
        <p>{words.over.title}</p>
        <p>{words.over.text}</p>
      </DeadEnd>
      {(['closed', 'used', 'unknown', 'broken'] as const).map((sign) => (
        <DeadEnd key={sign} sign={sign}>
          <p translate="no">{sign}</p>
        </DeadEnd>
      ))}
      <ShownDialog heading={`dialog-${theme}`} title={words.dialog} closeWord={deskWords[lang].close}>
        <div className={fieldLook.form}>
          <p>{words.dialogText}</p>
          <div className={fieldLook.actions}>
            <Button kind="primary">{words.dialogDo}</Button>
            <Button kind="quiet">{words.dialogNot}</Button>
          </div>
        </div>
      </ShownDialog>
    </div>
  )
}

export function Wait({ lang }: PartProps) {
  const words = uiPage[lang].wait
  return (
    <div className={looks.stack}>
      <p className={looks.row}>
        <Spinner /> {words.spinner}
      </p>
      <p className={PROGRESS}>
        <Meter done={65} of={100} label={words.known} /> 201.0 / 310.0 MB
      </p>
      {(['plain', 'good', 'warn', 'bad'] as const).map((tone) => (
        <p key={tone} className={PROGRESS}>
          <Meter done={30} of={100} label={words.known} tone={tone} />
        </p>
      ))}
      <p className={PROGRESS}>
        <Meter done={null} of={100} label={words.unknown} /> 201.0 MB
      </p>
      <ListSkeleton label={words.list} rows={1} />
      <div className="overflow-hidden rounded-lg border border-line *:min-h-0!">
        <DeskSkeleton label={words.desk} />
      </div>
    </div>
  )
}

export function Night({ lang, theme, night }: PartProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Rails
        state={night}
        now={SAMPLE_NOW}
        lang={lang}
        label={`${uiPage[lang].parts.rails.title} · ${uiPage[lang][theme]}`}
      />
      <Rails state={night} now={SAMPLE_NOW} lang={lang} compact />
    </div>
  )
}
