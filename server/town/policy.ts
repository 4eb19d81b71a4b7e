import type { Bilingual } from '#contract/common.ts'
import type { StaffRole } from '#contract/roles.ts'
import { Problem } from '#server/platform/problem.ts'

/** A signed-in person as this module sees it; server/cases/actor.ts says more. */
export interface Officer {
  personId: string
  posts: readonly { id: string; role: StaffRole; unitCode: string; regionCode: string }[]
}

export type Permission = { ok: true } | { ok: false; reason: Bilingual }

const refused = (zh: string, en: string): Permission => ({ ok: false, reason: { zh, en } })
const granted: Permission = { ok: true }

/** @throws Problem not-permitted with the reason. */
export function permit(permission: Permission): void {
  if (!permission.ok)
    throw new Problem('not-permitted', {
      detail: permission.reason.zh,
      extensions: { reason: permission.reason },
    })
}

/** Whether a post of the role reaches that place; '' is the whole city and needs a post there. */
function reaches(officer: Officer, role: StaffRole, regionCode: string): boolean {
  return officer.posts.some(
    (post) =>
      post.role === role &&
      (regionCode === '' ? post.regionCode.length === 4 : regionCode.startsWith(post.regionCode)),
  )
}

/** An administrator edits the town within the subtree of the post; what concerns all, at the city. */
export function mayAdminister(officer: Officer, regionCode: string): Permission {
  if (reaches(officer, 'ADMINISTRATOR', regionCode)) return granted
  if (!officer.posts.some((post) => post.role === 'ADMINISTRATOR'))
    return refused('须由系统管理员办理', 'An administrator does this')
  return regionCode === ''
    ? refused(
        '涉及全市，须由市级管理员办理',
        'It concerns the whole city: its administrator does this',
      )
    : refused('不在您管理的区划之内', 'Outside the region you administer')
}

/** Administrators see the people of their subtree, auditors of theirs. */
export function placesSeen(officer: Officer): string[] {
  return officer.posts
    .filter((post) => post.role === 'ADMINISTRATOR' || post.role === 'AUDITOR')
    .map((post) => post.regionCode)
}

/** Telephones are for appointing people, not for checking the log. */
export function seesPhones(officer: Officer): boolean {
  return officer.posts.some((post) => post.role === 'ADMINISTRATOR')
}

/** The log knows no regions: whoever reads it answers for the whole city. */
export function mayReadAudit(officer: Officer): Permission {
  if (reaches(officer, 'AUDITOR', '') || reaches(officer, 'ADMINISTRATOR', '')) return granted
  return refused('须由市级审计员或管理员查阅', "The city's auditor or administrator reads it")
}

export interface Appointment {
  personId: string
  role: StaffRole
  regionCode: string
  /** Posts the person holds already. */
  held: readonly { role: StaffRole }[]
}

/** Nobody appoints themselves, and who keeps the town does not also audit it. */
export function mayAppoint(officer: Officer, appointment: Appointment): Permission {
  const permission = mayAdminister(officer, appointment.regionCode)
  if (!permission.ok) return permission
  if (appointment.personId === officer.personId)
    return refused('不能任命自己', 'Nobody appoints themselves')
  const roles = new Set([appointment.role, ...appointment.held.map((post) => post.role)])
  if (roles.has('ADMINISTRATOR') && roles.has('AUDITOR'))
    return refused(
      '系统管理员与审计员不得由一人兼任',
      'Administrator and auditor are different persons',
    )
  return granted
}

/** Over a person rules whoever rules over all the places of their posts. */
export function mayManagePerson(
  officer: Officer,
  held: readonly { regionCode: string }[],
): Permission {
  for (const post of held) {
    const permission = mayAdminister(officer, post.regionCode)
    if (!permission.ok) return permission
  }
  return officer.posts.some((post) => post.role === 'ADMINISTRATOR')
    ? granted
    : refused('须由系统管理员办理', 'An administrator does this')
}
