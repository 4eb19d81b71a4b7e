import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseView, GridMap } from '#contract/api.ts'
import { LazyMap } from '../map/LazyMap.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { locatedByNames } from './words.ts'

/** A village's grids are drawn around a chosen one; a county's at most, for a city's are too many. */
const villageCode = 12
const countyCode = 6

/** Grids to draw around a region. */
export const gridsQuery = (region: string) => ({
  queryKey: ['town', 'grids', region.slice(0, villageCode)],
  enabled: region.length >= countyCode,
  staleTime: 10 * 60_000,
  retry: false,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<GridMap>('/town/grids', { region: region.slice(0, villageCode) }, signal),
})

export function PlacePanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const grids = useQuery(gridsQuery(matter.region.code))
  const shapes = grids.data?.features ?? []
  const drawn = shapes.length > 0 || matter.point
  const by = matter.proposal?.locatedBy
  return (
    <Panel title={t('case.place')}>
      <p className="place-name">
        {inLanguage(matter.region.name, language)}
        <span className="soft digits"> {matter.region.code}</span>
      </p>
      {by && (
        <p className="soft">
          {t('case.locatedBy')}：{locatedByNames[by]?.[language] ?? by}
          {matter.proposal &&
            matter.proposal.placeEvidence.length > 0 &&
            `（${matter.proposal.placeEvidence.join('、')}）`}
        </p>
      )}
      {drawn ? (
        <LazyMap
          height={210}
          grids={shapes}
          highlight={matter.region.code}
          {...(matter.point ? { point: matter.point } : {})}
        />
      ) : (
        <p className="soft">{t('case.noPoint')}</p>
      )}
      {grids.data?.synthetic && <p className="soft">{t('case.synthetic')}</p>}
    </Panel>
  )
}
