import './visit.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import { homeOfCode, visitOutcomes } from '#contract/home-words.ts'
import { undoSeconds } from '../outbox/TakeBack.tsx'
import { pathOf } from '../route.ts'
import { isFull } from '../store/full.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { AgreedForm } from './AgreedForm.tsx'
import { nextDoor } from './doors.ts'
import { FormNotice } from './FormNotice.tsx'
import { GoneDoor } from './GoneDoor.tsx'
import { Kept } from './Kept.tsx'
import { useBegun } from './use-begun.ts'
import { chosenForm } from './VisitPage.tsx'
import {
  type FormShown,
  type Homes,
  keepVisit,
  nameOf,
  type PlainOutcome,
  useHomes,
} from './visits.ts'

/** One door: told first, then yes, no, nobody there, or nobody living there. */
export function DoorPage({ code }: { code: string }) {
  const t = useText()
  const homes = useHomes()
  const form = homes && chosenForm(homes.forms)
  if (!homes || !form) return <p className="card empty">{t('visit.never')}</p>
  return <AtDoor key={code} code={code} homes={homes} form={form} />
}

const plainOutcomes: readonly PlainOutcome[] = ['DECLINED', 'ABSENT', 'VACANT']

function AtDoor({ code, homes, form }: { code: string; homes: Homes; form: FormShown }) {
  const t = useText()
  const language = useLanguage()
  const { isRead, begun, begin, change, drop } = useBegun(code, form)
  const [kept, setKept] = useState<{ clientKey: string; words: string; receipt?: string }>()
  const [busy, setBusy] = useState(false)
  const name = nameOf(code)
  const before = homes.knockOf(form, code)
  const next = nextDoor(homes.stairs, code, (one) => homes.knockOf(form, one)?.outcome)
  if (!homes.codes.has(code) && !kept) return <p className="card empty">{t('visit.unknown')}</p>

  async function plain(outcome: PlainOutcome) {
    if (busy) return
    setBusy(true)
    const outcomeName = inLanguage(visitOutcomes[outcome], language)
    try {
      const clientKey = await keepVisit(
        { home: homeOfCode(code), form: form.code, formVersion: form.version, outcome },
        t('visit.title', { name, outcome: outcomeName }),
        undoSeconds,
      )
      setKept({ clientKey, words: t('visit.kept', { name, outcome: outcomeName }) })
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
    } finally {
      setBusy(false)
    }
  }

  const onward = () => (next ? go(`${pathOf.visit}/${encodeURIComponent(next)}`) : go(pathOf.visit))
  return (
    <div className="page door-page">
      <h1>{name}</h1>
      <p className="hint">
        {inLanguage(form.name, language)}
        {before &&
          ` · ${t('visit.before', {
            at: shortTimeOf(before.at, new Date(fieldNow())),
            outcome: inLanguage(visitOutcomes[before.outcome], language),
          })}`}
      </p>
      {kept ? (
        <Kept
          {...kept}
          next={next && nameOf(next)}
          onNext={onward}
          onUndone={() => setKept(undefined)}
        />
      ) : isRead ? (
        <>
          <FormNotice form={form} open={!begun} />
          {begun ? (
            <AgreedForm
              code={code}
              form={form}
              begun={begun}
              onChange={change}
              onDrop={drop}
              onKept={(clientKey, receipt) => {
                drop()
                setKept({ clientKey, words: t('visit.done'), receipt })
              }}
            />
          ) : (
            <div className="door-ways">
              <button type="button" className="button button-main" onClick={begin}>
                {inLanguage(visitOutcomes.AGREED, language)}
              </button>
              <div className="door-plain">
                {plainOutcomes.map((outcome) => (
                  <button
                    key={outcome}
                    type="button"
                    className="button button-quiet"
                    disabled={busy}
                    onClick={() => void plain(outcome)}
                  >
                    {inLanguage(visitOutcomes[outcome], language)}
                  </button>
                ))}
              </div>
            </div>
          )}
          {!begun && <GoneDoor code={code} />}
        </>
      ) : null}
    </div>
  )
}
