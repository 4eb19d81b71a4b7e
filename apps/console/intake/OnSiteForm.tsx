import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type Type from 'typebox'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { Point } from '#contract/common.ts'
import { isWithin } from '#contract/levels.ts'
import type { Category } from '#contract/town.ts'
import { AttachmentInput } from '../forms/AttachmentInput.tsx'
import { devicePosition } from '../forms/PointInput.tsx'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { useRegionPath } from '../forms/use-search.ts'
import { categoriesQuery } from '../queries.ts'
import { useSession } from '../session.ts'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { OnSiteDone } from './OnSiteDone.tsx'
import { whereQuery } from './PlaceChoice.tsx'
import { mostUsedFirst, rememberCategory } from './recent-categories.ts'
import { type StaffReceiptView, useReport } from './use-report.ts'

/** Tiles shown before "more": what fits a phone without scrolling. */
const tiles = 8

/**
 * Three taps: the matter, a photo, done. 98 in 100 events end on the spot, so this is the shortest
 * path of the whole program; the position is taken while the first tap is made.
 */
export function OnSiteForm() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const session = useSession()
  const categories = useQuery(categoriesQuery)
  const [category, setCategory] = useState<Category>()
  const [photos, setPhotos] = useState<string[]>([])
  const [result, setResult] = useState('')
  const [point, setPoint] = useState<Type.Static<typeof Point>>()
  const ownGrid = session.posts.find(({ level }) => level === 'GRID')?.region.code
  const [region, setRegion] = useState(ownGrid)
  const [all, setAll] = useState(false)
  const [done, setDone] = useState<StaffReceiptView>()
  const where = useQuery(whereQuery(point))
  const regionPath = useRegionPath(region)
  const report = useReport((receipt) => {
    if (category) rememberCategory(category.code)
    setDone(receipt)
  })
  useEffect(() => {
    devicePosition().then(setPoint, () => undefined)
  }, [])

  if (done) {
    return (
      <OnSiteDone
        receipt={done}
        onAgain={() => {
          setDone(undefined)
          setCategory(undefined)
          setPhotos([])
          setResult('')
        }}
      />
    )
  }
  if (categories.isPending) return <Loading />
  const onSite = mostUsedFirst(
    (categories.data ?? []).filter((one) => one.onSite && one.code.length === 4),
  )
  const grid = point ? where.data?.grid : undefined
  const outside = grid && !session.posts.some((post) => isWithin(grid.code, post.region.code))
  const shown = all ? onSite : onSite.slice(0, tiles)
  const needsPhoto = category !== undefined && category.evidence !== 'NONE'
  const ready = category && (point || region) && !outside && (!needsPhoto || photos.length > 0)

  function finish() {
    if (!category) return
    const told = result.trim() || t('onSite.defaultResult')
    report.send(
      {
        words: `${category.name.zh}：${told}`,
        title: category.name.zh,
        categoryCode: category.code,
        ...(point ? { point } : {}),
        ...(region && !point ? { regionCode: region } : {}),
      },
      { result: told, attachmentIds: photos },
    )
  }

  return (
    <div className="on-site">
      <h2>
        <span className="step digits">1</span> {t('onSite.pick')}
      </h2>
      <div className="tiles">
        {shown.map((one) => (
          <button
            key={one.code}
            type="button"
            aria-pressed={one === category}
            onClick={() => setCategory(one)}
          >
            {inLanguage(one.name, language)}
          </button>
        ))}
      </div>
      {!all && onSite.length > tiles && (
        <Button type="text" onClick={() => setAll(true)}>
          {t('app.more')}
        </Button>
      )}
      <h2 id={`${id}-photo`}>
        <span className="step digits">2</span> {t('onSite.photo')}
        {!needsPhoto && <span className="soft"> {t('app.optional')}</span>}
      </h2>
      <AttachmentInput labelId={`${id}-photo`} value={photos} onChange={setPhotos} max={9} camera />
      <details className="refused">
        <summary>{t('onSite.result')}</summary>
        <Input.TextArea
          aria-label={t('onSite.result')}
          placeholder={t('onSite.defaultResult')}
          autoSize={{ minRows: 2 }}
          value={result}
          onChange={(event) => setResult(event.target.value)}
        />
      </details>
      <p className="soft on-site-place">
        <Icon name="place" /> {grid && inLanguage(grid.name, language)}
        {!point && inLanguage(regionPath.at(-1)?.name, language)}
        {!point && !region && t('onSite.needPosition')}
      </p>
      {outside && (
        <div className="notice" data-tone="amber" role="alert">
          <Icon name="alarm" /> {t('onSite.outside')}{' '}
          {ownGrid && (
            <Button size="small" onClick={() => setPoint(undefined)}>
              {t('onSite.useOwn')}
            </Button>
          )}
        </div>
      )}
      {!point && <RegionPicker label={t('intake.region')} value={region} onChange={setRegion} />}
      <p className="form-fault" role="alert">
        {report.error && problemWords(report.error, language)}
      </p>
      <Button
        type="primary"
        size="large"
        block
        className="on-site-done"
        disabled={!ready}
        loading={report.isPending}
        onClick={finish}
      >
        <span className="step digits">3</span> {t('onSite.done')}
      </Button>
    </div>
  )
}
