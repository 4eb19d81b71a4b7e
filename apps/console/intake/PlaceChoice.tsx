import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type Type from 'typebox'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { WhereView } from '#contract/api.ts'
import type { Point } from '#contract/common.ts'
import { gridsQuery } from '../case/PlacePanel.tsx'
import { devicePosition } from '../forms/PointInput.tsx'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { LazyMap } from '../map/LazyMap.tsx'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'
import type { ReportDraft } from './report-draft.ts'

type PointValue = Type.Static<typeof Point>

export const whereQuery = (point: PointValue | undefined) => ({
  queryKey: ['town', 'where', point?.lng, point?.lat],
  enabled: point !== undefined,
  staleTime: 60_000,
  retry: false,
  placeholderData: keepPreviousData,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Type.Static<typeof WhereView>>(
      '/town/where',
      { lng: point?.lng, lat: point?.lat, datum: point?.datum },
      signal,
    ),
})

/** Three ways to say where, any of them enough: the map, the region, words. */
export function PlaceChoice(props: { draft: ReportDraft; change: (next: ReportDraft) => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { draft, change } = props
  const [failed, setFailed] = useState(false)
  const where = useQuery(whereQuery(draft.point))
  const found = draft.point ? where.data : undefined
  const session = useSession()
  const own = session.posts.find((post) => post.region.code.length >= 6)?.region.code
  const region = found?.grid?.code || draft.regionCode || own || ''
  const grids = useQuery(gridsQuery(region))
  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-text`}>
          {t('intake.placeText')}
        </label>
        <Input
          id={`${id}-text`}
          maxLength={300}
          value={draft.placeText ?? ''}
          onChange={(event) => change({ placeText: event.target.value })}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-region`}>
          {t('intake.region')}
        </label>
        <RegionPicker
          id={`${id}-region`}
          value={draft.regionCode || undefined}
          onChange={(code) => change({ regionCode: code ?? '' })}
        />
      </div>
      <p className="soft">{t('intake.mapHint')}</p>
      <LazyMap
        height={260}
        grids={grids.data?.features ?? []}
        highlight={region}
        {...(draft.point ? { point: draft.point } : {})}
        onPick={({ lng, lat }) => change({ point: { lng, lat, datum: 'WGS84' } })}
      />
      <div className="inline-inputs">
        <Button
          icon={<Icon name="place" />}
          onClick={() => {
            setFailed(false)
            devicePosition().then(
              (point) => change({ point }),
              () => setFailed(true),
            )
          }}
        >
          {t('form.myPlace')}
        </Button>
        <output className="soft">
          {failed && t('form.noPlace')}
          {found &&
            (found.grid
              ? [...found.regions.toReversed(), found.grid]
                  .map((one) => inLanguage(one.name, language))
                  .join(' · ')
              : t('intake.nowhere'))}
          {found?.worker && ` · ${t('intake.worker')} ${found.worker.name}`}
        </output>
      </div>
      {found?.synthetic && <p className="soft">{t('case.synthetic')}</p>}
    </>
  )
}
