import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Draft } from '../report/draft.ts'
import type { ChangeDraft } from '../report/use-draft.ts'
import { useText } from '../texts.ts'
import { useNearby } from './use-nearby.ts'

/** "Already reported near by": she may say that hers is the same; her report is taken all the same. */
export function Nearby({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const t = useText()
  const language = useLanguage()
  const matters = useNearby(draft.point, draft.categoryCode)
  return (
    <div role="status">
      {matters.length > 0 && (
        <fieldset className="nearby note">
          <legend className="visually-hidden">{t('nearby.title')}</legend>
          <p>
            <b>{t('nearby.title')}</b>
          </p>
          <p>{t('nearby.hint')}</p>
          {matters.map(({ id, stateName, receivedOn, metres }) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={draft.sameAs === id}
                onChange={({ target }) => change({ sameAs: target.checked ? id : undefined })}
              />
              <span className="digits">
                {t('nearby.one', {
                  day: receivedOn,
                  state: inLanguage(stateName, language),
                  n: metres,
                })}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
