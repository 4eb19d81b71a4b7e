import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { visitBases } from '#contract/home-words.ts'
import { useText } from '../texts.ts'
import type { FormShown } from './visits.ts'

/** Why, on what ground, and what is told at the door: before anything is asked. */
export function FormNotice({ form, open }: { form: FormShown; open: boolean }) {
  const t = useText()
  const language = useLanguage()
  return (
    <details className="card form-notice" open={open}>
      <summary>{inLanguage(form.purpose, language)}</summary>
      {open && <p className="hint">{t('visit.read')}</p>}
      <p className="form-words">{inLanguage(form.notice, language)}</p>
      <p className="hint">
        {t('visit.law')}：{inLanguage(visitBases[form.basis], language)}{' '}
        {inLanguage(form.lawfulBasis, language)}
      </p>
    </details>
  )
}
