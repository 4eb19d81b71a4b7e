import { Icon } from '#apps/kit/Icon.tsx'
import { useText } from '../texts.ts'

/** What a pinch does and more, with one thumb. */
export function MapButtons(props: {
  zoom: (factor: number) => void
  onWhole: () => void
  /** undefined: the phone does not know where it is. */
  onHere: (() => void) | undefined
}) {
  const t = useText()
  return (
    <div className="map-buttons">
      <button
        type="button"
        className="map-button"
        aria-label={t('map.nearer')}
        onClick={() => props.zoom(1.6)}
      >
        <Icon name="plus" size="1.5rem" />
      </button>
      <button
        type="button"
        className="map-button"
        aria-label={t('map.farther')}
        onClick={() => props.zoom(1 / 1.6)}
      >
        <Icon name="minus" size="1.5rem" />
      </button>
      <button type="button" className="map-button map-word" onClick={props.onWhole}>
        {t('map.whole')}
      </button>
      {props.onHere && (
        <button type="button" className="map-button map-word" onClick={props.onHere}>
          {t('map.here')}
        </button>
      )}
    </div>
  )
}
