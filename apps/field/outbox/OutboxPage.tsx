import './outbox.css'
import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import { pathOf } from '../route.ts'
import { fieldNow, useField } from '../store/state.ts'
import { step } from '../sync/line.ts'
import { useText } from '../texts.ts'
import { DeedCard } from './DeedCard.tsx'
import { chainOf } from './rules.ts'

/** Everything done and not yet acknowledged, in its order; below it what has arrived lately. */
export function OutboxPage() {
  const t = useText()
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  const busy = useField(({ busy }) => busy)
  const stuck = new Set<string>()
  return (
    <div className="page">
      <h1>{t('page.outbox')}</h1>
      {deeds.length === 0 ? (
        <div className="card empty">
          <Icon name="check" size="2em" />
          <p>
            <b>{t('outbox.empty')}</b>
          </p>
          <p className="hint">{t('outbox.emptyHint')}</p>
        </div>
      ) : (
        <>
          <ul className="deeds">
            {deeds.map((deed) => {
              const behind = stuck.has(chainOf(deed))
              if (deed.state !== 'QUEUED') stuck.add(chainOf(deed))
              return (
                <li key={deed.order}>
                  <DeedCard deed={deed} behind={behind} />
                </li>
              )
            })}
          </ul>
          <button
            type="button"
            className="button button-main"
            disabled={busy}
            onClick={() => void step()}
          >
            {t(busy ? 'line.busy' : 'outbox.now')}
          </button>
        </>
      )}
      {receipts.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('outbox.sent')}</h2>
          <ul className="receipts">
            {receipts.slice(0, 20).map((receipt) => (
              <li key={receipt.clientKey}>
                <Icon name="check" />
                <span>
                  {receipt.title}
                  {receipt.caseId && receipt.caseCode && (
                    <Link to={pathOf.case(receipt.caseId)}>{receipt.caseCode}</Link>
                  )}
                </span>
                <time dateTime={receipt.madeAt}>
                  {shortTimeOf(receipt.madeAt, new Date(fieldNow()))}
                </time>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
