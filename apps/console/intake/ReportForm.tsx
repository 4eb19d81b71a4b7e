import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { AttachmentInput } from '../forms/AttachmentInput.tsx'
import { IntakeQuestions } from '../questions/IntakeQuestions.tsx'
import { NearbyHint } from '../same/NearbyHint.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { CategoryChoice } from './CategoryChoice.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { draftFaults, missingAnswers, type ReportDraft } from './report-draft.ts'
import { type StaffReceiptView, useReport } from './use-report.ts'

const languages = [
  { value: 'zh', label: '汉语' },
  { value: 'mn', label: '蒙古语 ᠮᠣᠩᠭᠣᠯ' },
  { value: 'kk', label: '哈萨克语 Қазақша' },
  { value: 'en', label: 'English' },
] as const

export function ReportForm({
  ticketId,
  onDone,
}: {
  ticketId?: string
  onDone: (receipt: StaffReceiptView) => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [draft, setDraft] = useState<ReportDraft>({ language: 'zh' })
  const [checked, setChecked] = useState(false)
  const report = useReport(onDone, ticketId)
  const change = (next: ReportDraft) => setDraft((all) => ({ ...all, ...next }))
  const faults = checked ? draftFaults(draft) : new Set()
  const missing = checked ? missingAnswers(draft) : new Set<string>()

  function submit() {
    setChecked(true)
    if (draftFaults(draft).size + missingAnswers(draft).size === 0) report.send(draft)
  }

  const tick = (
    name: 'agreesToDisclose' | 'urgent' | 'confidential' | 'needsInterpreter',
    label: string,
  ) => (
    <Checkbox
      checked={draft[name] === true}
      onChange={(event) => change({ [name]: event.target.checked })}
    >
      {label}
    </Checkbox>
  )
  return (
    <form
      className="intake-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        <Panel title={t('intake.words')} hint={t('intake.wordsHint')}>
          <Input.TextArea
            aria-label={t('intake.words')}
            aria-required
            aria-invalid={faults.has('words')}
            autoFocus
            autoSize={{ minRows: 6, maxRows: 18 }}
            maxLength={20_000}
            value={draft.words ?? ''}
            onChange={(event) => change({ words: event.target.value })}
          />
          {faults.has('words') && <p className="form-fault">{t('form.missing')}</p>}
          <Labelled label={t('intake.caseTitle')} id={`${id}-title`} optional>
            <Input
              id={`${id}-title`}
              maxLength={200}
              value={draft.title ?? ''}
              onChange={(event) => change({ title: event.target.value })}
            />
          </Labelled>
          <CategoryChoice
            words={draft.words ?? ''}
            value={draft.categoryCode}
            onChange={(categoryCode) => change({ categoryCode: categoryCode ?? '' })}
          />
        </Panel>
        <IntakeQuestions draft={draft} change={change} missing={missing} />
        <Panel title={t('intake.reporter')} hint={t('app.optional')}>
          <div className="two">
            <Labelled label={t('intake.name')} id={`${id}-name`}>
              <Input
                id={`${id}-name`}
                autoComplete="off"
                maxLength={60}
                value={draft.name ?? ''}
                onChange={(event) => change({ name: event.target.value })}
              />
            </Labelled>
            <Labelled label={t('intake.phone')} id={`${id}-phone`}>
              <Input
                id={`${id}-phone`}
                type="tel"
                autoComplete="off"
                aria-invalid={faults.has('phone')}
                value={draft.phone ?? ''}
                onChange={(event) => change({ phone: event.target.value })}
              />
              {faults.has('phone') && <p className="form-fault">{t('form.badFormat')}</p>}
            </Labelled>
          </div>
          <Labelled label={t('intake.email')} id={`${id}-email`}>
            <Input
              id={`${id}-email`}
              type="email"
              autoComplete="off"
              maxLength={120}
              aria-invalid={faults.has('email')}
              value={draft.email ?? ''}
              onChange={(event) => change({ email: event.target.value })}
            />
            {faults.has('email') && <p className="form-fault">{t('form.badFormat')}</p>}
          </Labelled>
          <Labelled label={t('intake.address')} id={`${id}-address`}>
            <Input
              id={`${id}-address`}
              autoComplete="off"
              maxLength={200}
              value={draft.address ?? ''}
              onChange={(event) => change({ address: event.target.value })}
            />
          </Labelled>
          <div className="inline-inputs">
            <label htmlFor={`${id}-language`}>{t('intake.language')}</label>
            <Select
              id={`${id}-language`}
              className="picker"
              value={draft.language ?? 'zh'}
              onChange={(value) => change({ language: value })}
              options={[...languages]}
            />
            {tick('needsInterpreter', t('intake.interpreter'))}
            {tick('agreesToDisclose', t('intake.disclose'))}
          </div>
        </Panel>
      </div>
      <div>
        <Panel title={t('intake.place')}>
          <PlaceChoice draft={draft} change={change} />
          <NearbyHint draft={draft} change={change} />
        </Panel>
        <Panel title={t('intake.attachments')}>
          <span className="visually-hidden" id={`${id}-files`}>
            {t('intake.attachments')}
          </span>
          <AttachmentInput
            labelId={`${id}-files`}
            value={draft.attachmentIds ?? []}
            onChange={(attachmentIds) => change({ attachmentIds })}
            max={9}
          />
        </Panel>
        <div className="intake-send">
          {tick('urgent', t('intake.urgent'))}
          {tick('confidential', t('intake.confidential'))}
          <p className="form-fault" role="alert">
            {report.error && problemWords(report.error, language)}
            {faults.size + missing.size > 0 && t('form.fix')}
          </p>
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            loading={report.isPending}
            icon={<Icon name="check" />}
          >
            {t('intake.submit')}
          </Button>
        </div>
      </div>
    </form>
  )
}

function Labelled(props: { label: string; id: string; optional?: boolean; children: ReactNode }) {
  const t = useText()
  return (
    <div className="field">
      <label className="field-label" htmlFor={props.id}>
        {props.label}
        {props.optional && <span className="soft"> {t('app.optional')}</span>}
      </label>
      {props.children}
    </div>
  )
}
