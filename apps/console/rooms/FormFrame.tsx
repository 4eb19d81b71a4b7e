import { Button, Drawer } from 'antd'
import { type ReactNode, useId } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { type ApiProblem, detailIn } from '#apps/kit/problem.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'

/** A drawer with a form that is sent by its one button or by Enter. */
export function FormFrame(props: {
  title: string
  send: string
  danger?: boolean
  pending: boolean
  problem: ApiProblem | undefined
  /** Beside the buttons, at the left. */
  extra?: ReactNode
  onSend: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  useReturnFocus()
  return (
    <Drawer
      open
      autoFocus={false}
      title={props.title}
      size={Math.min(460, window.innerWidth)}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
      footer={
        <div className="drawer-foot">
          {props.extra}
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button
            type="primary"
            danger={props.danger ?? false}
            htmlType="submit"
            form={id}
            loading={props.pending}
          >
            {props.send}
          </Button>
        </div>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSend()
        }}
      >
        {props.problem && <ProblemNotice problem={props.problem} />}
        {props.problem && props.problem.faults.length > 0 && (
          <ul className="form-fault" role="alert">
            {props.problem.faults.map((fault) => (
              <li key={fault.pointer + fault.detail}>{detailIn(fault.detail, language)}</li>
            ))}
          </ul>
        )}
        {props.children}
      </form>
    </Drawer>
  )
}

/** Label above control; the control carries the id. */
export function Labelled(props: {
  id: string
  label: string
  optional?: boolean
  children: ReactNode
}) {
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
