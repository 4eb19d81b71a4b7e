import { Button } from 'antd'
import { useId } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CasePlaces } from '#contract/map.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import type { ListPlace } from '../worklist/cases-query.ts'
import type { ListFilter } from '../worklist/filters.ts'
import { useCasePlaces } from './use-map-data.ts'

/** The map as a table by place, for reading aloud, for small screens, and for what has no coordinates. */
export function PlacesTable(props: {
  place: ListPlace
  filter: ListFilter
  onRegion: (code: string | undefined) => void
}) {
  const t = useText()
  const language = useLanguage()
  const heading = useId()
  const { region } = props.filter
  const { data, error, refetch } = useCasePlaces(props.place, props.filter)
  return (
    <section className="map-places no-print" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{t('map.table')}</h2>
        {region && (
          <>
            <Button size="small" onClick={() => props.onRegion(regionAbove(region))}>
              {t('map.up')}
            </Button>
            <Button size="small" onClick={() => props.onRegion(undefined)}>
              {t('map.whole')}
            </Button>
          </>
        )}
      </header>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={5} />}
      {data?.length === 0 && <p className="soft">{t('map.none')}</p>}
      {data && data.length > 0 && (
        <table className="map-table">
          <thead>
            <tr>
              <th scope="col">{t('map.place')}</th>
              <th scope="col">{t('map.open')}</th>
              <th scope="col">{t('map.overdue')}</th>
              <th scope="col">{t('map.noCoordinates')}</th>
            </tr>
          </thead>
          <tbody className="digits">
            {data.map((row) => {
              const name = inLanguage(row.name, language)
              return (
                <tr key={row.region}>
                  <th scope="row">
                    <Button
                      type="link"
                      size="small"
                      aria-label={t('map.only', { place: name })}
                      aria-pressed={row.region === region}
                      onClick={() => props.onRegion(row.region)}
                    >
                      {name}
                    </Button>
                    {row.above && <small className="soft">{inLanguage(row.above, language)}</small>}
                  </th>
                  <td>{row.open}</td>
                  <td data-late={row.overdue > 0}>
                    {row.overdue > 0 && <Icon name="alarm" />} {row.overdue}
                  </td>
                  <td>{row.unplaced}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot className="digits">
            <tr>
              <th scope="row">{t('map.total')}</th>
              <td>{sum(data, 'open')}</td>
              <td>{sum(data, 'overdue')}</td>
              <td>{sum(data, 'unplaced')}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}

function sum(rows: CasePlaces, column: 'open' | 'overdue' | 'unplaced'): number {
  return rows.reduce((total, row) => total + row[column], 0)
}

/** The region above; of a county none, for the whole is meant then. */
function regionAbove(code: string): string | undefined {
  const length = [12, 9, 6].find((each) => each < code.length)
  return length === undefined ? undefined : code.slice(0, length)
}
