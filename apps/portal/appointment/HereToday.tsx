import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { stationings } from '#contract/hall-words.ts'
import type { HereToday as Here } from '#contract/stationing.ts'
import { useText } from '../texts.ts'
import { useLoaded } from './use-loaded.ts'

/** Who is in the hall today: departments and hours. */
export function HereToday({ hall }: { hall: string }) {
  const t = useText()
  const language = useLanguage()
  const { shown } = useLoaded(hall, () => api.get<Here>(`/hall/${hall}/stationing/today`))
  if (shown.state !== 'loaded' || shown.value.units.length === 0) return null
  return (
    <section aria-labelledby="here-today">
      <h2 id="here-today">{t('appointment.today')}</h2>
      <ul>
        {shown.value.units.map(({ unit, kind, opens, closes }) => (
          <li key={`${unit.code}${opens}`}>
            {unit.name[language]}{' '}
            <span className="quiet">
              {stationings[kind][language]} {opens}–{closes}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
