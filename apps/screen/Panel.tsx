import type { ReactNode } from 'react'
import { pageAt } from './paging.ts'
import { useText } from './texts.ts'

/** On a wall so many rows stand in a panel; what is more comes page by page. */
const rowsOnWall = 3

export interface PanelTurn {
  turn: number
  isWall: boolean
}

export function Panel<Item>(
  props: PanelTurn & {
    name: string
    title: string
    /** Beside the title: how many there are in all. */
    whole?: string | undefined
    none: string
    items: readonly Item[]
    row: (item: Item) => ReactNode
    keyOf: (item: Item) => string
  },
) {
  const t = useText()
  const { items, isWall } = props
  const page = pageAt(items, isWall ? rowsOnWall : Math.max(1, items.length), props.turn)
  return (
    <section className={`panel rows-panel ${props.name}`}>
      <h2>
        {props.title}
        {props.whole && <span className="whole">{props.whole}</span>}
        {page.of > 1 && (
          <span
            className="page digits"
            role="img"
            aria-label={t('wall.page', { n: page.n, of: page.of })}
          >
            {page.n}/{page.of}
          </span>
        )}
      </h2>
      {items.length === 0 ? (
        <p className="none">{props.none}</p>
      ) : (
        <ul key={page.n}>
          {page.items.map((item) => (
            <li key={props.keyOf(item)}>{props.row(item)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
