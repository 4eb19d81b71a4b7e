import { useRef } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { type Confirmation, confirmations, type VisitBasis } from '#contract/home-words.ts'
import { useText } from '../texts.ts'
import { type Confirming, drawn } from './confirming.ts'

interface Props {
  basis: VisitBasis
  value: Confirming
  onChange: (value: Confirming) => void
  fault: boolean
}

/** The resident confirms what was noted: a signature, a code of her own, or for a duty a word. */
export function ConfirmPart({ basis, value, onChange, fault }: Props) {
  const t = useText()
  const language = useLanguage()
  const kinds: readonly Confirmation[] =
    basis === 'DUTY' ? ['SIGNATURE', 'CODE', 'SPOKEN'] : ['SIGNATURE', 'CODE']
  return (
    <fieldset className="card confirm">
      <legend>{t('visit.confirm')}</legend>
      <div className="picks">
        {kinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="confirmation"
              checked={value.kind === kind}
              onChange={() => onChange({ ...value, kind })}
            />
            {inLanguage(confirmations[kind], language)}
          </label>
        ))}
      </div>
      {value.kind === 'SIGNATURE' && (
        <SignaturePad
          strokes={value.strokes}
          onChange={(strokes) => onChange({ ...value, strokes })}
        />
      )}
      {value.kind === 'CODE' && (
        <label>
          {t('visit.code')}
          <input
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            value={value.code}
            onChange={({ target }) =>
              onChange({ ...value, code: target.value.replaceAll(/\D/g, '') })
            }
          />
          <span className="hint">{t('visit.codeHint')}</span>
        </label>
      )}
      {value.kind === 'SPOKEN' && <p className="hint">{t('visit.spoken')}</p>}
      {fault && (
        <p className="fault" role="alert">
          {t('visit.needConfirm')}
        </p>
      )}
    </fieldset>
  )
}

/** A frame to sign in with the finger; who cannot sets a code, which the keyboard can type. */
function SignaturePad(props: { strokes: string; onChange: (strokes: string) => void }) {
  const t = useText()
  const { strokes, onChange } = props
  const line = useRef(strokes)
  line.current = strokes
  const draw = (event: React.PointerEvent<SVGSVGElement>, begins: boolean) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * 600
    const y = ((event.clientY - box.top) / box.height) * 200
    line.current = drawn(line.current, x, y, begins)
    onChange(line.current)
  }
  return (
    <div className="signature">
      <svg
        viewBox="0 0 600 200"
        role="img"
        aria-label={t(strokes === '' ? 'visit.sign' : 'visit.signed')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          draw(event, true)
        }}
        onPointerMove={(event) => event.buttons > 0 && draw(event, false)}
      >
        <path d={strokes} />
      </svg>
      <p className="hint">{t('visit.sign')}</p>
      {strokes !== '' && (
        <button type="button" className="link" onClick={() => onChange('')}>
          {t('visit.signAgain')}
        </button>
      )}
    </div>
  )
}
