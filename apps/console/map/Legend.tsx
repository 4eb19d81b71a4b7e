import { useEffect, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { unitKinds } from '#contract/town.ts'
import { useText } from '../texts.ts'
import { useNarrow } from '../worklist/use-narrow.ts'
import { type CaseGroup, caseGroups } from './case-groups.ts'
import { drawCase, unitMarks } from './map-images.ts'
import { layerSwitches, type ShownLayers } from './map-style.ts'

/** Switches of the layers, and under each what its signs mean. */
export function Legend(props: {
  shown: ShownLayers
  setShown: (shown: ShownLayers) => void
  synthetic: boolean
  /** Folded where the map is small. */
  folded: boolean
}) {
  const t = useText()
  const narrow = useNarrow()
  const { shown } = props
  return (
    <details className="map-legend no-print" open={!narrow && !props.folded}>
      <summary>
        {t('map.layers')}
        <Icon name="down" />
      </summary>
      <ul className="plain">
        {layerSwitches.map((name) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={shown[name]}
                onChange={(event) => props.setShown({ ...shown, [name]: event.target.checked })}
              />
              {t(`map.layer.${name}`)}
            </label>
          </li>
        ))}
      </ul>
      <Signs shown={shown} synthetic={props.synthetic} />
    </details>
  )
}

/** Kinds that may have a place of their own. */
const unitsExplained = ['HALL', 'CENTRE', 'STATION', 'COURT'] as const

/** What is shown, explained; on paper too. */
export function Signs({ shown, synthetic }: { shown: ShownLayers; synthetic: boolean }) {
  const t = useText()
  const language = useLanguage()
  return (
    <ul className="plain map-signs">
      {shown.points && (
        <>
          {caseGroups.map((group) => (
            <li key={group.name}>
              <Sign group={group} late={false} />
              {t(`map.group.${group.name}`)}
            </li>
          ))}
          <li>
            <Sign group={caseGroups[2]} late />
            {t('map.late')}
          </li>
          <li>
            <span className="sign-cluster" aria-hidden="true">
              9
            </span>
            {t('map.cluster')}
          </li>
        </>
      )}
      {shown.heat && (
        <li>
          <span className="sign-heat" aria-hidden="true" />
          {t('map.heatSign')}
        </li>
      )}
      {shown.units &&
        unitsExplained.map((kind) => (
          <li key={kind}>
            <span className="sign-unit" aria-hidden="true" lang="zh">
              {unitMarks[kind]}
            </span>
            {kind === 'HALL' ? t('nav.hall') : unitKinds[kind][language]}
          </li>
        ))}
      {shown.duty && (
        <>
          <li>
            <span className="sign-staffed" aria-hidden="true" />
            {t('map.staffed')}
          </li>
          <li>
            <span className="sign-vacant" aria-hidden="true" />
            {t('map.vacant')}
          </li>
          <li className="soft">{t('map.dutyRule')}</li>
        </>
      )}
      {shown.borders && synthetic && <li className="soft">{t('map.synthetic')}</li>}
    </ul>
  )
}

const side = 22

function Sign({ group, late }: { group: CaseGroup | undefined; late: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const on = canvas.current?.getContext('2d')
    if (!on || !group) return
    on.setTransform(2, 0, 0, 2, 0, 0)
    on.clearRect(0, 0, side, side)
    drawCase(on, group, late)
  }, [group, late])
  return <canvas ref={canvas} className="sign" width={2 * side} height={2 * side} aria-hidden />
}
