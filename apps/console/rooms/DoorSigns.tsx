import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { HallView } from '#contract/rooms.ts'
import { useText } from '../texts.ts'

/** The page that hangs at each door, opened on the screen that hangs there. */
export function DoorSigns({ hall }: { hall: HallView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <details className="door-signs">
      <summary>{t('rooms.signs')}</summary>
      <p className="soft">{t('rooms.signsHint')}</p>
      <ul>
        {hall.rooms.map(({ code, name }) => (
          <li key={code}>
            <a href={`/room-sign/${hall.code}/${code}`} target="_blank" rel="noreferrer">
              {inLanguage(name, language)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
