import { inLanguage } from '#apps/kit/case-words.ts'
import { type CommandName, commandNames, commands } from '#contract/cases.ts'
import { type NoticeTemplate, noticeTemplates } from '#contract/notices.ts'
import { caseStates, stateNames } from '#contract/states.ts'
import { textUses } from '#contract/texts.ts'
import { fieldName } from '../forms/names.ts'
import type { Choice } from '../forms/SchemaForm.tsx'

type Language = 'zh' | 'en'

/** resolve.reply as people say it: 办结 · 给诉求人的答复. */
export function nameOfUse(use: string, language: Language): string {
  const [scope = '', name = ''] = use.split('.')
  if (scope === 'notice') {
    const template = noticeTemplates[name as NoticeTemplate]
    return template ? inLanguage(template, language) : use
  }
  const command = commandNames.find((one): one is CommandName => one === scope)
  if (!command) return use
  return `${inLanguage(commands[command], language)} · ${fieldName(name, scope)[language]}`
}

/** Uses and states by name, for the form of a standard text. */
export function textChoices(language: Language): Record<string, readonly Choice[]> {
  return {
    use: textUses.map((use) => ({ value: use, label: nameOfUse(use, language) })),
    states: stateNames.map((state) => ({
      value: state,
      label: inLanguage(caseStates[state], language),
    })),
  }
}
