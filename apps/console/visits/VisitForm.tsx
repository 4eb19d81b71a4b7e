import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { type VisitKind, visitKindNames, visitKinds } from '#contract/visits.ts'
import { CasePicker } from '../forms/CasePicker.tsx'
import { useText } from '../texts.ts'
import { useVisits } from './use-visits.ts'

/** The person has come for a matter that is there: which, and why. */
export function VisitForm(props: {
  /** Absent: it is looked up by its code. */
  caseId?: string
  hallCode?: string
  ticketId?: string
  purpose: VisitKind
  onDone: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { hallCode, ticketId } = props
  const [found, setFound] = useState<string>()
  const [kind, setKind] = useState(props.purpose)
  const [why, setWhy] = useState('')
  const visits = useVisits(props.onDone)
  const caseId = props.caseId ?? found
  const ready = caseId && (kind !== 'AGAIN' || why.trim().length > 1)
  return (
    <form
      className="visit-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!caseId || !ready || visits.isPending) return
        visits.mutate({
          caseId,
          visit: {
            kind,
            ...(hallCode ? { hallCode } : {}),
            ...(ticketId ? { ticketId } : {}),
            ...(kind === 'AGAIN' ? { reasonAgain: why.trim() } : {}),
          },
        })
      }}
    >
      {!props.caseId && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-case`}>
            {t('hall.existing')}
          </label>
          <CasePicker id={`${id}-case`} value={found ?? ''} onChange={setFound} />
        </div>
      )}
      <div className="field">
        <span className="field-label" id={`${id}-kind`}>
          {t('hall.purpose')}
        </span>
        <Radio.Group
          aria-labelledby={`${id}-kind`}
          value={kind}
          onChange={(event) => setKind(event.target.value as VisitKind)}
          options={visitKindNames.map((name) => ({
            value: name,
            label: visitKinds[name][language],
          }))}
        />
      </div>
      {kind === 'AGAIN' && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-why`}>
            {t('hall.why')}
          </label>
          <Input
            id={`${id}-why`}
            required
            maxLength={300}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
      )}
      <p className="form-fault" role="alert">
        {visits.error && problemWords(visits.error, language)}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        disabled={!ready}
        loading={visits.isPending}
        icon={<Icon name="check" />}
      >
        {t('hall.link')}
      </Button>
    </form>
  )
}
