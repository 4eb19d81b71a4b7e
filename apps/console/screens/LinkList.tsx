import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { linksQuery } from './links-query.ts'

/** Links that open something; one that nobody uses is seen by its date, and ended. */
export function LinkList() {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const links = useQuery(linksQuery)
  const end = useMutation({
    mutationFn: (id: string) => api.call(`/screens/${id}`, { method: 'DELETE', repeatable: true }),
    onSettled: () => client.invalidateQueries(linksQuery),
  })
  if (links.isPending) return <Loading lines={3} />
  if (!links.data) return <Failure error={links.error} retry={() => void links.refetch()} />
  return (
    <>
      <p className="form-fault" role="alert">
        {end.error && problemWords(end.error, language)}
      </p>
      {links.data.length === 0 && <p className="soft">{t('screens.none')}</p>}
      <ul className="screens-list">
        {links.data.map(({ id, name, region, seenAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> {inLanguage(region.name, language)}{' '}
              <small className="soft">
                {seenAt ? t('screens.seen', { at: dateTimeOf(seenAt) }) : t('screens.unseen')}
              </small>
            </span>
            <Popconfirm
              title={t('screens.endSure')}
              okText={t('screens.end')}
              cancelText={t('app.cancel')}
              onConfirm={() => end.mutate(id)}
            >
              <Button danger aria-label={`${t('screens.end')} ${name}`}>
                {t('screens.end')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </>
  )
}
