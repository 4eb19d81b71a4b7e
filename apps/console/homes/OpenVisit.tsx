import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { HomeVisitOpened } from '#contract/homes.ts'
import { useText } from '../texts.ts'

/** What was written down at a door, for a purpose that the resident can read. */
export function OpenVisit({ id }: { id: string }) {
  const t = useText()
  const language = useLanguage()
  const field = useId()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const open = useMutation({
    mutationFn: () =>
      api.call<HomeVisitOpened>(`/home-visits/${id}/openings`, {
        method: 'POST',
        body: { purpose: purpose.trim() },
      }),
  })
  if (open.data)
    return (
      <dl className="homes-answers">
        {open.data.answers.map(({ question, answer }) => (
          <div key={question.zh}>
            <dt>{inLanguage(question, language)}</dt>
            <dd>{inLanguage(answer, language)}</dd>
          </div>
        ))}
      </dl>
    )
  if (!asking)
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {t('homes.open')}
      </Button>
    )
  return (
    <form
      className="homes-open"
      onSubmit={(event) => {
        event.preventDefault()
        if (purpose.trim().length >= 2 && !open.isPending) open.mutate()
      }}
    >
      <label htmlFor={field}>{t('homes.purpose')}</label>
      <Input
        id={field}
        autoFocus
        maxLength={200}
        value={purpose}
        onChange={({ target }) => setPurpose(target.value)}
      />
      <p className="soft">{t('homes.purposeHint')}</p>
      {open.error && (
        <p className="form-fault" role="alert">
          {problemWords(open.error, language)}
        </p>
      )}
      <Button htmlType="submit" loading={open.isPending} disabled={purpose.trim().length < 2}>
        {t('homes.open')}
      </Button>{' '}
      <Button type="text" onClick={() => setAsking(false)}>
        {t('app.cancel')}
      </Button>
    </form>
  )
}
