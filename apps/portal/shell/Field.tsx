import type { ReactNode } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'

export interface FieldProps {
  id: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  optional?: string | undefined
  /** Attributes the control must carry so that label, hint and fault are read with it. */
  children: (control: {
    id: string
    'aria-describedby'?: string
    'aria-invalid'?: true
  }) => ReactNode
}

export function Field({ id, label, hint, fault, optional, children }: FieldProps) {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true as const } : {}),
      })}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          <Icon name="alarm" /> {fault}
        </p>
      )}
    </div>
  )
}
