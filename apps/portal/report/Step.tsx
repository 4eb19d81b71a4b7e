import type { ReactNode } from 'react'
import { useText } from '../texts.ts'

export function Step({
  number,
  title,
  optional,
  children,
}: {
  number: number
  title: string
  optional?: boolean
  children: ReactNode
}) {
  const t = useText()
  const id = `step-${number}`
  return (
    <section className="step" aria-labelledby={id}>
      <h2 id={id}>
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        {title}
        {optional && <span className="optional">{t('step.optional')}</span>}
      </h2>
      {children}
    </section>
  )
}
