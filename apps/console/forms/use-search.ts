import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { RegionView } from '#contract/api.ts'
import { levelAbove, levelOf, regionAt } from '#contract/levels.ts'
import type { Unit, UnitKind } from '#contract/town.ts'

/** Text that settles a moment after typing ends, so that each letter is not a request. */
export function useSettled(text: string, milliseconds = 250): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return useDeferredValue(settled)
}

const fresh = 10 * 60_000

export const unitsQuery = (query: {
  q?: string
  region?: string
  kind?: UnitKind
  limit?: number
}) =>
  queryOptions({
    queryKey: ['town', 'units', query],
    staleTime: fresh,
    queryFn: ({ signal }) => api.get<Unit[]>('/town/units', query, signal),
  })

/** Units by exact code, for the names of what is chosen already. */
export function useUnitsByCode(codes: readonly string[]): Unit[] {
  const answers = useQueries({
    queries: codes.map((code) => unitsQuery({ q: code, limit: 5 })),
  })
  return answers.flatMap(
    ({ data }, index) => data?.filter((unit) => unit.code === codes[index]) ?? [],
  )
}

export const regionsQuery = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['town', 'regions', parent ?? ''],
    staleTime: fresh,
    queryFn: ({ signal }) =>
      api.get<RegionView[]>('/town/regions', parent ? { parent } : undefined, signal),
  })

/** Names from the county down to the region itself; two 东关 are told apart by what they lie in. */
export function useRegionPath(code: string | undefined): RegionView[] {
  const chain = code ? chainOf(code) : []
  const answers = useQueries({ queries: chain.map(({ parent }) => regionsQuery(parent)) })
  return chain.flatMap(({ code: wanted }, index) => {
    const found = answers[index]?.data?.find((region) => region.code === wanted)
    return found ? [found] : []
  })
}

/** The region and those above it below the city, widest first, each with its parent. */
function chainOf(code: string): { code: string; parent: string | undefined }[] {
  const chain: { code: string; parent: string | undefined }[] = []
  for (let level = levelOf(code); ; ) {
    const above = levelAbove(level)
    chain.unshift({
      code: regionAt(code, level),
      parent: above ? regionAt(code, above) : undefined,
    })
    if (!above || above === 'CITY') return chain
    level = above
  }
}

const placeKinds = ['TOWNSHIP', 'VILLAGE', 'GRID'] as const

/** Regions by name: every township, village and grid is also a unit that carries its name. */
export function useRegionSearch(q: string) {
  const answers = useQueries({
    queries: placeKinds.map((kind) => ({
      ...unitsQuery({ q, kind, limit: 8 }),
      enabled: q !== '',
    })),
  })
  const found = new Map<string, Unit>()
  for (const unit of answers.flatMap(({ data }) => data ?? [])) found.set(unit.regionCode, unit)
  return {
    units: q === '' ? [] : [...found.values()],
    searching: answers.some((a) => a.isFetching),
  }
}

export function useUnitSearch(q: string, region: string | undefined) {
  return useQuery({
    ...unitsQuery({ q, ...(region ? { region } : {}), limit: 30 }),
    placeholderData: keepPreviousData,
  })
}
