import { useId, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { JointMember } from '#contract/joint.ts'
import { isAgreed, isAwaited, recordOf } from '#contract/joint-words.ts'
import { roles } from '#contract/roles.ts'
import { sha256Hex } from '../outbox/hash.ts'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { keepJoint } from './deeds.ts'
import type { KnownVisit } from './fold.ts'
import { mayBeAbsent, type Standing } from './standing.ts'

interface Props {
  visit: KnownVisit
  mine: JointMember
  standing: Standing
}

/** Confirming what is read above, closing once everybody has, calling it off. */
export function Ending({ visit, mine, standing }: Props) {
  const t = useText()
  const language = useLanguage()
  const [absent, setAbsent] = useState<readonly string[]>([])
  const mayNote = useField(({ cases }) =>
    cases
      .get(visit.caseId)
      ?.commands.some(({ command, allowed }) => command === 'comment' && allowed),
  )
  const mayConfirm = !mine.confirmed && visit.members.some(({ part }) => part)
  const isPlanner = visit.plannedBy === mine.postId
  const about = (key: 'confirm' | 'close') => `${t(`joint.deed.${key}`)} · ${visit.title}`
  const left = visit.members.filter((member) => !absent.includes(member.postId))
  const missing = left.filter((member) => isAwaited(member) && !member.confirmed)
  const closable = isAgreed(left) && (isPlanner || (absent.length === 0 && mayNote === true))
  const absentees =
    isPlanner && mine.confirmed ? visit.members.filter((one) => mayBeAbsent(visit, one)) : []

  async function confirm() {
    const hash = await sha256Hex(recordOf(visit))
    await keepJoint({ action: 'confirm', visitId: visit.id, hash }, about('confirm'))
  }
  const close = () =>
    keepJoint(
      { action: 'close', visitId: visit.id, ...(absent.length > 0 ? { absent: [...absent] } : {}) },
      about('close'),
    )
  const mark = (postId: string, gone: boolean) =>
    setAbsent(gone ? [...absent, postId] : absent.filter((id) => id !== postId))

  return (
    <>
      {absentees.length > 0 && (
        <fieldset className="picks joint-absent">
          <legend>{t('joint.absent')}</legend>
          {absentees.map(({ postId, name, role }) => (
            <label key={postId}>
              <input
                type="checkbox"
                checked={absent.includes(postId)}
                onChange={({ target }) => mark(postId, target.checked)}
              />
              <span>
                {name} {roles[role][language]}
              </span>
            </label>
          ))}
          <p className="hint">{t('joint.absentHint')}</p>
        </fieldset>
      )}
      {mine.confirmed && missing.length > 0 && (
        <p className="hint">
          {t('joint.waiting', { names: missing.map(({ name }) => name).join('、') })}
        </p>
      )}
      {mayConfirm && standing !== 'CONFIRM' && (
        <div className="card joint-early">
          <p className="hint">{t(mine.part ? 'joint.early' : 'joint.without')}</p>
          <button type="button" className="button" onClick={() => void confirm()}>
            {t('joint.confirm')}
          </button>
        </div>
      )}
      {isPlanner && <CallOff visit={visit} />}
      {standing === 'CONFIRM' && (
        <div className="case-main">
          <button type="button" className="button button-main" onClick={() => void confirm()}>
            {t('joint.confirm')}
          </button>
        </div>
      )}
      {closable && (
        <div className="case-main">
          <p className="hint">{t('joint.closeHint')}</p>
          <button type="button" className="button button-main" onClick={() => void close()}>
            {t('joint.close')}
          </button>
        </div>
      )}
    </>
  )
}

function CallOff({ visit }: { visit: KnownVisit }) {
  const t = useText()
  const id = useId()
  const [reason, setReason] = useState('')
  const words = reason.trim()
  const cancel = () =>
    keepJoint(
      { action: 'cancel', visitId: visit.id, reason: words },
      `${t('joint.deed.cancel')} · ${visit.title}`,
    )
  return (
    <details className="card">
      <summary>{t('joint.cancel')}</summary>
      <label htmlFor={id}>{t('joint.cancelReason')}</label>
      <input
        id={id}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <button
        type="button"
        className="button button-bad"
        disabled={words === ''}
        onClick={() => void cancel()}
      >
        {t('joint.cancelYes')}
      </button>
    </details>
  )
}
