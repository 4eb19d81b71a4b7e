import { type CaseState, openStates } from '#contract/states.ts'

/** A look on the map: colour and shape both tell, and the legend names the states. */
export interface CaseGroup {
  name: 'decide' | 'objected' | 'handle' | 'held' | 'check'
  colour: string
  shape: 'circle' | 'diamond' | 'triangle' | 'square' | 'bar'
  states: readonly CaseState[]
}

/** Open states by what they wait for; colours are those of StateTag. */
export const caseGroups: readonly CaseGroup[] = [
  { name: 'decide', colour: '#b06a00', shape: 'diamond', states: ['REGISTERED'] },
  { name: 'objected', colour: '#a8201a', shape: 'triangle', states: ['OBJECTED'] },
  {
    name: 'handle',
    colour: '#0f5257',
    shape: 'circle',
    states: ['ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'],
  },
  { name: 'held', colour: '#566064', shape: 'bar', states: ['ON_HOLD'] },
  { name: 'check', colour: '#1d6a3c', shape: 'square', states: ['RESOLVED', 'FOLLOW_UP'] },
]

const byState = new Map(
  caseGroups.flatMap((group) => group.states.map((state) => [state, group.name] as const)),
)

/** Only open matters are on the map; what closed a moment ago looks like what waits for its check. */
export const groupOf = (state: CaseState): CaseGroup['name'] => byState.get(state) ?? 'check'

/** States without a look of their own: none, or a state was added and forgotten here. */
export const unshownStates = openStates.filter((state) => !byState.has(state))
