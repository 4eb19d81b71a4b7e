import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import type { GridsSection, PeopleSection } from '#contract/field.ts'
import { dutyStates } from '#contract/hours-words.ts'
import { type Role, roles } from '#contract/roles.ts'
import { newDraft } from '../report/draft.ts'
import { layDraft, readDraft } from '../report/use-draft.ts'
import { pathOf } from '../route.ts'
import { useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { GridPatrol } from './GridPatrol.tsx'

/** The sign of a grid was scanned: the place is certain without any satellite. */
export function GridPage({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const grid = useSection<GridsSection>('grids')?.find((one) => one.code === code)
  const people = (useSection<PeopleSection>('people') ?? []).filter(({ regionCode }) =>
    code.startsWith(regionCode),
  )

  async function report() {
    const begun = (await readDraft()) ?? newDraft(newKey())
    await layDraft({ ...begun, point: undefined, regionCode: code })
    go(pathOf.report)
  }

  if (!grid)
    return (
      <div className="card">
        <h1>{t('grid.unknown')}</h1>
        <p>{t('grid.unknownWords')}</p>
        <a className="button" href={`/g/${code}`}>
          {t('grid.public')}
        </a>
      </div>
    )
  return (
    <div className="page">
      <h1>{inLanguage(grid.name, language)}</h1>
      <p className="hint">{inLanguage(grid.village, language)}</p>
      <button type="button" className="button button-main" onClick={() => void report()}>
        <Icon name="place" /> {t('grid.report')}
      </button>
      <GridPatrol grid={grid} />
      {people.length > 0 && (
        <section aria-labelledby="people">
          <h2 id="people">{t('grid.people')}</h2>
          <ul className="ways">
            {people.map((one) => (
              <li key={`${one.personId} ${one.role}`}>
                <Person {...one} name={`${one.name} · ${roles[one.role as Role][language]}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Who is on duty here, with a number that is rung with a tap, also without a network. */
function Person(person: { name: string; phone?: string; onDuty?: boolean }) {
  const language = useLanguage()
  const { name, phone, onDuty } = person
  const duty = onDuty !== undefined && (
    <span className="tag" data-tone={onDuty ? 'green' : undefined}>
      {dutyStates[onDuty ? 'ON' : 'OFF'][language]}
    </span>
  )
  if (!phone)
    return (
      <p>
        {name} {duty}
      </p>
    )
  return (
    <a href={`tel:${phone}`}>
      <Icon name="phone" />
      <span>
        {name} <b className="digits">{phone}</b> {duty}
      </span>
    </a>
  )
}
