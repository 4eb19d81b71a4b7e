import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CallOutStep, CallOutView } from '#contract/call-outs.ts'
import { useText } from '../texts.ts'
import { stepNames } from './CallOutCard.tsx'
import { FormFrame, Labelled } from './FormFrame.tsx'
import { useChange } from './use-bookings.ts'

const nouns = {
  acknowledge: 'acknowledgement',
  arrive: 'arrival',
  depart: 'departure',
  cancel: 'cancellation',
} as const
const minutesOffered = [5, 10, 15, 20, 30, 45, 60]

/** One step of a call-out, with the little that it asks. */
export function StepForm(props: { call: CallOutView; step: CallOutStep; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { call, step } = props
  const [minutes, setMinutes] = useState(15)
  const [words, setWords] = useState('')
  const [checked, setChecked] = useState(false)
  const change = useChange('call-outs', 'app.saved', props.onClose)
  const asksWords = step === 'depart' || step === 'cancel'
  const fault = checked && asksWords && words.trim().length < 2

  function send() {
    setChecked(true)
    if (asksWords && words.trim().length < 2) return
    const given = {
      acknowledge: { expectedAt: new Date(Date.now() + minutes * 60_000).toISOString() },
      arrive: {},
      depart: { outcome: words.trim() },
      cancel: { reason: words.trim() },
    }[step]
    change.send({
      method: 'POST',
      path: `/call-outs/${call.id}/${nouns[step]}`,
      body: { version: call.version, ...given },
    })
  }

  return (
    <FormFrame
      title={t(stepNames[step])}
      send={t(stepNames[step])}
      danger={step === 'cancel'}
      pending={change.isPending}
      problem={change.problem}
      onSend={send}
      onClose={props.onClose}
    >
      <p>
        <strong>{inLanguage(call.unit.name, language)}</strong> ·{' '}
        {inLanguage(call.hall.name, language)}
      </p>
      {step === 'acknowledge' && (
        <Labelled id={`${id}-minutes`} label={t('callOuts.hereIn')}>
          <Select
            id={`${id}-minutes`}
            value={minutes}
            onChange={setMinutes}
            options={minutesOffered.map((n) => ({ value: n, label: t('callOuts.minutes', { n }) }))}
          />
        </Labelled>
      )}
      {step === 'arrive' && <p className="soft">{t('callOuts.arriveHint')}</p>}
      {asksWords && (
        <Labelled
          id={`${id}-words`}
          label={t(step === 'depart' ? 'callOuts.outcome' : 'rooms.cancelReason')}
        >
          <Input
            id={`${id}-words`}
            aria-required
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {fault && (
            <p className="form-fault" role="alert">
              {t('form.missing')}
            </p>
          )}
        </Labelled>
      )}
    </FormFrame>
  )
}
