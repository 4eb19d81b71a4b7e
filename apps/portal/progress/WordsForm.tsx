import { useState } from 'react'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { ActionProps } from './Actions.tsx'
import { Send } from './Send.tsx'
import { useCommand } from './use-command.ts'

interface Props extends ActionProps {
  noun: 'reopening-requests' | 'withdrawals'
  label: string
  lead?: string
  optional?: boolean
  payloadOf: (words: string) => object
}

export function WordsForm({ noun, label, lead, optional = false, payloadOf, ...props }: Props) {
  const t = useText()
  const { give, busy, problem } = useCommand(props)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const missing = !optional && words.trim() === ''
  return (
    <form
      className="action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!missing) void give(noun, payloadOf(words.trim()))
        else document.getElementById(noun)?.focus()
      }}
    >
      {lead && <p>{lead}</p>}
      <Field id={noun} label={label} fault={tried && missing ? t('act.needWords') : undefined}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={optional ? 2000 : 4000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <Send busy={busy} problem={problem} />
    </form>
  )
}
