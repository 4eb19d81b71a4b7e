import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { MadeScreen } from '#contract/screen.ts'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { useText } from '../texts.ts'
import { linksQuery } from './links-query.ts'

interface Wish {
  clientKey: string
  name: string
  region: string
}

/** Makes a link and shows it once. */
export function LinkForm() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [region, setRegion] = useState<string>()
  // Of one wish: the second click on the same words gets the same link.
  const [key, setKey] = useState(newKey)
  const make = useMutation({
    mutationFn: (body: Wish) =>
      api.call<MadeScreen>('/screens', { method: 'POST', body, repeatable: true }),
    onSuccess: () => {
      setName('')
      setKey(newKey())
      return client.invalidateQueries(linksQuery)
    },
  })
  const ready = name.trim() !== '' && region !== undefined
  return (
    <>
      <form
        className="screens-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !make.isPending) make.mutate({ clientKey: key, name: name.trim(), region })
        }}
      >
        <div className="field">
          <label className="field-label" htmlFor={`${id}-name`}>
            {t('screens.name')}
          </label>
          <Input
            id={`${id}-name`}
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-region`}>
            {t('screens.region')}
          </label>
          <RegionPicker id={`${id}-region`} value={region} onChange={setRegion} city />
        </div>
        <Button htmlType="submit" disabled={!ready} loading={make.isPending}>
          {t('screens.make')}
        </Button>
      </form>
      <output className="screens-made">
        {make.data && (
          <>
            <strong>{make.data.name}</strong>
            <Input
              readOnly
              aria-label={t('screens.made')}
              value={`${location.origin}${make.data.link}`}
              onFocus={(event) => event.target.select()}
            />
            <span>{t('screens.made')}</span> <span className="soft">{t('screens.madeHint')}</span>
          </>
        )}
        {make.error && <span className="form-fault">{problemWords(make.error, language)}</span>}
      </output>
    </>
  )
}
