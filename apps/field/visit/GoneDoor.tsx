import { useState } from 'react'
import { go } from '#apps/kit/navigate.tsx'
import { homeOfCode } from '#contract/home-words.ts'
import { enqueue } from '../outbox/queue.ts'
import { pathOf } from '../route.ts'
import { useText } from '../texts.ts'
import { nameOf } from './visits.ts'

/** A door typed wrong, or a house that was torn down: off the list after being asked once more. */
export function GoneDoor({ code }: { code: string }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const name = nameOf(code)
  if (!asking)
    return (
      <button type="button" className="link" onClick={() => setAsking(true)}>
        {t('visit.gone')}
      </button>
    )
  return (
    <div className="card" role="alertdialog" aria-label={t('visit.gone')}>
      <p>{t('visit.goneAsk', { name })}</p>
      <div className="door-ways">
        <button
          type="button"
          className="button button-bad"
          onClick={() =>
            void enqueue({
              kind: 'homeVisit',
              body: { action: 'END', home: homeOfCode(code) },
              title: `${t('visit.gone')} · ${name}`,
            }).then(() => go(pathOf.visit))
          }
        >
          {t('visit.goneYes')}
        </button>
        <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
          {t('visit.goneNo')}
        </button>
      </div>
    </div>
  )
}
