import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { ItemKind, ItemVersion } from '#contract/api.ts'
import { fieldName } from '../forms/names.ts'
import { useText } from '../texts.ts'
import { changedKeys } from './changed-keys.ts'

/** Who changed what, when and why; past cases still follow the version of their day. */
export function VersionHistory({ kind, code }: { kind: ItemKind; code: string }) {
  const t = useText()
  const language = useLanguage()
  const versions = useQuery({
    queryKey: ['pages', `/admin/items/${kind}`, 'versions', code],
    queryFn: ({ signal }) =>
      api.get<ItemVersion[]>(
        `/admin/items/${kind}/${encodeURIComponent(code)}/versions`,
        undefined,
        signal,
      ),
  })
  if (!versions.data) return null
  return (
    <section aria-labelledby="history-title">
      <h3 id="history-title">{t('admin.history')}</h3>
      <ol className="timeline">
        {versions.data.map((version, index) => (
          <li key={version.version} data-moved={index === 0 && !version.validTo}>
            <div className="timeline-head">
              <strong className="digits">v{version.version}</strong>
              <span>{version.changedBy ?? '—'}</span>
              {version.validTo && index === 0 && <span className="tag">{t('admin.ended')}</span>}
              <time className="soft digits" dateTime={version.validFrom}>
                {dateTimeOf(version.validFrom)}
              </time>
            </div>
            <p>{version.reason}</p>
            <p className="soft">
              {changedKeys(versions.data[index + 1]?.data, version.data)
                .map((key) => fieldName(key)[language])
                .join('、')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
