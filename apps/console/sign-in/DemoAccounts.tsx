import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Bilingual } from '#contract/common.ts'
import { type Role, roles } from '#contract/roles.ts'
import { useText } from '../texts.ts'

/** GET /api/demo, only in demo mode. */
export interface DemoAccount {
  login: string
  password: string
  role: Role
  name: string
  post: string | Bilingual
}

const groups: readonly { name: Bilingual; roles: readonly Role[] }[] = [
  {
    name: { zh: '中心与窗口', en: 'Centre and windows' },
    roles: ['DISPATCHER', 'HALL_CLERK', 'HOTLINE_AGENT'],
  },
  {
    name: { zh: '网格', en: 'In the grid' },
    roles: ['GRID_WORKER', 'POLICE_GRID_WORKER', 'GRID_POLICE_LEAD', 'GRID_JUDGE', 'GRID_LEADER'],
  },
  { name: { zh: '承办与调解', en: 'Handling and mediation' }, roles: ['UNIT_CLERK', 'MEDIATOR'] },
  {
    name: { zh: '督办与管理', en: 'Supervision and administration' },
    roles: ['SUPERVISOR', 'LEADER', 'ADMINISTRATOR', 'AUDITOR'],
  },
]

export function DemoAccounts(props: {
  accounts: readonly DemoAccount[]
  busy: boolean
  onPick: (account: DemoAccount) => void
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <p>{t('signIn.demoHint')}</p>
      {groups.map((group) => {
        const members = props.accounts.filter((account) => group.roles.includes(account.role))
        if (members.length === 0) return null
        return (
          <div key={group.name.en}>
            <h3>{group.name[language]}</h3>
            <ul>
              {members.map((account) => (
                <li key={account.login}>
                  <button type="button" disabled={props.busy} onClick={() => props.onPick(account)}>
                    <strong>{roles[account.role][language]}</strong>
                    <span>
                      {typeof account.post === 'string'
                        ? account.post
                        : inLanguage(account.post, language)}
                    </span>
                    <small>
                      {account.name} · {account.login}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
