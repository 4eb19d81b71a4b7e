import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import {
  chainOf,
  city,
  type LevelLength,
  levelLengths,
  type RegionChoice,
  useRegions,
  withPath,
} from './regions.ts'

interface Props {
  /** Prefix of the ids of its fields. */
  id: string
  value: string | undefined
  /** Down to which level one may choose. */
  depth: LevelLength
  onChange: (region: RegionChoice | undefined) => void
}

/** One list after the other, county first; one may stop at any level. */
export function RegionPicker({ id, value, depth, onChange }: Props) {
  const chain = value ? chainOf(value) : []
  const shown = levelLengths.filter((length, index) => length <= depth && index <= chain.length)

  function choose(level: number, code: string | undefined) {
    const narrowest = code ?? chain[level - 1]
    onChange(narrowest === undefined ? undefined : withPath(narrowest))
  }

  return (
    <div className="region-picker">
      {shown.map((length, level) => (
        <RegionSelect
          key={length}
          id={`${id}-${length}`}
          length={length}
          parent={level === 0 ? city : chain[level - 1]}
          value={chain[level]}
          onChange={(code) => choose(level, code)}
        />
      ))}
    </div>
  )
}

interface SelectProps {
  id: string
  length: LevelLength
  parent: string | undefined
  value: string | undefined
  onChange: (code: string | undefined) => void
}

function RegionSelect({ id, length, parent, value, onChange }: SelectProps) {
  const t = useText()
  const language = useLanguage()
  const list = useRegions(parent)
  if (list.state === 'ready' && list.regions.length === 0) return null
  return (
    <Field id={id} label={t(`region.${length}`)}>
      {(control) =>
        list.state === 'failed' ? (
          <p className="note" role="alert">
            {t('region.failed')}{' '}
            <button type="button" className="plain" onClick={list.again}>
              {t('app.retry')}
            </button>
          </p>
        ) : (
          <select
            {...control}
            value={value ?? ''}
            disabled={list.state !== 'ready'}
            onChange={({ target }) => onChange(target.value || undefined)}
          >
            <option value="">
              {list.state === 'ready' ? t('region.choose') : t('app.loading')}
            </option>
            {list.state === 'ready' &&
              list.regions.map((region) => (
                <option key={region.code} value={region.code}>
                  {inLanguage(region.name, language)}
                </option>
              ))}
          </select>
        )
      }
    </Field>
  )
}
