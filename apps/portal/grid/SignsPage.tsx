import './grid.css'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import type { RegionView } from '#contract/api.ts'
import { useText } from '../texts.ts'
import { useFetched } from './use-fetched.ts'

/** The signs of a village's grids, or of one, a sheet of paper for each. */
export function SignsPage({ region }: { region: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, problem } = useFetched<RegionView[]>('/town/regions', {
    parent: region.slice(0, 12),
  })
  if (problem)
    return (
      <p className="page" role="alert">
        {problemWords(problem, language)}
      </p>
    )
  if (!data) return <p className="loading">{t('app.loading')}</p>
  const grids = data.filter(({ code }) => code.startsWith(region))
  return (
    <div className="page signs">
      <div className="no-print">
        <h1>{t('signs.title')}</h1>
        <p>{t(grids.length > 0 ? 'signs.hint' : 'signs.none')}</p>
        {grids.length > 0 && (
          <button type="button" className="button" onClick={() => print()}>
            {t('signs.print')}
          </button>
        )}
      </div>
      {grids.map(({ code, name }) => (
        <section key={code} className="sign" aria-label={inLanguage(name, language)}>
          <h2>{name.zh}</h2>
          <p lang="en">{name.en}</p>
          <Qr cells={qrCells(`${location.origin}/g/${code}`)} label={t('signs.scan')} />
          <p className="sign-emergency">{t('signs.emergency')}</p>
          <p className="digits quiet">{code}</p>
        </section>
      ))}
    </div>
  )
}
