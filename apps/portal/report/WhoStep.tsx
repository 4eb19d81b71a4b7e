import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { Draft, FaultyField } from './draft.ts'
import { Step } from './Step.tsx'
import type { StepProps } from './WhatStep.tsx'

const interpreters = ['', 'mn', 'kk', 'en'] as const

export function WhoStep({ draft, change, faults }: StepProps) {
  const t = useText()
  const faultOf = (name: FaultyField) => {
    const fault = faults.find(([field]) => field === name)?.[1]
    return fault && t(fault)
  }
  const known = [draft.name, draft.phone, draft.email].some((text) => text.trim() !== '')
  return (
    <Step number={3} title={t('step.who')} optional>
      <p>{t('who.lead')}</p>
      <div className="pair">
        <Field id="name" label={t('who.name')}>
          {(control) => (
            <input
              {...control}
              autoComplete="name"
              maxLength={60}
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field id="phone" label={t('who.phone')} fault={faultOf('phone')}>
          {(control) => (
            <input
              {...control}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={24}
              value={draft.phone}
              onChange={({ target }) => change({ phone: target.value })}
            />
          )}
        </Field>
      </div>
      <Field id="email" label={t('who.email')} hint={t('who.emailHint')} fault={faultOf('email')}>
        {(control) => (
          <input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={120}
            value={draft.email}
            onChange={({ target }) => change({ email: target.value })}
          />
        )}
      </Field>
      {known && (
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.disclose}
            onChange={({ target }) => change({ disclose: target.checked })}
          />
          <span>
            <b>{t('who.disclose')}</b>
            <small>{t('who.discloseHint')}</small>
          </span>
        </label>
      )}
      <aside className="privacy" aria-labelledby="privacy">
        <h3 id="privacy">{t('privacy.title')}</h3>
        <ul>
          <li>{t('privacy.1')}</li>
          <li>{t('privacy.2')}</li>
          <li>{t('privacy.3')}</li>
        </ul>
      </aside>
      <Field id="interpreter" label={t('who.interpreter')}>
        {(control) => (
          <select
            {...control}
            value={draft.interpreter}
            onChange={({ target }) => change({ interpreter: target.value as Draft['interpreter'] })}
          >
            {interpreters.map((one) => (
              <option key={one} value={one}>
                {t(one === '' ? 'who.none' : `who.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Step>
  )
}
