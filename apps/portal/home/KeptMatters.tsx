import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { dateOf } from '#apps/kit/time.ts'
import { forgetMatter, keptMatters } from '../receipt/mine.ts'
import { useText } from '../texts.ts'

/** Only what the person asked to keep here; nothing is shown otherwise. */
export function KeptMatters() {
  const t = useText()
  const [matters, setMatters] = useState(keptMatters)
  if (matters.length === 0) return null
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t('home.mine')}</h2>
      <ul className="mine">
        {matters.map(({ caseCode, keptAt }) => (
          <li key={caseCode}>
            <Link to={`/progress/${caseCode}`}>
              <b className="digits">{caseCode}</b> <small>{dateOf(keptAt)}</small>
            </Link>
            <button
              type="button"
              className="plain"
              aria-label={t('home.forget', { code: caseCode })}
              onClick={() => {
                forgetMatter(caseCode)
                setMatters(keptMatters())
              }}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
