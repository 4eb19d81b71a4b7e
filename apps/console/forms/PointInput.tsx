import { Button } from 'antd'
import { useState } from 'react'
import type Type from 'typebox'
import { Icon } from '#apps/kit/Icon.tsx'
import type { Point } from '#contract/common.ts'
import { LazyMap } from '../map/LazyMap.tsx'
import { useText } from '../texts.ts'

type PointValue = Type.Static<typeof Point>

/** Asks the device; its answer is WGS-84. */
export function devicePosition(): Promise<PointValue> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) {
      reject(new Error('no geolocation'))
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          lng: coords.longitude,
          lat: coords.latitude,
          datum: 'WGS84',
          accuracyMetres: coords.accuracy,
        }),
      reject,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    )
  })
}

export function PointInput(props: {
  labelId: string
  value: unknown
  onChange: (point: PointValue | undefined) => void
}) {
  const t = useText()
  const [failed, setFailed] = useState(false)
  const point = props.value as PointValue | undefined
  return (
    <fieldset className="stacked-inputs" aria-labelledby={props.labelId}>
      <LazyMap
        height={240}
        {...(point ? { point } : {})}
        onPick={({ lng, lat }) => props.onChange({ lng, lat, datum: 'WGS84' })}
      />
      <div className="inline-inputs">
        <Button
          icon={<Icon name="place" />}
          onClick={() => {
            setFailed(false)
            devicePosition().then(props.onChange, () => setFailed(true))
          }}
        >
          {t('form.myPlace')}
        </Button>
        <output className="soft digits">
          {point && `${point.lng.toFixed(5)}, ${point.lat.toFixed(5)}`}
          {failed && t('form.noPlace')}
        </output>
        {point && (
          <Button type="text" onClick={() => props.onChange(undefined)}>
            {t('app.remove')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
