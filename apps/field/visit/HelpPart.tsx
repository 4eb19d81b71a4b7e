import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CategoriesSection } from '#contract/field.ts'
import { type HelpKind, helpKinds } from '#contract/home-words.ts'
import { useSection } from '../store/state.ts'
import { useText } from '../texts.ts'

export interface Help {
  /** Client key of the report that will come of it. */
  key: string
  kind: HelpKind
  categoryCode: string
  words: string
  phone: string
}

export const isWhole = ({ words }: Help) => words.trim().length >= 2

/** Livelihood, under which services are filed (domain: category 08). */
const services = '08'
const most = 5

/** What help is wanted: each becomes a matter of its own, or an application filed for the resident. */
export function HelpPart(props: {
  help: readonly Help[]
  onChange: (help: readonly Help[]) => void
  fault: boolean
}) {
  const t = useText()
  const { help, onChange, fault } = props
  const add = (kind: HelpKind) =>
    onChange([...help, { key: newKey(), kind, categoryCode: '', words: '', phone: '' }])
  return (
    <section className="card" aria-labelledby="help">
      <h2 id="help">{t('visit.help')}</h2>
      {help.map((one) => (
        <OneHelp
          key={one.key}
          one={one}
          onChange={(next) => onChange(help.map((each) => (each.key === one.key ? next : each)))}
          onDrop={() => onChange(help.filter(({ key }) => key !== one.key))}
        />
      ))}
      {fault && (
        <p className="fault" role="alert">
          {t('visit.needHelp')}
        </p>
      )}
      {help.length < most && (
        <div className="door-ways">
          <button type="button" className="button button-quiet" onClick={() => add('CASE')}>
            <Icon name="plus" /> {t('visit.helpCase')}
          </button>
          <button type="button" className="button button-quiet" onClick={() => add('SERVICE')}>
            <Icon name="pen" /> {t('visit.helpService')}
          </button>
        </div>
      )}
    </section>
  )
}

function OneHelp(props: { one: Help; onChange: (help: Help) => void; onDrop: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { one, onChange, onDrop } = props
  const leaves = (useSection<CategoriesSection>('categories') ?? []).filter(
    ({ code }) => one.kind === 'CASE' || code.startsWith(services),
  )
  return (
    <fieldset className="one-help">
      <legend>{inLanguage(helpKinds[one.kind], language)}</legend>
      <label>
        {t('visit.helpWords')}
        <textarea
          rows={2}
          value={one.words}
          maxLength={2000}
          onChange={({ target }) => onChange({ ...one, words: target.value })}
        />
      </label>
      <label>
        {t('visit.helpWhat')}
        <select
          value={one.categoryCode}
          onChange={({ target }) => onChange({ ...one, categoryCode: target.value })}
        >
          <option value="">{t('visit.helpAny')}</option>
          {leaves.map(({ code, name }) => (
            <option key={code} value={code}>
              {inLanguage(name, language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('visit.helpPhone')}
        <input
          type="tel"
          value={one.phone}
          maxLength={20}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...one, phone: target.value })}
        />
      </label>
      <button type="button" className="link" onClick={onDrop}>
        {t('visit.helpDrop')}
      </button>
    </fieldset>
  )
}
