import { uiPage } from '../../domain/messages/ui-page.ts'
import { progressRow } from '../desk/looks.ts'
import { DeskSkeleton, ListSkeleton } from '../listing/skeletons.tsx'
import { Rails } from '../rails/rails.tsx'
import { Button } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Spinner } from '../ui/loading.tsx'
import { Meter } from '../ui/meter.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { SAMPLE_NOW } from './sample.ts'
import type { PartProps } from './ui-page.tsx'

export function Say({ lang, theme }: PartProps) {
  const words = uiPage[lang].say
  return (
    <div className="looks-say">
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
      <Panel
        title={`${words.panel} · ${uiPage[lang][theme]}`}
        tools={<Button size="sm">{words.tool}</Button>}
      >
        <Empty title={words.empty.title}>
          <p>{words.empty.text}</p>
          <Button kind="primary">{words.empty.do}</Button>
        </Empty>
      </Panel>
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
      <div className="dialog looks-dialog">
        <div className="dialog-head">
          <p className="dialog-title">{words.dialog}</p>
        </div>
        <div className="dialog-body form">
          <p className="text-sm text-ink-soft">{words.dialogText}</p>
          <div className="form-actions">
            <Button kind="primary">{words.dialogDo}</Button>
            <Button kind="quiet">{words.dialogNot}</Button>
          </div>
        </div>
      </div>
    </div>
  )
}

export function Wait({ lang }: PartProps) {
  const words = uiPage[lang].wait
  return (
    <div className="looks-wait">
      <p className="looks-row">
        <Spinner /> {words.spinner}
      </p>
      <p className={progressRow}>
        <Meter done={65} of={100} label={words.known} /> 201.0 / 310.0 MB
      </p>
      <p className={progressRow}>
        <Meter done={null} of={100} label={words.unknown} /> 201.0 MB
      </p>
      <ListSkeleton label={words.list} rows={1} />
      <DeskSkeleton label={words.desk} />
    </div>
  )
}

export function Night({ lang, theme, night }: PartProps) {
  return (
    <div className="looks-night">
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
