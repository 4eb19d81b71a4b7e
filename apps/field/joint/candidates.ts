import type { FieldCase, PeopleSection } from '#contract/field.ts'
import { byUnitRoles, isOfPlace, jointRoles } from '#contract/joint-words.ts'

type Person = PeopleSection[number]
type Matter = Pick<FieldCase, 'region' | 'leadUnit' | 'subTasks'>

const isOneOf = (roles: readonly string[], { role }: Person) => roles.includes(role)

/** Who may be asked along: posts of the matter's grid or above it, in the order of the roles; not me. */
export function candidates(people: PeopleSection, matter: Matter, self: string) {
  const found = people
    .filter(
      (one) =>
        one.personId !== self &&
        isOneOf(jointRoles, one) &&
        isOfPlace(one.regionCode, matter.region.code),
    )
    .map((one) => ({ ...one, sees: sees(one, matter) }))
    .sort((a, b) => orderOf(a) - orderOf(b))
  // Somebody with two posts there comes once.
  return found.filter(
    (one, n) => found.findIndex(({ personId }) => personId === one.personId) === n,
  )
}

const orderOf = ({ role }: Person) => (jointRoles as readonly string[]).indexOf(role)

/** Police leads and judges see a matter by their unit's part in it, and no invitation changes that. */
function sees(person: Person, { leadUnit, subTasks }: Matter): boolean {
  if (!isOneOf(byUnitRoles, person)) return true
  return [leadUnit?.code, ...subTasks.map(({ unit }) => unit.code)].includes(person.unitCode)
}
