import { lazy, Suspense, useEffect, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { AlertsPanel } from './AlertsPanel.tsx'
import { Boundary } from './Boundary.tsx'
import { Figures } from './Figures.tsx'
import { Head } from './Head.tsx'
import { LevelsPanel } from './LevelsPanel.tsx'
import { Notice } from './Notice.tsx'
import { TodayPanel } from './TodayPanel.tsx'
import { useText } from './texts.ts'
import { UnitsPanel } from './UnitsPanel.tsx'
import { useIdle, useIsWall, useSeconds, useTurn, useWall } from './use-wall.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { WhistlesPanel } from './WhistlesPanel.tsx'

/** The map library is large: the figures do not wait for it. */
const MapPanel = lazy(async () => ({ default: (await import('./MapPanel.tsx')).MapPanel }))

/** OWN: a machine that slept shows old figures without having noticed. */
const oldMs = 60_000

/** The wall of a command centre. */
export function WallPage() {
  const t = useText()
  const language = useLanguage()
  const { data, standing, asOf = 0, ahead } = useWall()
  const now = useSeconds() + ahead
  const [paused, setPaused] = useState(false)
  const turn = useTurn(paused)
  const isWall = useIsWall()
  const idle = useIdle()
  const turnPaused = () => setPaused((before) => !before)
  useWallKeys(turnPaused)
  const region = inLanguage(data?.region.name, language)
  const title = data ? t('wall.title', { region }) : ''
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  if (!data) return <Notice standing={standing} />
  const isOld = standing === 'LOST' || now - asOf > oldMs
  const panel = { turn, isWall }
  return (
    <div className="wall" data-old={isOld} data-idle={idle}>
      <Head
        title={title}
        now={now}
        asOf={asOf}
        standing={isOld ? 'LOST' : standing}
        paused={paused}
        onPause={turnPaused}
      />
      <main className="wall-main">
        <Figures data={data} />
        <Boundary instead={<NoMap />} againMs={300_000}>
          <Suspense fallback={<section className="panel map-panel" />}>
            <MapPanel data={data} {...panel} />
          </Suspense>
        </Boundary>
        <TodayPanel today={data.today} />
        <LevelsPanel data={data} />
        <AlertsPanel alerts={data.alerts} now={now} {...panel} />
        <WhistlesPanel whistles={data.whistles} now={now} {...panel} />
        <UnitsPanel units={data.units} {...panel} />
      </main>
    </div>
  )
}

function NoMap() {
  const t = useText()
  return (
    <section className="panel map-panel">
      <h2>{t('map.title')}</h2>
      <p className="none">{t('map.failed')}</p>
    </section>
  )
}
