import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useKeys } from '../keys/keys.ts'
import { useText } from '../texts.ts'
import type { ListPlace } from './cases-query.ts'
import type { ListFilter } from './filters.ts'
import { useExport } from './use-export.ts'

/** The list as it is narrowed, as a spreadsheet. */
export function ExportButton({ place, filter }: { place: ListPlace; filter: ListFilter }) {
  const t = useText()
  const { state, start, stop } = useExport(place, filter, useLanguage())
  useKeys('worklist.title', [{ key: 'E', does: t('export.list'), run: () => void start() }])
  return (
    <span className="no-print export">
      {state.is === 'running' ? (
        <Button icon={<Icon name="cross" />} onClick={stop}>
          {t('export.stop', { n: Math.ceil(state.bytes / 1024) })}
        </Button>
      ) : (
        <Button icon={<Icon name="file" />} onClick={() => void start()}>
          {t('export.list')}
        </Button>
      )}
      <span role="status">
        {state.is === 'failed' && <span className="form-fault">{t('export.failed')}</span>}
        {state.is === 'running' && <span className="visually-hidden">{t('app.loading')}</span>}
      </span>
    </span>
  )
}
