import { Suspense, useState } from 'react'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { part } from '#apps/kit/part.ts'
import type { Draft } from '../report/draft.ts'
import { Step } from '../report/Step.tsx'
import type { ChangeDraft } from '../report/use-draft.ts'
import { Boundary } from '../shell/Boundary.tsx'
import { Field } from '../shell/Field.tsx'
import { type TextKey, useText } from '../texts.ts'
import { ChosenPlace } from './ChosenPlace.tsx'
import { locate, type NotLocated } from './locate.ts'
import { RegionPicker } from './RegionPicker.tsx'
import { useWhere } from './use-where.ts'

const MapPanel = part(async () => (await import('./MapPanel.tsx')).MapPanel)

type Way = 'mine' | 'map' | 'grid'
const ways: readonly [Way, IconName, TextKey][] = [
  ['mine', 'place', 'place.mine'],
  ['map', 'globe', 'place.map'],
  ['grid', 'users', 'place.grid'],
]

/** Any one of four ways is enough, and none is required. */
export function PlaceStep({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const t = useText()
  const [open, setOpen] = useState<Way>()
  const [located, setLocated] = useState<'finding' | NotLocated>()
  const where = useWhere(draft.point)

  async function findMe() {
    setOpen(undefined)
    setLocated('finding')
    try {
      change({ point: await locate(), region: undefined })
      setLocated(undefined)
    } catch (reason) {
      setLocated(reason === 'denied' ? 'denied' : 'notFound')
    }
  }

  return (
    <Step number={2} title={t('step.where')} optional>
      <Field id="place" label={t('place.address')} hint={t('place.addressHint')}>
        {(control) => (
          <input
            {...control}
            maxLength={300}
            value={draft.placeText}
            onChange={({ target }) => change({ placeText: target.value })}
          />
        )}
      </Field>
      <p className="label" id="ways">
        {t('place.or')}
      </p>
      <fieldset className="bare place-ways" aria-labelledby="ways">
        {ways.map(([way, icon, words]) => (
          <button
            key={way}
            type="button"
            className="button button-light"
            {...(way === 'mine' ? {} : { 'aria-expanded': open === way })}
            onClick={() =>
              way === 'mine' ? void findMe() : setOpen(open === way ? undefined : way)
            }
          >
            <Icon name={icon} /> {t(words)}
          </button>
        ))}
      </fieldset>
      <p role="status" className="quiet">
        {located && t(`place.${located}`)}
      </p>
      {open === 'grid' && (
        <div className="panel">
          <RegionPicker
            id="region"
            depth={15}
            value={draft.region?.code}
            onChange={(region) => change({ region, point: undefined })}
          />
        </div>
      )}
      {open === 'map' && (
        <div className="panel">
          <Boundary instead={<p role="alert">{t('place.mapFailed')}</p>}>
            <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
              <MapPanel
                point={draft.point}
                region={where.state === 'found' ? where.view.grid?.code : draft.region?.code}
                onPick={(point) => change({ point, region: undefined })}
              />
            </Suspense>
          </Boundary>
        </div>
      )}
      <ChosenPlace
        point={draft.point}
        region={draft.region}
        where={where}
        onClear={() => change({ point: undefined, region: undefined })}
      />
    </Step>
  )
}
