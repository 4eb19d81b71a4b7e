import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { CaseView, LookView } from '#contract/api.ts'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'

/** The reporter, masked; the whole identity only for a purpose that is logged. */
export function PersonLine(props: {
  caseId: string
  index: number
  report: CaseView['reports'][number]
}) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<LookView>()
  const full =
    opened?.reporters[props.index] ??
    (opened?.reporters.length === 1 ? opened.reporters[0] : undefined)
  const shown = full ?? props.report.reporter
  const words = [shown?.name, shown?.phone, shown?.email, full?.address].filter(Boolean).join('　')
  return (
    <p className="person">
      <Icon name={props.report.shielded && !full ? 'lock' : 'user'} />
      <span className="visually-hidden">{t('case.people')}</span>
      {words || t(props.report.shielded ? 'case.shielded' : 'case.anonymous')}
      {props.report.openable && !full && (
        <Button size="small" className="no-print" onClick={() => setAsking(true)}>
          {t('case.look')}
        </Button>
      )}
      {asking && (
        <LookDialog caseId={props.caseId} onClose={() => setAsking(false)} onOpened={setOpened} />
      )}
    </p>
  )
}

function LookDialog(props: {
  caseId: string
  onClose: () => void
  onOpened: (look: LookView) => void
}) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const [purpose, setPurpose] = useState('')
  useReturnFocus()
  const look = useMutation({
    mutationFn: () =>
      api.call<LookView>(`/cases/${props.caseId}/looks`, {
        method: 'POST',
        body: { purpose: purpose.trim() },
      }),
    onSuccess: (answer) => {
      props.onOpened(answer)
      void client.invalidateQueries({ queryKey: ['case', props.caseId] })
      props.onClose()
    },
  })
  return (
    <Modal
      open
      title={t('case.look')}
      okText={t('case.lookOpen')}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: purpose.trim().length < 4, loading: look.isPending }}
      onOk={() => look.mutate()}
      onCancel={props.onClose}
    >
      <p>{t('case.lookHint')}</p>
      <label className="field-label" htmlFor="look-purpose">
        {t('case.lookPurpose')}
      </label>
      <Input.TextArea
        id="look-purpose"
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <p className="form-fault" role="alert">
        {look.isError && problemWords(look.error, language)}
      </p>
    </Modal>
  )
}
