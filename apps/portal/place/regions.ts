import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { Bilingual } from '#contract/common.ts'

/** The prefecture this house serves; its counties are the first list. */
export const city = '6209'

/** Digits of each level of code, in the order in which they are chosen. */
export const levelLengths = [6, 9, 12, 15] as const
export type LevelLength = (typeof levelLengths)[number]

export interface RegionChoice {
  code: string
  name: Bilingual
}

const known = new Map<string, Promise<RegionChoice[]>>()

const seen = new Map<string, RegionChoice>()

async function askRegions(parent: string): Promise<RegionChoice[]> {
  const regions = await api.get<RegionChoice[]>('/town/regions', { parent })
  for (const region of regions) seen.set(region.code, region)
  return regions
}

function regionsBelow(parent: string): Promise<RegionChoice[]> {
  const asked = known.get(parent) ?? askRegions(parent)
  known.set(parent, asked)
  asked.catch(() => known.delete(parent))
  return asked
}

/** A region with its whole path as its name; every list above it has been on screen. */
export function withPath(code: string): RegionChoice {
  const path = chainOf(code).flatMap((one) => seen.get(one)?.name ?? [])
  return { code, name: pathName(path) }
}

export type RegionList =
  | { state: 'none' | 'loading' | 'failed' }
  | { state: 'ready'; regions: RegionChoice[] }

/** Regions directly below; each list is fetched once, and anew by `again` after a failure. */
export function useRegions(parent: string | undefined): RegionList & { again: () => void } {
  const [list, setList] = useState<RegionList>({ state: 'none' })
  const wanted = useRef<string>(undefined)
  const ask = useCallback(() => {
    wanted.current = parent
    setList({ state: parent === undefined ? 'none' : 'loading' })
    if (parent === undefined) return
    regionsBelow(parent).then(
      (regions) => wanted.current === parent && setList({ state: 'ready', regions }),
      () => wanted.current === parent && setList({ state: 'failed' }),
    )
  }, [parent])
  useEffect(ask, [ask])
  return { ...list, again: ask }
}

/** The codes above a region and its own: 620902107203 → 620902, 620902107, 620902107203. */
export function chainOf(code: string): string[] {
  return levelLengths
    .filter((length) => length <= code.length)
    .map((length) => code.slice(0, length))
}

/** A village without its office, as people call it: 广厦社区居委会 → 广厦社区. */
export function shortName(name: string): string {
  return name.replace(/(居民委员会|村民委员会|居委会|(?<=村)村委会|委会)$/, '')
}

/** "Suzhou district · Dongjie street · …": the path as one name in both languages. */
export function pathName(names: readonly Bilingual[]): Bilingual {
  return {
    zh: names.map(({ zh }) => zh).join(' '),
    en: names.map(({ zh, en }) => en || zh).join(', '),
  }
}
