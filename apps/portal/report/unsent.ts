import { readKept } from '#apps/kit/keep.ts'
import type { Draft, PortalReport } from './draft.ts'

export const draftKeptAs = 'gezhong.portal.draft'
export const outboxKeptAs = 'gezhong.portal.outbox'

/** Whether a report was sent off on this device and has not arrived, as far as is known. */
export function hasUnsent(disk: () => Storage = () => localStorage): boolean {
  return (
    readKept<PortalReport>(disk, outboxKeptAs) !== undefined ||
    readKept<Draft>(disk, draftKeptAs)?.wanted === true
  )
}
