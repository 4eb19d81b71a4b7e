import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandNames } from '../contract/cases.ts'
import { guards } from '../contract/guards.ts'
import { stateNames } from '../contract/states.ts'
import { workflowPage } from './workflow-page.ts'

describe('docs/workflow.md', () => {
  const page = workflowPage()

  it('is what the table says today; else run: node bin/diagram.ts', () => {
    const committed = readFileSync(new URL('../docs/workflow.md', import.meta.url), 'utf8')
    expect(committed).toBe(page)
  })

  it('names every state, command and guard', () => {
    for (const name of stateNames) expect(page).toContain(`  ${name} : `)
    for (const name of commandNames) expect(page).toContain(`\`${name}\``)
    for (const name of Object.keys(guards)) expect(page).toContain(`\`${name}\``)
  })

  it('keeps every row of the tables to eight cells', () => {
    const rows = page.split('\n').filter((row) => row.startsWith('|'))
    for (const row of rows) expect(row.split('|')).toHaveLength(10)
  })
})
