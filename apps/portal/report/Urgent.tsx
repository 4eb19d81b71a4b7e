import { Icon } from '#apps/kit/Icon.tsx'
import { useText } from '../texts.ts'

export type EmergencyNumber = '110' | '119' | '120'
export interface EmergencyCall {
  number: EmergencyNumber
  hint?: { zh: string; en: string }
}

/** Said at once and aloud; it never stops anyone from writing on. */
export function Urgent({
  calls,
  sent = false,
}: {
  calls: readonly EmergencyNumber[]
  /** The report is on its way already: then only the call is left to say. */
  sent?: boolean
}) {
  const t = useText()
  return (
    <div role="alert">
      {calls.map((number) => (
        <div className="urgent" key={number}>
          <a
            href={`tel:${number}`}
            aria-label={t('call.number', { number, name: t(`call.${number}`) })}
          >
            <Icon name="phone" /> {number}
          </a>
          <p>
            <b>
              {t(sent ? 'receipt.emergency' : 'urgent.title', {
                number,
                name: t(`call.${number}`),
              })}
            </b>
            {!sent && (
              <>
                <br />
                {t('urgent.text')}
              </>
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
