import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { formatLimit } from '#contract/limits.ts'
import type { HallView } from '#contract/rooms.ts'
import type { HereToday } from '#contract/stationing.ts'
import { CasePicker } from '../forms/CasePicker.tsx'
import { useText } from '../texts.ts'
import { FormFrame, Labelled } from './FormFrame.tsx'
import { useChange } from './use-bookings.ts'

/** Calls one of the departments that are on call in the hall today, for the matter at hand if there is one. */
export function CallOutForm(props: {
  hall: HallView
  matter?: { id: string; caseCode: string }
  ticketId?: string
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [unit, setUnit] = useState<string>()
  const { hall, matter, ticketId, onClose } = props
  const [caseId, setCaseId] = useState(matter?.id)
  const [checked, setChecked] = useState(false)
  const change = useChange('call-outs', 'callOuts.called', onClose)
  const here = useQuery({
    queryKey: ['duties', hall.code, 'today'],
    queryFn: ({ signal }) =>
      api.get<HereToday>(`/hall/${hall.code}/stationing/today`, undefined, signal),
  })
  const onCall = here.data?.units.filter(({ kind }) => kind === 'ON_CALL') ?? []
  return (
    <FormFrame
      title={t('callOuts.call')}
      send={t('callOuts.call')}
      pending={change.isPending}
      problem={change.problem}
      onClose={onClose}
      onSend={() => {
        setChecked(true)
        if (!unit) return
        change.send({
          method: 'POST',
          path: `/hall/${hall.code}/call-outs`,
          body: {
            clientKey: change.key(),
            unit,
            ...(caseId ? { caseId } : {}),
            ...(ticketId ? { ticketId } : {}),
          },
        })
      }}
    >
      <p className="soft">
        {inLanguage(hall.name, language)}
        {matter && <span className="digits"> · {matter.caseCode}</span>}
        {here.data &&
          ` · ${t('callOuts.limit', { limit: formatLimit(here.data.callOutLimit, language) })}`}
      </p>
      <Labelled id={`${id}-unit`} label={t('stationing.unit')}>
        <Select
          id={`${id}-unit`}
          loading={here.isPending}
          value={unit ?? null}
          placeholder={t('app.choose')}
          onChange={setUnit}
          options={onCall.map(({ unit: { code, name }, opens, closes }) => ({
            value: code,
            label: `${inLanguage(name, language)} ${opens}–${closes}`,
          }))}
        />
        {here.data && onCall.length === 0 && <p className="soft">{t('callOuts.nobody')}</p>}
        {checked && !unit && (
          <p className="form-fault" role="alert">
            {t('form.missing')}
          </p>
        )}
      </Labelled>
      {!matter && (
        <Labelled id={`${id}-case`} label={t('rooms.case')} optional>
          <CasePicker id={`${id}-case`} value={caseId ?? ''} onChange={setCaseId} />
        </Labelled>
      )}
    </FormFrame>
  )
}
