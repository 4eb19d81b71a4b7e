import type { IconName } from '#apps/kit/Icon.tsx'
import { coverageRoles } from '#contract/patrol-words.ts'
import { intakeRoles, noticeRoles, type StaffRole } from '#contract/roles.ts'
import { wallRoles } from '#contract/screen-words.ts'
import { firstHallPage, type HallPage } from '../rooms/roles.ts'
import type { TextKey } from '../texts.ts'
import { boardRoles } from '../whistles/roles.ts'

export interface NavEntry {
  to:
    | '/'
    | '/intake'
    | HallPage
    | '/whistles'
    | '/notices'
    | '/patrols'
    | '/screens'
    | '/admin'
    | '/audit'
  icon: IconName
  name: TextKey
  /** Work for a desk: on a phone it stands behind "more", so that the bar has five places at most. */
  desk?: true
}

/** Where somebody with these roles may go, in the order in which it is shown. */
export function navEntries(held: readonly StaffRole[]): NavEntry[] {
  const any = (...roles: readonly StaffRole[]) => roles.some((role) => held.includes(role))
  const hall = firstHallPage(held)
  const entry = (shown: boolean, one: NavEntry) => (shown ? [one] : [])
  return [
    { to: '/', icon: 'inbox', name: 'nav.worklist' },
    ...entry(any(...intakeRoles), { to: '/intake', icon: 'pen', name: 'nav.intake' }),
    ...(hall ? [{ to: hall, icon: 'users', name: 'nav.hall' } as const] : []),
    ...entry(any(...boardRoles), { to: '/whistles', icon: 'bell', name: 'nav.whistles' }),
    ...entry(any(...noticeRoles), {
      to: '/notices',
      icon: 'send',
      name: 'nav.notices',
      desk: true,
    }),
    ...entry(any(...coverageRoles), {
      to: '/patrols',
      icon: 'place',
      name: 'nav.patrols',
      desk: true,
    }),
    ...entry(any(...wallRoles), { to: '/screens', icon: 'wall', name: 'nav.screens', desk: true }),
    ...entry(any('ADMINISTRATOR', 'AUDITOR'), {
      to: '/admin',
      icon: 'gear',
      name: 'nav.admin',
      desk: true,
    }),
    ...entry(any('ADMINISTRATOR', 'AUDITOR'), {
      to: '/audit',
      icon: 'eye',
      name: 'nav.audit',
      desk: true,
    }),
  ]
}
