import './screens.css'
import { Button } from 'antd'
import { linkRoles } from '#contract/screen-words.ts'
import { holds, useSession } from '../session.ts'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { LinkForm } from './LinkForm.tsx'
import { LinkList } from './LinkList.tsx'

/** One's own wall, and the links by which machines on walls show theirs. */
export function ScreensPage() {
  const t = useText()
  useTitle(t('screens.title'))
  const mayLink = holds(useSession(), ...linkRoles)
  return (
    <div className="screens">
      <h1>{t('screens.title')}</h1>
      <p>{t('screens.hint')}</p>
      <p>
        <Button type="primary" href="/screen">
          {t('screens.open')}
        </Button>
      </p>
      {mayLink && (
        <section aria-labelledby="screens-links">
          <h2 id="screens-links">{t('screens.links')}</h2>
          <p className="soft">{t('screens.linksHint')}</p>
          <LinkForm />
          <LinkList />
        </section>
      )}
    </div>
  )
}
