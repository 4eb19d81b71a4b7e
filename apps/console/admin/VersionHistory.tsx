import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { ItemVersion } from '#contract/api.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import type { NameOf } from '../forms/value-words.ts'
import { useText } from '../texts.ts'
import { Changes } from './Changes.tsx'

/** Who changed what, when and why; past cases still follow the version of their day. */
export function VersionHistory({
  kind,
  code,
  nameOf,
}: {
  kind: ItemKind
  code: string
  nameOf: NameOf
}) {
  const t = useText()
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
      <h2 id="history-title" className="drawer-heading">
        {t('admin.history')}
      </h2>
      <ol className="timeline">
        {versions.data.map((version, index) => (
          <li key={version.version} data-moved={index === 0 && !version.validTo}>
            <div className="timeline-head">
              <strong className="digits">v{version.version}</strong>
              <span>{version.changedBy ?? t('admin.seed')}</span>
              {version.validTo && index === 0 && <span className="tag">{t('admin.ended')}</span>}
              <time className="soft digits" dateTime={version.validFrom}>
                {dateTimeOf(version.validFrom)}
              </time>
            </div>
            {version.reason && <p>{t('admin.because', { reason: version.reason })}</p>}
            <Changes before={versions.data[index + 1]?.data} after={version.data} nameOf={nameOf} />
          </li>
        ))}
      </ol>
    </section>
  )
}
