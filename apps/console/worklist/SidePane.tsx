import { Button, Segmented } from 'antd'
import { lazy, Suspense } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { CommandView } from '#contract/api.ts'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import type { Pane } from './use-pane.ts'

const Preview = lazy(async () => ({ default: (await import('./Preview.tsx')).Preview }))

/** Beside the list: the matter selected, without leaving one's place. */
export function SidePane(props: {
  pane: Pane
  setPane: (pane: Pane) => void
  selected: string | undefined
  postId: string
  give: (command: CommandView) => void
}) {
  const t = useText()
  const { pane, setPane, selected } = props
  if (pane === 'none') {
    return (
      <Button
        className="side-open no-print"
        type="text"
        icon={<Icon name="menu" />}
        aria-label={t('side.open')}
        title={t('side.open')}
        onClick={() => setPane('case')}
      />
    )
  }
  return (
    <aside className="side no-print" aria-label={t('side.title')}>
      <header className="side-head">
        <Segmented<Pane>
          size="small"
          value={pane}
          onChange={setPane}
          options={[{ value: 'case', label: t('side.case') }]}
        />
        <Button
          type="text"
          size="small"
          icon={<Icon name="cross" />}
          aria-label={t('side.close')}
          onClick={() => setPane('none')}
        />
      </header>
      {selected ? (
        <Suspense fallback={<Loading lines={6} />}>
          <Preview caseId={selected} postId={props.postId} give={props.give} />
        </Suspense>
      ) : (
        <p className="failure">{t('side.nothing')}</p>
      )}
    </aside>
  )
}
