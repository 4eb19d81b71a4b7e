import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { QuestionForm } from '#contract/questions.ts'
import type { StandardText } from '#contract/texts.ts'
import type { Category } from '#contract/town.ts'
import { parseCategories } from './categories.ts'
import { parseDepartments, type SeedDepartment } from './departments.ts'
import { parseDirectory, type SeedDirectoryRule } from './directory.ts'
import { parseForms } from './forms.ts'
import { parseRefusals, type SeedRefusal } from './refusals.ts'
import type { SeedFault } from './table.ts'
import { parseTexts } from './texts.ts'

export interface ReferenceSeeds {
  departments: SeedDepartment[]
  categories: Category[]
  forms: QuestionForm[]
  directory: SeedDirectoryRule[]
  refusals: SeedRefusal[]
  texts: StandardText[]
}

/** The folder of the files that come with the program. */
export const seedFolder = join(import.meta.dirname, '../../../db/seeds')

/**
 * Reads and checks all reference files of a folder.
 * @throws Error naming every fault with file and line, so that one edit can mend them all.
 */
export function loadReferenceSeeds(folder: string = seedFolder): ReferenceSeeds {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8')
  const departments = parseDepartments(text('departments.csv'))
  const codes = departments.items.map((department) => department.code)
  const categories = parseCategories(text('categories.csv'), codes)
  const forms = parseForms(text('forms.csv'), categories.items)
  const directory = parseDirectory(text('directory.csv'), codes)
  const refusals = parseRefusals(text('refusals.csv'))
  const texts = parseTexts(text('texts.csv'))
  const faults = [departments, categories, forms, directory, refusals, texts].flatMap(
    (read) => read.faults,
  )
  if (faults.length > 0) throw new Error(`seed data:\n${faults.map(describeFault).join('\n')}`)
  return {
    departments: departments.items,
    categories: categories.items,
    forms: forms.items,
    directory: directory.items,
    refusals: refusals.items,
    texts: texts.items,
  }
}

export function describeFault(fault: SeedFault): string {
  return `${fault.file}:${fault.line} ${fault.detail}`
}
