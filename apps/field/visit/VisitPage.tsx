import './visit.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { keep, readKept } from '#apps/kit/keep.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { visitOutcomes } from '#contract/home-words.ts'
import { pathOf } from '../route.ts'
import { useText } from '../texts.ts'
import { AddDoors } from './AddDoors.tsx'
import { DoorList } from './DoorList.tsx'
import { isOpen } from './doors.ts'
import { FormNotice } from './FormNotice.tsx'
import { Progress } from './Progress.tsx'
import { useBegunDoors } from './use-begun.ts'
import { type FormShown, type Homes, useHomes } from './visits.ts'

const disk = () => sessionStorage
const keptAs = 'gezhong.visit-form'

/** The purpose that was chosen last in this session, else the first. */
export function chosenForm(forms: readonly FormShown[]): FormShown | undefined {
  const code = readKept(disk, keptAs)
  return forms.find((form) => form.code === code) ?? forms[0]
}

/** From home to home: what for, then the doors, those first where nobody was met yet. */
export function VisitPage() {
  const t = useText()
  const homes = useHomes()
  return (
    <div className="page">
      <h1>{t('page.visit')}</h1>
      {!homes && <p className="card empty">{t('visit.never')}</p>}
      {homes?.forms.length === 0 && <p className="card empty">{t('visit.noForms')}</p>}
      {homes && homes.forms.length > 0 && <Doors homes={homes} />}
    </div>
  )
}

function Doors({ homes }: { homes: Homes }) {
  const t = useText()
  const language = useLanguage()
  const [form, setForm] = useState(() => chosenForm(homes.forms))
  const begun = useBegunDoors(form)
  if (!form) return null
  const outcomeOf = (code: string) => homes.knockOf(form, code)?.outcome
  const reached = [...homes.codes].filter((code) => !isOpen(outcomeOf(code))).length
  return (
    <>
      <label>
        {t('visit.form')}
        <select
          value={form.code}
          onChange={({ target }) => {
            keep(disk, keptAs, target.value)
            setForm(homes.forms.find(({ code }) => code === target.value))
          }}
        >
          {homes.forms.map(({ code, name }) => (
            <option key={code} value={code}>
              {inLanguage(name, language)}
            </option>
          ))}
        </select>
      </label>
      <FormNotice form={form} open={false} />
      {homes.codes.size === 0 ? (
        <div className="card empty">
          <p>
            <b>{t('visit.none')}</b>
          </p>
          <p className="hint">{t('visit.noneHint')}</p>
        </div>
      ) : (
        <Progress
          words={t('visit.sum', { n: reached, all: homes.codes.size })}
          n={reached}
          of={homes.codes.size}
        />
      )}
      <DoorList
        stairs={homes.stairs}
        isDone={(code) => !isOpen(outcomeOf(code))}
        door={({ code, door }) => {
          const outcome = outcomeOf(code)
          return (
            <Link
              to={`${pathOf.visit}/${encodeURIComponent(code)}`}
              className={`door door-${(outcome ?? 'none').toLowerCase()}`}
            >
              <b>
                {outcome === 'AGREED' && <Icon name="check" />} {door}
              </b>
              <span>
                {begun.has(code)
                  ? t('visit.begun')
                  : outcome
                    ? inLanguage(visitOutcomes[outcome], language)
                    : t('visit.unvisited')}
              </span>
            </Link>
          )
        }}
      />
      <AddDoors isFirst={homes.codes.size === 0} />
    </>
  )
}
