import './whistles.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { WhistleBoard } from '#contract/dispatch.ts'
import { roles } from '#contract/roles.ts'
import { whistlesRoute } from '../router.tsx'
import { useSession } from '../session.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useOnChange } from '../shell/live.ts'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { boardRoles } from './roles.ts'
import { WhistleCard } from './WhistleCard.tsx'

/** Open whistles, live: for the wall of a township, the desk of a department and the phone. */
export function WhistlesPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('whistles.title'))
  const session = useSession()
  const search = whistlesRoute.useSearch()
  const navigate = useNavigate({ from: whistlesRoute.fullPath })
  const posts = session.posts.filter(({ role }) => boardRoles.includes(role))
  const post = posts.find(({ id }) => id === search.post) ?? posts[0]
  const client = useQueryClient()
  const board = useQuery({
    queryKey: ['whistles', post?.id],
    enabled: post !== undefined,
    // Standings change with the hour as well, and then nothing is announced.
    refetchInterval: 30_000,
    queryFn: ({ signal }) => api.get<WhistleBoard>('/whistles', { post: post?.id ?? '' }, signal),
  })
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['whistles'] })
  }, [client])
  useOnChange(refresh)
  const list = useRef<HTMLDivElement>(null)
  useArrowKeys(list)

  if (board.isError && !board.data)
    return <Failure error={board.error} retry={() => void board.refetch()} />
  const whistles = board.data?.whistles ?? []
  return (
    <section className="whistles" aria-labelledby="whistles-title">
      <header className="whistles-head">
        <h1 id="whistles-title">
          {t('whistles.title')} <span className="panel-count digits">{whistles.length}</span>
        </h1>
        <span className="soft whistles-keys">{t('whistles.keys')}</span>
        {posts.length > 1 && post && (
          <Select
            aria-label={t('whistles.post')}
            value={post.id}
            onChange={(id: string) => void navigate({ search: { post: id }, replace: true })}
            options={posts.map(({ id, role, unit }) => ({
              value: id,
              label: `${inLanguage(unit.name, language)} ${roles[role][language]}`,
            }))}
          />
        )}
      </header>
      {board.isPending && post && <Loading />}
      {board.data && whistles.length === 0 && (
        <div className="whistles-empty">
          <p>{t('whistles.empty')}</p>
          <p className="soft">{t('whistles.emptyHint')}</p>
        </div>
      )}
      <div className="whistles-list" ref={list}>
        {whistles.map((whistle) => (
          <WhistleCard key={`${whistle.caseId}-${whistle.no}`} whistle={whistle} />
        ))}
      </div>
    </section>
  )
}

/** The arrows go from card to card; elsewhere on the page they keep their meaning. */
function useArrowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
      const focused = document.activeElement
      if (step === undefined || focused?.closest('input, .ant-select, [role="menu"]')) return
      const links = [...(list.current?.querySelectorAll<HTMLElement>('.whistle-link') ?? [])]
      const at = links.indexOf(focused as HTMLElement)
      const next = links[at < 0 ? 0 : at + step]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [list])
}
