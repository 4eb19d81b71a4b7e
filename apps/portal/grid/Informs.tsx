import { useEffect } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { keep, readKept } from '#apps/kit/keep.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import { informKinds } from '#contract/inform-words.ts'
import type { InformShown } from '#contract/informs.ts'
import { useText } from '../texts.ts'
import { useFetched } from './use-fetched.ts'

const none: readonly InformShown[] = []
const disk = () => localStorage
const keptAs = 'gezhong.informs-read'

/** What the homes of the grid are told today. That it was read is counted once for a browser, by nobody. */
export function Informs({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const { data = none } = useFetched<readonly InformShown[]>(`/town/grids/${code}/informs`)

  useEffect(() => {
    const known = readKept<string[]>(disk, keptAs) ?? []
    const fresh = data.map(({ id }) => id).filter((id) => !known.includes(id))
    if (fresh.length === 0) return
    keep(disk, keptAs, [...known, ...fresh].slice(-50))
    for (const id of fresh)
      api
        .call(`/portal/informs/${id}/reads`, { method: 'POST', body: { grid: code } })
        .catch(() => undefined)
  }, [data, code])

  if (data.length === 0) return null
  return (
    <section className="grid-informs" aria-labelledby="informs">
      <h2 id="informs">{t('grid.informs')}</h2>
      {data.map(({ id, kind, title, words, urgent, madeAt, madeBy }) => (
        <article key={id} className="card" data-urgent={urgent}>
          <h3>
            {urgent && <b className="grid-urgent">{t('grid.urgent')}</b>} {title}
          </h3>
          <p className="grid-words">{words}</p>
          <p className="quiet">
            {inLanguage(informKinds[kind], language)} · {inLanguage(madeBy, language)} ·{' '}
            {shortTimeOf(madeAt, new Date())}
          </p>
        </article>
      ))}
    </section>
  )
}
