import { writeFileSync } from 'node:fs'
import { workflowPage } from './workflow-page.ts'

/** Writes docs/workflow.md from the table in contract/cases.ts. */
writeFileSync(new URL('../docs/workflow.md', import.meta.url), workflowPage())
