import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import { answersToSend, askedNow } from '#contract/asking.ts'
import { helpKinds, homeOfCode, receiptOf, visitOutcomes } from '#contract/home-words.ts'
import { enqueue } from '../outbox/queue.ts'
import { isFull } from '../store/full.ts'
import { fieldState } from '../store/state.ts'
import { useText } from '../texts.ts'
import { ConfirmPart } from './ConfirmPart.tsx'
import { confirmationOf } from './confirming.ts'
import { type Help, HelpPart, isWhole } from './HelpPart.tsx'
import type { Begun } from './use-begun.ts'
import { type FormShown, keepVisit, nameOf } from './visits.ts'

interface Props {
  code: string
  form: FormShown
  begun: Begun
  onChange: (by: Partial<Begun>) => void
  onDrop: () => void
  onKept: (clientKey: string, receipt: string) => void
}

/** After the yes: the questions, the help that is wanted, and the resident's own confirmation. */
export function AgreedForm({ code, form, begun, onChange, onDrop, onKept }: Props) {
  const t = useText()
  const language = useLanguage()
  const { answers, help, confirming } = begun
  const [faults, setFaults] = useState<readonly ('confirm' | 'help')[]>([])
  const [busy, setBusy] = useState(false)
  const name = nameOf(code)
  const home = homeOfCode(code)

  async function save() {
    if (busy) return
    const confirmation = confirmationOf(confirming)
    const found = [
      ...(help.every(isWhole) ? [] : ['help' as const]),
      ...(confirmation ? [] : ['confirm' as const]),
    ]
    setFaults(found)
    if (found.length > 0 || !confirmation) return
    setBusy(true)
    try {
      const asked: { reportKey: string; kind: Help['kind'] }[] = []
      for (const one of help) {
        const reportKey = one.key
        asked.push({ reportKey, kind: one.kind })
        // Kept before the phone was full: it is not to go twice.
        if (fieldState().deeds.some(({ clientKey }) => clientKey === reportKey)) continue
        const words = one.words.trim()
        await enqueue({
          kind: 'report',
          clientKey: reportKey,
          body: {
            words: one.kind === 'SERVICE' ? t('visit.service', { words }) : words,
            regionCode: home.gridCode,
            placeText: name,
            ...(one.categoryCode ? { categoryCode: one.categoryCode } : {}),
            ...(one.phone.trim() ? { reporter: { phone: one.phone.trim() } } : {}),
          },
          title: t('visit.helpTitle', { kind: inLanguage(helpKinds[one.kind], language), name }),
        })
      }
      const receipt = receiptOf(crypto.getRandomValues(new Uint8Array(12)))
      const given = answersToSend(askedNow(form, answers), answers)
      const outcome = 'AGREED' as const
      const clientKey = await keepVisit(
        {
          home,
          form: form.code,
          formVersion: form.version,
          outcome,
          ...(Object.keys(given).length > 0 ? { answers: given } : {}),
          confirmation,
          receipt,
          ...(asked.length > 0 ? { help: asked } : {}),
        },
        t('visit.title', { name, outcome: inLanguage(visitOutcomes[outcome], language) }),
      )
      onKept(clientKey, receipt)
    } catch (error) {
      // The note above the page says that the phone is full; what was written stays here.
      if (!isFull(error)) throw error
      setBusy(false)
    }
  }

  return (
    <div className="agreed">
      {form.questions.length > 0 && (
        <section className="card" aria-labelledby="asked">
          <h2 id="asked">{t('visit.questions')}</h2>
          <p className="hint">{t('visit.skip')}</p>
          <QuestionFields
            form={form}
            answers={answers}
            onChange={(answers) => onChange({ answers })}
          />
        </section>
      )}
      <HelpPart
        help={help}
        onChange={(help) => onChange({ help })}
        fault={faults.includes('help')}
      />
      <ConfirmPart
        basis={form.basis}
        value={confirming}
        onChange={(confirming) => onChange({ confirming })}
        fault={faults.includes('confirm')}
      />
      <button
        type="button"
        className="button button-main"
        disabled={busy}
        onClick={() => void save()}
      >
        {t('visit.save')}
      </button>
      <button type="button" className="link visit-drop" disabled={busy} onClick={onDrop}>
        {t('visit.drop')}
      </button>
    </div>
  )
}
