import { Icon } from '#apps/kit/Icon.tsx'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { setLargeType, useLargeType } from '#apps/kit/large-type.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { isVisitRole } from '#contract/home-words.ts'
import { isJointRole } from '#contract/joint-words.ts'
import { pathOf } from '../route.ts'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { Hours } from './Hours.tsx'
import { Push } from './Push.tsx'
import { SignOut } from './SignOut.tsx'
import { Storage } from './Storage.tsx'

/** What has no tab of its own, and how the phone itself behaves. */
export function SettingsPage() {
  const t = useText()
  const language = useLanguage()
  const large = useLargeType()
  const joint = useField(({ me }) => me?.posts.some(({ role }) => isJointRole(role)))
  const visits = useField(({ me }) => me?.posts.some(({ role }) => isVisitRole(role)))
  const unsent = useField(({ deeds }) => deeds.length)
  return (
    <div className="page">
      <h1>{t('page.settings')}</h1>
      <ul className="ways">
        {visits && (
          <>
            <li>
              <Link to={pathOf.visit}>
                <Icon name="user" /> {t('page.visit')}
              </Link>
            </li>
            <li>
              <Link to={pathOf.inform}>
                <Icon name="bell" /> {t('more.inform')}
              </Link>
            </li>
          </>
        )}
        <li>
          <Link to={pathOf.outbox}>
            <Icon name="send" /> {t('more.outbox')} {unsent > 0 && <b>{unsent}</b>}
          </Link>
        </li>
        {joint && (
          <li>
            <Link to={pathOf.joint}>
              <Icon name="users" /> {t('more.joint')}
            </Link>
          </li>
        )}
      </ul>
      <div className="card">
        <label className="switch">
          <input
            type="checkbox"
            checked={large}
            onChange={(event) => setLargeType(event.target.checked)}
          />
          {t('more.large')}
        </label>
        <button
          type="button"
          className="button button-quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('more.language')}
        </button>
      </div>
      <Hours />
      <Push />
      <Storage />
      <SignOut />
    </div>
  )
}
