import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { ScreenView } from '#contract/screen.ts'
import { Panel, type PanelTurn } from './Panel.tsx'
import { useText } from './texts.ts'

type Units = ScreenView['units']
type Cards = Omit<Units['rest'], 'units'>
const kinds = ['listed', 'red', 'yellow', 'overdue'] as const

/** Cards are for orders and units, never for persons; units beyond the gravest are one sum. */
export function UnitsPanel({ units, ...turn }: PanelTurn & { units: Units }) {
  const t = useText()
  const language = useLanguage()
  const rows = units.shown.map(({ unit, ...cards }) => ({
    code: unit.code,
    name: inLanguage(unit.name, language),
    cards: cards as Cards,
  }))
  if (units.rest.units > 0)
    rows.push({ code: '', name: t('unit.rest', { n: units.rest.units }), cards: units.rest })
  return (
    <Panel
      {...turn}
      name="units-panel"
      title={t('unit.title')}
      none={t('unit.none')}
      items={rows}
      keyOf={({ code }) => code}
      row={({ name, cards }) => (
        <>
          <span className="row-head">
            <span className="about">{name}</span>
          </span>
          <span className="row-foot cards">
            {kinds
              .filter((kind) => cards[kind] > 0)
              .map((kind) => (
                <span key={kind} className="card" data-card={kind}>
                  {t(`unit.${kind}`)} <b className="digits">{cards[kind]}</b>
                </span>
              ))}
          </span>
        </>
      )}
    />
  )
}
