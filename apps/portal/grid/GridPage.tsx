import './grid.css'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { keep, readKept } from '#apps/kit/keep.ts'
import { go } from '#apps/kit/navigate.tsx'
import { problemWords } from '#apps/kit/problem.ts'
import type { GridSignView } from '#contract/grid-sign.ts'
import { EmergencyNumbers } from '../home/Emergency.tsx'
import { restoreDraft } from '../report/draft.ts'
import { draftKeptAs } from '../report/unsent.ts'
import { Ways } from '../shell/Missing.tsx'
import { useText } from '../texts.ts'
import { Informs } from './Informs.tsx'
import { useFetched } from './use-fetched.ts'

const disk = () => localStorage

/** Behind the sign of a grid: who works here, and a report that knows its place. */
export function GridPage({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const { data: grid, problem } = useFetched<GridSignView>(`/town/grids/${code}`)
  if (problem)
    return (
      <div className="page narrow" role="alert">
        <h1>
          {problem.type === 'not-found' ? t('grid.missing') : problemWords(problem, language)}
        </h1>
        <p>{t('grid.missingHint')}</p>
        <Ways />
      </div>
    )
  if (!grid) return <p className="loading">{t('app.loading')}</p>
  const { worker } = grid

  function report() {
    const draft = restoreDraft(readKept(disk, draftKeptAs), newKey)
    const region = { code, name: grid?.name ?? { zh: code, en: code } }
    keep(disk, draftKeptAs, { ...draft, region, point: undefined })
    go('/report')
  }

  return (
    <div className="page narrow grid-page">
      <p className="quiet">
        {inLanguage(grid.township, language)} · {inLanguage(grid.village, language)}
      </p>
      <h1>{inLanguage(grid.name, language)}</h1>
      <Informs code={code} />
      <section className="card" aria-labelledby="worker">
        <h2 id="worker">{t('grid.worker')}</h2>
        {worker ? (
          <p className="grid-worker">
            <b>{worker.name}</b>
            {worker.phone && (
              <a className="button button-light" href={`tel:${worker.phone}`}>
                <Icon name="phone" /> {t('grid.call', { name: worker.name })}
              </a>
            )}
          </p>
        ) : (
          <p>{t('grid.noWorker')}</p>
        )}
      </section>
      <button type="button" className="button grid-report" onClick={report}>
        <Icon name="pen" /> {t('grid.report')}
      </button>
      <p className="hint">{t('grid.reportHint')}</p>
      <EmergencyNumbers />
      <p className="quiet">
        {grid.synthetic && `${t('grid.synthetic')} · `}
        <a href={`/field/g/${code}`}>{t('grid.staff')}</a>
      </p>
    </div>
  )
}
