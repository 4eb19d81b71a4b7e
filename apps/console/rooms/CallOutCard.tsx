import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import { type CallOutStep, type CallOutView, callOutStates } from '#contract/call-outs.ts'
import { useText } from '../texts.ts'

export const stepNames = {
  acknowledge: 'callOuts.acknowledge',
  arrive: 'callOuts.arrive',
  depart: 'callOuts.depart',
  cancel: 'callOuts.cancel',
} as const

/** One call with its times; who is late says so in words and in red. */
export function CallOutCard(props: { call: CallOutView; onStep: (step: CallOutStep) => void }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { call } = props
  const over = call.state === 'LEFT' || call.state === 'CANCELLED'
  const time = (at: string) => shortTimeOf(at, now)
  return (
    <li className="call-out" data-late={call.late && !over}>
      <div className="call-out-words">
        <strong>{inLanguage(call.unit.name, language)}</strong>{' '}
        <span className="tag" data-tone={call.late ? 'red' : over ? undefined : 'jade'}>
          {call.late && <Icon name="alarm" />}
          {inLanguage(callOutStates[call.state], language)}
          {call.late && ` · ${t(call.arrivedAt ? 'callOuts.cameLate' : 'callOuts.late')}`}
        </span>
        <p>
          {inLanguage(call.hall.name, language)}
          {call.case && (
            <>
              {' · '}
              <Link to="/cases/$caseId" params={{ caseId: call.case.id }}>
                <span className="digits">{call.case.caseCode}</span> {call.case.title}
              </Link>
            </>
          )}
        </p>
        <p className="soft digits">
          {t('callOuts.calledAt', { at: time(call.calledAt) })}
          {' · '}
          {t('callOuts.dueAt', { at: time(call.dueAt) })}
          {call.expectedAt && ` · ${t('callOuts.expectedAt', { at: time(call.expectedAt) })}`}
          {call.arrivedAt && ` · ${t('callOuts.arrivedAt', { at: time(call.arrivedAt) })}`}
        </p>
        {call.outcome && <p>{call.outcome}</p>}
      </div>
      <div className="call-out-steps">
        {call.may.map((step) => (
          <Button
            key={step}
            type={step === 'cancel' ? 'text' : 'primary'}
            aria-label={`${t(stepNames[step])} ${inLanguage(call.unit.name, language)}`}
            onClick={() => props.onStep(step)}
          >
            {t(stepNames[step])}
          </Button>
        ))}
      </div>
    </li>
  )
}
