import type { Candidate, LikenessView } from '#contract/likeness.ts'
import { stateNames } from '#contract/states.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Town } from '#server/town/town.ts'
import type { Actor } from '../actor.ts'
import type { Case } from '../case.ts'
import { answersTo, kinOf } from '../kin.ts'
import { casesByIds } from '../lists.ts'
import { present } from '../present.ts'
import { seesReporter } from '../view.ts'
import { likelyCases, wordsOf } from './find.ts'
import { linksOf } from './links.ts'
import { pairsOf, rarityAmong } from './pairs.ts'
import { type Likened, likeness } from './score.ts'
import { least, most } from './weights.ts'

export interface Asking {
  caseFile: Case
  actor: Actor
  town: Town
  now: Date
}

const shownWords = 160

/** What may be the same matter, what is related, and what was merged into it: within the actor's scope. */
export async function likenessView(sql: Sql, asking: Asking): Promise<LikenessView> {
  const { caseFile, now } = asking
  const links = await linksOf(sql, caseFile.id)
  const kin = await kinOf(sql, caseFile)
  const children = kin.filter(({ parentId }) => parentId === caseFile.id)
  const likely = caseFile.closedAt === null ? await likelyCases(sql, caseFile, now) : []
  const told = new Set([...links.map(({ otherId }) => otherId), ...kin.map(({ id }) => id)])
  const open = likely.filter(({ id }) => !told.has(id))
  const ids = [...open.map(({ id }) => id), ...children.map(({ id }) => id)]
  const words = await wordsOf(sql, [caseFile.id, ...ids], caseFile.id)
  const linked = await casesByIds(
    sql,
    links.filter(({ kind }) => kind === 'RELATED').map(({ otherId }) => otherId),
  )
  const gathered = await casesByIds(
    sql,
    children.map(({ id }) => id),
  )
  return {
    candidates: candidatesOf(asking, open, words),
    related: linked.map((other) => ({
      ...brief(other),
      linkedAt: links.find(({ otherId }) => otherId === other.id)?.at.toISOString() ?? '',
    })),
    gathered: gathered.map((child) =>
      present<LikenessView['gathered'][number]>({
        ...brief(child),
        words: words.get(child.id)?.words ?? '',
        solved: child.facets.answer?.solved,
      }),
    ),
    answers: answersTo(caseFile, kin),
  }
}

function candidatesOf(
  { caseFile, actor, town }: Asking,
  others: readonly Case[],
  words: ReadonlyMap<string, { words: string; samePhone: boolean }>,
): Candidate[] {
  const wordsFor = ({ id, title }: Case) => `${title}\n${words.get(id)?.words ?? ''}`
  const rarity = rarityAmong([caseFile, ...others].map((one) => pairsOf(wordsFor(one))))
  const likened = (one: Case): Likened => ({
    ...one,
    point: one.lng !== null && one.lat !== null ? { lng: one.lng, lat: one.lat } : null,
    words: wordsFor(one),
  })
  const nameOf = (code: string) => town.category(code)?.data.name ?? { zh: code, en: code }
  return others
    .map((other) => {
      // That two reports are one person's is part of who reported: only for those who may see it.
      const sees = seesReporter(actor, caseFile) && seesReporter(actor, other)
      const found = likeness(likened(caseFile), likened(other), rarity, nameOf, {
        samePhone: sees && words.get(other.id)?.samePhone === true,
        said: caseFile.facets.sameAs === other.id || other.facets.sameAs === caseFile.id,
      })
      return { other, found }
    })
    .filter(({ found }) => found.points >= least)
    .toSorted((a, b) => b.found.points - a.found.points)
    .slice(0, most)
    .map(({ other, found }) =>
      present<Candidate>({
        ...brief(other),
        category: other.categoryCode
          ? { code: other.categoryCode, name: nameOf(other.categoryCode) }
          : undefined,
        region: { code: other.regionCode, name: town.regionName(other.regionCode) },
        closedAt: other.closedAt?.toISOString(),
        words: (words.get(other.id)?.words ?? '').slice(0, shownWords),
        metres: found.metres === undefined ? undefined : Math.round(found.metres),
        confidence: found.confidence,
        reasons: found.reasons,
        proposal: proposalFor(caseFile, other),
      }),
    )
}

/** The one that is further on takes the other in; of two equally far, the older. */
export function proposalFor(one: Case, other: Case): Candidate['proposal'] {
  if (other.closedAt !== null) return 'REOPEN'
  const ahead = stateNames.indexOf(other.state) - stateNames.indexOf(one.state)
  const olderFirst = one.receivedAt.getTime() - other.receivedAt.getTime()
  return (ahead || olderFirst) >= 0 ? 'INTO_THAT' : 'INTO_THIS'
}

function brief({ id, caseCode, version, state, title, channel, receivedAt }: Case) {
  return { id, caseCode, version, state, title, channel, receivedAt: receivedAt.toISOString() }
}
