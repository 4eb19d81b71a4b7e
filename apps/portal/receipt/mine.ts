import { keep, readKept } from '#apps/kit/keep.ts'
import type { Receipt } from '#contract/reports.ts'

/** A matter the person chose to keep on this device; never kept without being asked. */
export interface KeptMatter {
  caseCode: string
  queryCode?: string
  keptAt: string
}

const disk = () => localStorage
const tab = () => sessionStorage
const receiptKey = 'gezhong.portal.receipt'
const mattersKey = 'gezhong.portal.matters'
const queryKey = (caseCode: string) => `gezhong.portal.query.${caseCode}`

export type KeptReceipt = Pick<Receipt, 'caseCode' | 'queryCode' | 'acceptDueAt' | 'emergency'>

/** The receipt lives as long as the window: a shared telephone tells the next person nothing. */
export function keepReceipt({ caseCode, queryCode, acceptDueAt, emergency }: Receipt): void {
  keep(tab, receiptKey, { caseCode, queryCode, acceptDueAt, emergency })
  if (queryCode) keepQueryCode(caseCode, queryCode)
}
export function lastReceipt(): KeptReceipt | undefined {
  return readKept<KeptReceipt>(tab, receiptKey)
}

export function keepQueryCode(caseCode: string, queryCode: string): void {
  keep(tab, queryKey(caseCode), queryCode)
}
export function queryCodeOf(caseCode: string): string | undefined {
  return (
    readKept<string>(tab, queryKey(caseCode)) ??
    keptMatters().find((matter) => matter.caseCode === caseCode)?.queryCode
  )
}

export function keptMatters(): KeptMatter[] {
  return readKept<KeptMatter[]>(disk, mattersKey) ?? []
}
export function keepMatter(matter: KeptMatter): void {
  const others = keptMatters().filter(({ caseCode }) => caseCode !== matter.caseCode)
  keep(disk, mattersKey, [matter, ...others].slice(0, 20))
}
export function forgetMatter(caseCode: string): void {
  const left = keptMatters().filter((matter) => matter.caseCode !== caseCode)
  keep(disk, mattersKey, left.length > 0 ? left : undefined)
}
