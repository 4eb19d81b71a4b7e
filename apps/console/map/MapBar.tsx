import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import type { CasePoints } from '#contract/workbench.ts'
import { useText } from '../texts.ts'
import type { Drawing } from './use-drawing.ts'

/** What is on the map in figures; drawing an area; printing. */
export function MapBar(props: {
  drawing: Drawing
  middle: () => { lng: number; lat: number } | undefined
  area: string | undefined
  onArea: (area: string | undefined) => void
  points: CasePoints | undefined
  selectedId: string | undefined
  print: () => void
  wholePage: boolean
}) {
  const t = useText()
  const { drawing, points, selectedId } = props
  const off = points && selectedId !== undefined && !points.ids.includes(selectedId)
  return (
    <div className="map-bar no-print">
      <p className="map-figures digits" role="status">
        {points && t(points.capped ? 'map.capped' : 'map.counted', { n: points.ids.length })}
        {off && ` · ${t('map.selectedOff')}`}
      </p>
      {drawing.active ? (
        <DrawingBar drawing={drawing} middle={props.middle} />
      ) : (
        <>
          <Button
            size="small"
            icon={<Icon name="pen" />}
            disabled={!drawing.ready}
            onClick={drawing.begin}
          >
            {t('map.draw')}
          </Button>
          {props.area && (
            <Button
              size="small"
              icon={<Icon name="cross" />}
              onClick={() => props.onArea(undefined)}
            >
              {t('map.clearArea')}
            </Button>
          )}
          <Button
            size="small"
            icon={<Icon name="print" />}
            disabled={!drawing.ready}
            onClick={props.print}
          >
            {t('map.print')}
          </Button>
          {!props.wholePage && (
            <Link to="/map" search={(previous) => previous}>
              {t('map.large')}
            </Link>
          )}
        </>
      )}
    </div>
  )
}

function DrawingBar(props: {
  drawing: Drawing
  middle: () => { lng: number; lat: number } | undefined
}) {
  const t = useText()
  const { drawing } = props
  const addMiddle = () => {
    const middle = props.middle()
    if (middle) drawing.add(middle)
  }
  return (
    <>
      <Button size="small" icon={<Icon name="plus" />} onClick={addMiddle}>
        {t('map.addMiddle')}
      </Button>
      <Button size="small" disabled={drawing.corners.length === 0} onClick={drawing.takeBack}>
        {t('map.takeBack')}
      </Button>
      <Button
        size="small"
        type="primary"
        disabled={drawing.fault !== undefined}
        onClick={drawing.finish}
      >
        {t('map.finish')}
      </Button>
      <Button size="small" onClick={drawing.cancel}>
        {t('app.cancel')}
      </Button>
      <p className="map-hint soft">
        <span role="status">
          {t('map.corners', { n: drawing.corners.length })}
          {drawing.fault && drawing.corners.length > 0 && ` · ${t(`map.fault.${drawing.fault}`)}`}
        </span>
        {' · '}
        {t('map.drawHint')}
      </p>
    </>
  )
}
