import './dispatch.css'
import { Button } from 'antd'
import { useEffect } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { DispatchProposal } from '#contract/dispatch.ts'
import { useText } from '../texts.ts'

/** Why this unit is proposed, and the others that history names: each one press or one key away. */
export function ProposalNotice(props: {
  proposal: DispatchProposal
  onPick: (unit: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { proposal, onPick } = props
  const { leadUnit, alternatives } = proposal
  const offers = [...(leadUnit ? [{ unit: leadUnit, reasons: [] }] : []), ...alternatives]
  useAltDigits(offers.length, (at) => {
    const offer = offers[at]
    if (offer) onPick(offer.unit.code)
  })
  return (
    <div className="notice" data-tone={leadUnit && proposal.by === 'DIRECTORY' ? 'jade' : 'amber'}>
      <strong>{t(proposal.by === 'HISTORY' ? 'dispatch.whyHistory' : 'command.why')}</strong>
      <ul>
        {proposal.reasons.map((reason) => (
          <li key={reason.zh}>{inLanguage(reason, language)}</li>
        ))}
      </ul>
      {alternatives.length > 0 && (
        <>
          <strong>{t('dispatch.others')}</strong>{' '}
          <span className="soft">{t('dispatch.pickHint')}</span>
          <ul className="choice-rows">
            {offers.map(({ unit, reasons }, at) => (
              <li key={unit.code}>
                <Button
                  size="small"
                  aria-keyshortcuts={`Alt+${at + 1}`}
                  onClick={() => onPick(unit.code)}
                >
                  <span className="digits">{at + 1}</span>{' '}
                  {t('dispatch.pick', { unit: inLanguage(unit.name, language) })}
                </Button>
                {reasons.map((reason) => (
                  <span key={reason.zh} className="soft">
                    {inLanguage(reason, language)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Alt with a digit, wherever the focus is: plain digits are for writing. */
function useAltDigits(count: number, onDigit: (at: number) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (!event.altKey || at === undefined || Number(at) > count) return
      event.preventDefault()
      onDigit(Number(at) - 1)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [count, onDigit])
}
