import { useMutation } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { useText } from '../texts.ts'

/** Makes the secret address under which calendar programs fetch the duties; shown once. */
export function CalendarLinkButton({ hall, unit }: { hall: { code: string }; unit: string }) {
  const t = useText()
  const language = useLanguage()
  const make = useMutation({
    mutationFn: () =>
      api.call<{ url: string }>(`/hall/${hall.code}/calendar-links`, {
        method: 'POST',
        body: { unit },
      }),
  })
  return (
    <span className="calendar-link">
      <Popconfirm title={t('stationing.linkSure')} onConfirm={() => make.mutate()}>
        <Button icon={<Icon name="link" />} loading={make.isPending}>
          {t('stationing.link')}
        </Button>
      </Popconfirm>
      <output>
        {make.data && (
          <>
            <Input
              readOnly
              aria-label={t('stationing.linkShown')}
              value={`${location.origin}${make.data.url}`}
              onFocus={(event) => event.target.select()}
            />
            <small className="soft">{t('stationing.linkOnce')}</small>
          </>
        )}
        {make.isError && <span className="form-fault">{problemWords(make.error, language)}</span>}
      </output>
    </span>
  )
}
