import { useQuery } from '@tanstack/react-query'
import { gridsQuery } from '../case/PlacePanel.tsx'
import { LazyMap } from '../map/LazyMap.tsx'
import { useText } from '../texts.ts'

/** The grid among its neighbours of the same village. */
export function GridPreview({ code }: { code: string }) {
  const t = useText()
  const grids = useQuery(gridsQuery(code))
  if (!grids.data) return null
  return (
    <>
      <LazyMap height={240} grids={grids.data.features} highlight={code} />
      {grids.data.synthetic && <p className="soft">{t('case.synthetic')}</p>}
      <p>
        <a href={`/grid-signs/${code}`} target="_blank" rel="noreferrer">
          {t('grid.sign')}
        </a>
        {' · '}
        <a href={`/grid-signs/${code.slice(0, 12)}`} target="_blank" rel="noreferrer">
          {t('grid.signs')}
        </a>
      </p>
    </>
  )
}
