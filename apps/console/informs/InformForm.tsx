import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf, instantOfWallClock } from '#apps/kit/time.ts'
import { type InformKind, informKindNames, informKinds } from '#contract/inform-words.ts'
import type { InformDetail, NewInform } from '#contract/informs.ts'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { useText } from '../texts.ts'
import { informsQuery } from './query.ts'

/** In two days at this hour: as long as most things are told. */
const soon = () => dateTimeOf(new Date(Date.now() + 2 * 86_400_000)).replace(' ', 'T')

/** Something to be told at every door of a place. */
export function InformForm({ onClose }: { onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const [region, setRegion] = useState<string>()
  const [kind, setKind] = useState<InformKind>('OTHER')
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [urgent, setUrgent] = useState(false)
  const [until, setUntil] = useState(soon)
  // Of one wish: a second click makes nothing twice.
  const [clientKey] = useState(newKey)
  const make = useMutation({
    mutationFn: (body: NewInform) =>
      api.call<InformDetail>('/informs', { method: 'POST', body, repeatable: true }),
    onSuccess: async () => {
      await client.invalidateQueries(informsQuery)
      onClose()
    },
  })
  const ready = region && title.trim().length >= 2 && words.trim().length >= 2 && until !== ''

  function send() {
    if (!ready || make.isPending) return
    make.mutate({
      clientKey,
      regionCode: region,
      kind,
      title: title.trim(),
      words: words.trim(),
      urgent,
      until: instantOfWallClock(until),
    })
  }

  return (
    <form
      className="inform-form"
      aria-label={t('informs.new')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="field">
        <label className="field-label" htmlFor={`${id}-region`}>
          {t('informs.region')}
        </label>
        <RegionPicker id={`${id}-region`} value={region} onChange={setRegion} city />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-kind`}>
          {t('informs.kind')}
        </label>
        <Select
          id={`${id}-kind`}
          value={kind}
          onChange={setKind}
          options={informKindNames.map((value) => ({
            value,
            label: inLanguage(informKinds[value], language),
          }))}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-until`}>
          {t('informs.untilField')}
        </label>
        <Input
          id={`${id}-until`}
          type="datetime-local"
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      <div className="field inform-wide">
        <label className="field-label" htmlFor={`${id}-title`}>
          {t('informs.what')}
        </label>
        <Input
          id={`${id}-title`}
          maxLength={60}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </div>
      <div className="field inform-wide">
        <label className="field-label" htmlFor={`${id}-words`}>
          {t('informs.words')}
        </label>
        <Input.TextArea
          id={`${id}-words`}
          rows={4}
          maxLength={2000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Checkbox checked={urgent} onChange={({ target }) => setUrgent(target.checked)}>
        {t('informs.isUrgent')}
      </Checkbox>
      {make.error && (
        <p className="form-fault inform-wide" role="alert">
          {problemWords(make.error, language)}
        </p>
      )}
      <p className="inform-wide">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={make.isPending}>
          {t('informs.send')}
        </Button>{' '}
        <Button type="text" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </p>
    </form>
  )
}
