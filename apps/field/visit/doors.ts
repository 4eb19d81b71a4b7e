import { homeOfCode, type VisitOutcome } from '#contract/home-words.ts'

export interface Door {
  code: string
  door: string
}
/** The doors of one stairwell, or of one village group. */
export interface Stairs {
  key: string
  gridCode: string
  name: string
  doors: readonly Door[]
}

const byNumber = new Intl.Collator('zh', { numeric: true }).compare

/** Doors as one walks by them: compound, building, unit, door, numbers as numbers. */
export function stairsOf(codes: readonly string[]): Stairs[] {
  const groups = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('/')))
  return [...groups]
    .map(([key, inside]) => {
      const { gridCode, compound, building, unit } = homeOfCode(`${key}/`)
      return {
        key,
        gridCode,
        name: [compound, building, unit].filter(Boolean).join(' '),
        doors: inside
          .map((code) => ({ code, door: homeOfCode(code).door }))
          .sort((a, b) => byNumber(a.door, b.door)),
      }
    })
    .sort((a, b) => byNumber(a.key, b.key))
}

export interface Knock {
  home: string
  at: string
  outcome: VisitOutcome
}

/** Of each home what counts since then: the newest, but nobody there undoes no other. */
export function lastKnocks(knocks: readonly Knock[], since: number): Map<string, Knock> {
  const last = new Map<string, Knock>()
  for (const knock of knocks.toSorted((a, b) => a.at.localeCompare(b.at))) {
    if (Date.parse(knock.at) < since) continue
    if (knock.outcome === 'ABSENT' && (last.get(knock.home)?.outcome ?? 'ABSENT') !== 'ABSENT')
      continue
    last.set(knock.home, knock)
  }
  return last
}

/** Nobody was there, or nobody has knocked yet. */
export const isOpen = (outcome: VisitOutcome | undefined) =>
  outcome === undefined || outcome === 'ABSENT'

/** The next door where there is still somebody to be met: up the stairs, then from the beginning. */
export function nextDoor(
  stairs: readonly Stairs[],
  code: string,
  outcomeOf: (code: string) => VisitOutcome | undefined,
): string | undefined {
  const all = stairs.flatMap(({ doors }) => doors)
  const at = all.findIndex((one) => one.code === code)
  const onward = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))]
  return onward.find((one) => outcomeOf(one.code) === undefined)?.code
}

const most = 60

/** Doors as people type them: 101 102、103-106. @returns undefined where a part makes no sense */
export function doorsIn(typed: string): string[] | undefined {
  const doors = new Set<string>()
  for (const part of typed.split(/[\s,，、;；]+/).filter(Boolean)) {
    const range = /^(\d{1,4})[-–~—到至](\d{1,4})(号|室)?$/.exec(part)
    if (range) {
      const [from, to, sign = ''] = [Number(range[1]), Number(range[2]), range[3]]
      if (to < from || to - from >= most) return undefined
      for (let n = from; n <= to; n += 1) doors.add(`${n}${sign}`)
    } else if (part.length <= 20 && !part.includes('/')) doors.add(part)
    else return undefined
  }
  return doors.size > 0 && doors.size <= most ? [...doors] : undefined
}
