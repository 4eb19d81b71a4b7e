import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { Bilingual } from '#contract/common.ts'
import { type BringWay, bringWays, type NoteView, type Told, toldWhom } from '#contract/visits.ts'
import { useText } from '../texts.ts'
import { useVisits } from './use-visits.ts'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Told once and whole (一次性告知): everything that is missing, and a way that needs no second trip. */
export function NoteForm({
  caseId,
  at,
  onDone,
}: {
  caseId: string
  /** At the window: which hall and ticket it is written for. */
  at?: { hallCode: string; ticketId: string }
  onDone: (note: NoteView | undefined) => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [back, setBack] = useState('')
  const [missing, setMissing] = useState('')
  const [told, setTold] = useState<Told>('SELF')
  const [bring, setBring] = useState<BringWay>('PORTAL')
  const visits = useVisits((all) => onDone(all.notes.at(-1)))
  const ready = linesOf(back).length + linesOf(missing).length > 0

  const lines = (label: string, name: string, value: string, set: (text: string) => void) => (
    <div className="field">
      <label className="field-label" htmlFor={`${id}-${name}`}>
        {label} <span className="soft">{t('visits.lines')}</span>
      </label>
      <Input.TextArea
        id={`${id}-${name}`}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={2000}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  )
  return (
    <form
      className="visit-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready || visits.isPending) return
        const note = { ...at, handedBack: linesOf(back), missing: linesOf(missing), told }
        visits.mutate({ caseId, note: note.missing.length > 0 ? { ...note, bring } : note })
      }}
    >
      {lines(t('visits.missing'), 'missing', missing, setMissing)}
      {missing.trim() !== '' && <p className="soft">{t('visits.whole')}</p>}
      {missing.trim() !== '' && (
        <Choice
          label={t('visits.bring')}
          options={bringWays}
          value={bring}
          onChange={setBring}
          language={language}
        />
      )}
      {lines(t('visits.handedBack'), 'back', back, setBack)}
      <Choice
        label={t('visits.told')}
        options={toldWhom}
        value={told}
        onChange={setTold}
        language={language}
      />
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
        {t('visits.write')}
      </Button>
    </form>
  )
}

function Choice<Code extends string>(props: {
  label: string
  options: Readonly<Record<Code, Bilingual>>
  value: Code
  onChange: (code: Code) => void
  language: 'zh' | 'en'
}) {
  const id = useId()
  const codes = Object.keys(props.options) as Code[]
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {props.label}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as Code)}
        options={codes.map((code) => ({ value: code, label: props.options[code][props.language] }))}
      />
    </div>
  )
}
