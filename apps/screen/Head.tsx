import { Icon } from '#apps/kit/Icon.tsx'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { clockWords, dayWords } from './clock.ts'
import type { Standing } from './follow-wall.ts'
import { useText } from './texts.ts'
import { turnFullScreen } from './use-wall-keys.ts'

export function Head(props: {
  title: string
  /** By the server's clock. */
  now: number
  asOf: number
  standing: Standing
  paused: boolean
  onPause: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const { title, now, asOf, standing, paused } = props
  return (
    <header className="wall-head">
      <h1>{title}</h1>
      <div className="wall-controls">
        <button type="button" aria-pressed={paused} onClick={props.onPause}>
          <Icon name={paused ? 'play' : 'pause'} /> {t(paused ? 'wall.goOn' : 'wall.pause')}
        </button>
        <button type="button" onClick={turnFullScreen}>
          {t('wall.fullScreen')}
        </button>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('wall.language')}
        </button>
      </div>
      <p className="wall-lost" role="status">
        {standing === 'LOST' && t('wall.lost', { time: clockWords(asOf) })}
      </p>
      <p className="wall-standing" data-standing={standing}>
        <span className="wall-how">
          <i aria-hidden="true" />
          {standing === 'LIVE' && t('wall.live')}
          {standing === 'SLOW' && t('wall.slow')}
        </span>
        <span className="digits">{t('wall.asOf', { time: clockWords(asOf) })}</span>
      </p>
      <p className="wall-clock">
        <span>{dayWords(now, language)}</span>
        <time className="digits">{clockWords(now)}</time>
      </p>
    </header>
  )
}
