import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { metresBetween, metresWords, type Spot } from '../today/way.ts'
import { endWalk, startWalk, type Walk } from './walk.ts'

/** Started and ended by the worker alone; the place it asks for stays on the phone. */
export function WalkBar({ walk, next }: { walk: Walk | undefined; next: Spot | undefined }) {
  const t = useText()
  const language = useLanguage()
  const way = walk?.spot && next && metresWords(metresBetween(walk.spot, next), language)
  if (!walk)
    return (
      <>
        <p className="hint">{t('patrol.privacy')}</p>
        <button type="button" className="button button-main" onClick={startWalk}>
          <Icon name="play" /> {t('patrol.start')}
        </button>
      </>
    )
  return (
    <>
      <p className="hint" role="status">
        <b>{t('patrol.walking')}</b> {walk.blind && t('patrol.blind')}
        {way && t('patrol.nearest', { way })}
      </p>
      <button type="button" className="button button-main button-end" onClick={endWalk}>
        <Icon name="pause" /> {t('patrol.end')}
      </button>
    </>
  )
}
