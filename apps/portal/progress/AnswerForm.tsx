import { useState } from 'react'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { ActionProps } from './Actions.tsx'
import { Choice } from './Choice.tsx'
import { Send } from './Send.tsx'
import { useCommand } from './use-command.ts'

const satisfactions = ['SATISFIED', 'FAIR', 'DISSATISFIED'] as const

export function AnswerForm(props: ActionProps) {
  const t = useText()
  const { give, busy, problem } = useCommand(props)
  const [solved, setSolved] = useState<'yes' | 'no'>()
  const [satisfaction, setSatisfaction] = useState<(typeof satisfactions)[number]>()
  const [ownWords, setOwnWords] = useState('')
  const [tried, setTried] = useState(false)

  function send() {
    setTried(true)
    if (!solved || !satisfaction) return
    const words = ownWords.trim()
    void give('answers', {
      solved: solved === 'yes',
      satisfaction,
      ...(words ? { ownWords: words } : {}),
    })
  }

  return (
    <form
      className="action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Choice
        name="solved"
        legend={t('rate.solved')}
        value={solved}
        options={[
          ['yes', t('rate.yes')],
          ['no', t('rate.no')],
        ]}
        onChange={setSolved}
      />
      <Choice
        name="satisfaction"
        legend={t('rate.satisfaction')}
        value={satisfaction}
        options={satisfactions.map((one) => [one, t(`rate.${one}`)] as const)}
        onChange={setSatisfaction}
      />
      {tried && !(solved && satisfaction) && (
        <p className="fault" role="alert">
          {t('rate.choose')}
        </p>
      )}
      <Field id="own-words" label={t('rate.own')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={ownWords}
            onChange={({ target }) => setOwnWords(target.value)}
          />
        )}
      </Field>
      <p className="quiet">{t('rate.shield')}</p>
      <Send busy={busy} problem={problem} />
    </form>
  )
}
