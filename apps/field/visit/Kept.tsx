import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import { TakeBack } from '../outbox/TakeBack.tsx'
import { pathOf } from '../route.ts'
import { useText } from '../texts.ts'

interface Props {
  clientKey: string
  words: string
  receipt?: string
  /** Name of the next door with nobody met yet. */
  next: string | undefined
  onNext: () => void
  onUndone: () => void
}

/** Kept on the phone: the receipt for the resident, and the next door. */
export function Kept({ clientKey, words, receipt, next, onNext, onUndone }: Props) {
  const t = useText()
  return (
    <div className="visit-kept">
      {receipt ? (
        <div className="card visit-receipt">
          <p role="status">
            <Icon name="check" /> {words}
          </p>
          <p>{t('visit.receiptHint')}</p>
          <Qr cells={qrCells(`${location.origin}/visits/${receipt}`)} label={t('visit.qr')} />
          <p>
            {t('visit.receipt')} <b className="digits">{receipt}</b>
          </p>
        </div>
      ) : (
        <TakeBack clientKey={clientKey} words={words} onGone={onUndone} />
      )}
      {next && (
        <button type="button" className="button button-main" onClick={onNext}>
          {t('visit.next')}：{next}
        </button>
      )}
      <Link to={pathOf.visit} className="button button-quiet">
        {t('visit.list')}
      </Link>
    </div>
  )
}
