import { useEffect, useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { recentLeaves } from './recent.ts'
import { type Leaf, likelyLeaves, searchLeaves } from './search.ts'

interface Props {
  leaves: readonly Leaf[]
  value: string | undefined
  fault: boolean
  onPick: (code: string) => void
}

/** What it is about: large buttons of what is met most, or found by characters, pinyin, initials. */
export function WhatField({ leaves, value, fault, onPick }: Props) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [recent, setRecent] = useState<readonly string[]>([])
  useEffect(() => {
    recentLeaves().then(setRecent, () => undefined)
  }, [])
  const found = typed.trim() === '' ? likelyLeaves(leaves, recent) : searchLeaves(leaves, typed)
  const chosen = leaves.find(({ code }) => code === value)
  // What was chosen stays in sight, wherever it was found.
  const shown = chosen && !found.includes(chosen) ? [chosen, ...found.slice(0, -1)] : found
  return (
    <fieldset className="bare" aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{t('report.what')}</legend>
      <div className="what-leaves">
        {shown.map((leaf) => (
          <button
            key={leaf.code}
            type="button"
            aria-pressed={leaf.code === value}
            onClick={() => onPick(leaf.code)}
          >
            {inLanguage(leaf.name, language)}
          </button>
        ))}
      </div>
      {typed.trim() !== '' && found.length === 0 && <p role="status">{t('report.noneFound')}</p>}
      <label htmlFor={id} className="visually-hidden">
        {t('report.search')}
      </label>
      <input
        id={id}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        placeholder={t('report.search')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {fault && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {t('report.needWhat')}
        </p>
      )}
    </fieldset>
  )
}
