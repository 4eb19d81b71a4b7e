import { type ReactNode, useId } from 'react'

/** A titled part of a page, reachable as a region by screen readers. */
export function Panel(props: {
  title: string
  hint?: string
  count?: number
  actions?: ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={`panel ${props.className ?? ''}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>
          {props.title}
          {props.count !== undefined && <span className="panel-count digits">{props.count}</span>}
        </h2>
        {props.hint && <span className="soft">{props.hint}</span>}
        {props.actions}
      </header>
      {props.children}
    </section>
  )
}
