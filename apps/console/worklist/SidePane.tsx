import { Button, Segmented } from 'antd'
import { Suspense } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { part } from '#apps/kit/part.ts'
import type { CommandView } from '#contract/api.ts'
import { LazyCaseMap } from '../map/LazyCaseMap.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import type { ListPlace } from './cases-query.ts'
import type { ListFilter, WorklistSearch } from './filters.ts'
import type { Pane } from './use-pane.ts'

const Preview = part(async () => (await import('./Preview.tsx')).Preview)

/** Beside the list: the matter selected or the map of the same list, one selection for all, without leaving one's place. */
export function SidePane(props: {
  pane: Pane
  setPane: (pane: Pane) => void
  place: ListPlace
  filter: ListFilter
  change: (next: Partial<WorklistSearch>) => void
  selected: string | undefined
  give: (command: CommandView) => void
}) {
  const t = useText()
  const { pane, setPane, selected, place, filter, change } = props
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
          options={[
            { value: 'case', label: t('side.case') },
            { value: 'map', label: t('side.map') },
          ]}
        />
        <Button
          type="text"
          size="small"
          icon={<Icon name="cross" />}
          aria-label={t('side.close')}
          onClick={() => setPane('none')}
        />
      </header>
      {pane === 'map' ? (
        <LazyCaseMap
          place={place}
          filter={filter}
          selectedId={selected}
          onSelect={(sel) => change({ sel: sel ?? '' })}
          onArea={(area) => change({ area: area ?? '' })}
          onRegion={(region) => change({ region: region ?? '' })}
        />
      ) : selected ? (
        <Suspense fallback={<Loading lines={6} />}>
          <Preview caseId={selected} postId={place.post} give={props.give} />
        </Suspense>
      ) : (
        <p className="failure">{t('side.nothing')}</p>
      )}
    </aside>
  )
}
