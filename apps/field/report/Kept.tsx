import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { pathOf } from '../route.ts'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'

/** Kept on the phone, and once the server has it, under which code: never said before it is so. */
export function Kept(props: { clientKey: string; onPatrol: boolean; onAnother: () => void }) {
  const t = useText()
  const { clientKey, onPatrol, onAnother } = props
  const receipt = useField(({ receipts }) => receipts.find((one) => one.clientKey === clientKey))
  return (
    <div className="card empty kept" role="status">
      <Icon name={receipt ? 'check' : 'send'} size="2.4em" />
      <h1>{t(receipt ? 'report.arrived' : 'report.kept')}</h1>
      {receipt?.caseCode ? (
        <p className="kept-code digits">{receipt.caseCode}</p>
      ) : (
        <p>{t('report.keptHint')}</p>
      )}
      {onPatrol && (
        <Link to={pathOf.patrol} className="button button-main">
          <Icon name="flag" /> {t('patrol.back')}
        </Link>
      )}
      <button
        type="button"
        className={onPatrol ? 'button button-quiet' : 'button button-main'}
        onClick={onAnother}
      >
        {t('report.another')}
      </button>
      {!receipt && (
        <Link to={pathOf.outbox} className="button button-quiet">
          {t('page.outbox')}
        </Link>
      )}
    </div>
  )
}
