import type { Texts } from '#apps/kit/i18n.ts'

export const undoTexts = {
  'undo.back': ['撤销', 'Undo'],
  'undo.done': ['已撤销', 'Taken back'],
} as const satisfies Texts
