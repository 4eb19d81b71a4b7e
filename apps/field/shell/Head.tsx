import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { roles } from '#contract/roles.ts'
import { type Page, type PageName, pathOf } from '../route.ts'
import type { FieldState } from '../store/state.ts'
import { useText } from '../texts.ts'
import { LineChip } from './LineChip.tsx'

/** Pages that lie under another: the way back stands where the thumb of either hand finds it. */
const under: Partial<Record<PageName, string>> = {
  case: pathOf.today,
  grid: pathOf.today,
  outbox: pathOf.settings,
  visit: pathOf.settings,
  inform: pathOf.settings,
  joint: pathOf.today,
}

/** One of a list lies under the list. */
function listOf(page: Page): string | undefined {
  if (page.name === 'joint' && page.visit) return pathOf.joint
  if (page.name === 'visit' && page.home) return pathOf.visit
  if (page.name === 'inform' && page.notice) return pathOf.inform
  return undefined
}

export function Head({ me, page }: { me: NonNullable<FieldState['me']>; page: Page }) {
  const t = useText()
  const language = useLanguage()
  const back = listOf(page) ?? under[page.name]
  const [post] = me.posts
  return (
    <header className="head">
      {back ? (
        <Link to={back} className="head-back">
          <Icon name="arrow" /> {t('app.back')}
        </Link>
      ) : (
        <p className="head-where">
          <b>{post ? inLanguage(post.region.name, language) : t('app.name')}</b>
          <span>
            {me.name}
            {post && ` · ${roles[post.role][language]}`}
          </span>
        </p>
      )}
      <LineChip />
    </header>
  )
}
