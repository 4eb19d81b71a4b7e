import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useSettled } from '../forms/use-search.ts'
import { useText } from '../texts.ts'

/** Title, search (kept in the address) and actions over a list of the administration. */
export function ListHead(props: {
  title: string
  q: string
  /** What can be searched for. */
  hint?: string
  children?: ReactNode
}) {
  const t = useText()
  const hint = props.hint ?? t('admin.search')
  const navigate = useNavigate()
  const [typed, setTyped] = useState(props.q)
  const settled = useSettled(typed.trim())
  useEffect(() => {
    if (settled === props.q) return
    void navigate({
      to: '/admin',
      search: ({ q: _, ...rest }) => (settled ? { ...rest, q: settled } : rest),
      replace: true,
    })
  }, [settled, props.q, navigate])
  return (
    <div className="worklist-head">
      <h1 id="admin-title">{props.title}</h1>
      <search className="filters">
        <Input
          prefix={<Icon name="search" />}
          placeholder={hint}
          aria-label={hint}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {props.children}
      </search>
    </div>
  )
}
