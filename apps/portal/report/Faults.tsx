import type { Ref } from 'react'
import { type TextKey, useText } from '../texts.ts'

interface Props {
  faults: readonly (readonly [field: string, words: TextKey])[]
  ref: Ref<HTMLDivElement>
}

/** All that is to be corrected, each leading to its field; takes the focus when sending fails. */
export function Faults({ faults, ref }: Props) {
  const t = useText()
  if (faults.length === 0) return null
  return (
    <div className="faults" role="alert" tabIndex={-1} ref={ref}>
      <p>
        <b>{t('send.faults', { n: faults.length })}</b>
      </p>
      <ul>
        {faults.map(([field, words]) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(field)?.focus()
              }}
            >
              {t(words)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
