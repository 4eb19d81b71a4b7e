import { useQuery } from '@tanstack/react-query'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { figuresQuery } from './use-call-outs.ts'

/** This month by unit: numerator and denominator stand beside the share. */
export function CallOutFigures() {
  const t = useText()
  const language = useLanguage()
  const today = dateOf(new Date())
  const figures = useQuery(figuresQuery(`${today.slice(0, 8)}01`, today))
  if (!figures.data || figures.data.units.length === 0) return null
  return (
    <Panel title={t('callOuts.figures')} hint={`${figures.data.from} – ${figures.data.to}`}>
      <table className="call-out-figures">
        <thead>
          <tr>
            <th scope="col">{t('stationing.unit')}</th>
            <th scope="col">{t('callOuts.inTime')}</th>
            <th scope="col">{t('callOuts.share')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.data.units.map(({ unit, called, inTime }) => (
            <tr key={unit.code}>
              <th scope="row">{inLanguage(unit.name, language)}</th>
              <td className="digits">{t('callOuts.of', { n: inTime, all: called })}</td>
              <td className="digits">{Math.round((inTime / called) * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
