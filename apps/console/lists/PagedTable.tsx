import './lists.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import type { Pages } from './use-pages.ts'

export interface Column<T> {
  name: string
  className?: string
  cell: (row: T) => ReactNode
}

/** A list by key as a table, as cards on a phone: waiting, failed, empty, or rows and "show more". */
export function PagedTable<T>(props: {
  pages: Pages<T>
  columns: readonly Column<T>[]
  keyOf: (row: T) => string
  labelledBy: string
}) {
  const t = useText()
  const { list, rows } = props.pages
  if (list.isPending) return <Loading lines={10} />
  if (list.isError && rows.length === 0) {
    return <Failure error={list.error} retry={() => void list.refetch()} />
  }
  if (rows.length === 0) return <p className="failure">{t('admin.empty')}</p>
  return (
    <div className="paged-scroll">
      <table className="paged-table" aria-labelledby={props.labelledBy}>
        <thead>
          <tr>
            {props.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map(({ name, className, cell }) => (
                <td key={name} className={className} data-name={name}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <p className="list-end">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('app.more')}
          </Button>
        </p>
      )}
    </div>
  )
}
