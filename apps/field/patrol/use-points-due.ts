import type { PatrolsSection } from '#contract/patrols.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { knownChecks } from './checks.ts'
import { weekPoints } from './points.ts'

/** How many checkpoints are due today. */
export function usePointsDue(): number {
  const section = useSection<PatrolsSection>('patrols')
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  if (!section) return 0
  const points = weekPoints(section.routes, knownChecks(section, deeds, receipts), fieldNow())
  return points.filter(({ due }) => due === 'TODAY').length
}
