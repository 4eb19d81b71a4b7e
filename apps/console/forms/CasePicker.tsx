import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { CasePage, Worklists } from '#contract/api.ts'
import { parseCaseCode } from '#contract/case-code.ts'
import { worklistsQuery } from '../queries.ts'
import { useText } from '../texts.ts'

/** People know cases by their code, the API by id: looks the code up among what I may see. */
export function CasePicker(props: {
  id: string
  value: string
  onChange: (id: string | undefined) => void
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const code = parseCaseCode(typed)
  const worklists = useQuery(worklistsQuery)
  const post = worklists.data?.[0]?.post.id
  const found = useQuery({
    queryKey: ['case-by-code', code, post],
    enabled: Boolean(code && post),
    queryFn: async () => {
      const page = await findByCode(worklists.data ?? [], code ?? '')
      props.onChange(page?.id)
      return page ?? null
    },
  })
  return (
    <div className="stacked-inputs">
      <Input
        id={props.id}
        inputMode="numeric"
        placeholder={t('form.caseSearch')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          props.onChange(undefined)
        }}
      />
      <output className="soft" htmlFor={props.id}>
        {found.data ? `${found.data.caseCode} ${found.data.title}` : ''}
        {code && found.data === null ? t('worklist.emptyFiltered') : ''}
      </output>
    </div>
  )
}

async function findByCode(worklists: Worklists, code: string) {
  for (const { post, queues } of worklists) {
    const queue = queues.find((entry) => entry.queue === 'ALL_OPEN') ?? queues[0]
    if (!queue) continue
    const page = await api.get<CasePage>('/cases', { post: post.id, queue: queue.queue, q: code })
    if (page.items[0]) return page.items[0]
  }
  return undefined
}
