import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { useText } from '../texts.ts'
import type { PhotoDraft } from './draft.ts'
import type { Hold } from './hold.ts'
import type { Sending } from './use-sending.ts'

interface Props {
  sending: Sending
  photos: readonly PhotoDraft[]
  /** Pressed, and waiting for this. */
  hold: Hold | undefined
  onNow: () => void
  onEdit: () => void
  onAsNew: () => void
}

export function SendPart({ sending, photos, hold, onNow, onEdit, onAsNew }: Props) {
  const t = useText()
  const { busy, waiting, problem, send } = sending
  const unsent = photos.some(({ state }) => state === 'failed' || state === 'refused')
  return (
    <div className="send">
      {unsent && !hold && <p className="note">{t('photo.leave')}</p>}
      <div role="status">
        {waiting && <p className="note">{t('send.uncertain')}</p>}
        {hold && <p className="note">{t(`send.hold.${hold}`)}</p>}
      </div>
      {problem && <Refused problem={problem} onAsNew={onAsNew} />}
      {hold ? (
        <p className="after">
          <button type="button" className="button button-light" onClick={onNow}>
            {t('send.now')}
          </button>
          <button type="button" className="button button-light" onClick={onEdit}>
            {t('send.edit')}
          </button>
        </p>
      ) : waiting ? (
        <button
          type="button"
          className="button button-big"
          aria-disabled={busy}
          onClick={() => void send(waiting)}
        >
          {t(busy ? 'send.sending' : 'send.again')}
        </button>
      ) : (
        <button type="submit" className="button button-big" aria-disabled={busy}>
          {t(busy ? 'send.sending' : 'send.button')}
        </button>
      )}
    </div>
  )
}

function Refused({
  problem,
  onAsNew,
}: {
  problem: NonNullable<Sending['problem']>
  onAsNew: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const reused = problem.type === 'key-reused'
  return (
    <div className="faults" role="alert">
      <p>
        <b>{t('send.refused')}</b>
      </p>
      <p>{reused ? t('send.reused') : problemWords(problem, language)}</p>
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
      {reused && (
        <button type="button" className="button button-light" onClick={onAsNew}>
          {t('send.asNew')}
        </button>
      )}
    </div>
  )
}
