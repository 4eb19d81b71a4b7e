import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import { instantOfWallClock } from '#apps/kit/time.ts'
import type { FieldCase, PeopleSection } from '#contract/field.ts'
import { dutyStates } from '#contract/hours-words.ts'
import { mostMembers } from '#contract/joint-words.ts'
import { type Role, roles } from '#contract/roles.ts'
import { pathOf } from '../route.ts'
import { isFull } from '../store/full.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { candidates } from './candidates.ts'
import { keepJoint } from './deeds.ts'

const hour = 3_600_000

/** The next full hour, as the wall clock of the town says it. */
const nextHour = () =>
  new Date(Math.ceil(fieldNow() / hour) * hour + 8 * hour).toISOString().slice(0, 16)

/** When, where, and who comes along; the invitation goes with the next network. */
export function PlanSheet({ caseFile, onClose }: { caseFile: FieldCase; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const me = useField(({ me }) => me)
  const people = candidates(useSection<PeopleSection>('people') ?? [], caseFile, me?.id ?? '')
  const [when, setWhen] = useState(nextHour)
  const [place, setPlace] = useState(
    () => caseFile.reports.find(({ placeText }) => placeText)?.placeText ?? '',
  )
  const [invited, setInvited] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  // Who plans is one of them.
  const isEnough = invited.length >= mostMembers - 1
  const isFilled = when !== '' && place.trim() !== '' && invited.length > 0

  useEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isFilled) return
    const visitId = newKey()
    try {
      await keepJoint(
        {
          action: 'plan',
          visitId,
          caseId: caseFile.id,
          plannedAt: instantOfWallClock(when),
          place: place.trim(),
          invited: [...invited],
        },
        `${t('joint.deed.plan')} · ${caseFile.title}`,
      )
      go(`${pathOf.joint}/${visitId}`)
    } catch (error) {
      // The note above the page says that the phone is full; the sheet keeps what was written.
      if (!isFull(error)) throw error
    }
  }

  const toggle = (postId: string, isIn: boolean) =>
    setInvited(isIn ? [...invited, postId] : invited.filter((one) => one !== postId))

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2 id={`${id}-title`}>{t('joint.planTitle')}</h2>
        <fieldset className="picks joint-invited">
          <legend>{t('joint.invite')}</legend>
          {people.length === 0 && <p className="hint">{t('joint.nobody')}</p>}
          {people.map(({ postId, name, role, sees, onDuty }) => (
            <label key={postId} data-off={!sees || undefined}>
              <input
                type="checkbox"
                disabled={!sees || (isEnough && !invited.includes(postId))}
                checked={invited.includes(postId)}
                onChange={({ target }) => toggle(postId, target.checked)}
              />
              <span>
                {name} {roles[role as Role][language]}
                {onDuty === false && ` · ${dutyStates.OFF[language]}`}
                {!sees && <span className="hint">{t('joint.blind')}</span>}
              </span>
            </label>
          ))}
          {tried && invited.length === 0 && <p className="fault">{t('joint.inviteOne')}</p>}
        </fieldset>
        <label htmlFor={`${id}-when`}>{t('joint.when')}</label>
        <input
          id={`${id}-when`}
          type="datetime-local"
          value={when}
          aria-invalid={tried && when === ''}
          onChange={({ target }) => setWhen(target.value)}
        />
        <label htmlFor={`${id}-where`}>{t('joint.where')}</label>
        <input
          id={`${id}-where`}
          maxLength={200}
          value={place}
          aria-invalid={tried && place.trim() === ''}
          aria-describedby={`${id}-fault`}
          onChange={({ target }) => setPlace(target.value)}
        />
        {tried && place.trim() === '' && (
          <p className="fault" id={`${id}-fault`}>
            {t('joint.needed')}
          </p>
        )}
        <div className="sheet-ways">
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t('case.cancel')}
          </button>
          <button type="submit" className="button button-main">
            {t('joint.ask')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
