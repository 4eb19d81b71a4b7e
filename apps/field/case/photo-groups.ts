import type { CommandName } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'

export type Photo = FieldCase['attachments'][number]

/** What a person who reports shows; every other step is of those who work on it. */
const reporting: readonly CommandName[] = ['submit', 'supplement', 'requestReopen', 'answer']

/** The pictures of a matter: how it was found, and what came of it. Other files are read at a desk. */
export function photoGroups({
  attachments,
  timeline,
}: Pick<FieldCase, 'attachments' | 'timeline'>): { before: Photo[]; after: Photo[] } {
  const groups: { before: Photo[]; after: Photo[] } = { before: [], after: [] }
  for (const photo of attachments) {
    if (!photo.mediaType.startsWith('image/')) continue
    const step = timeline.find(({ seq }) => seq === photo.seq)?.command
    groups[step === undefined || reporting.includes(step) ? 'before' : 'after'].push(photo)
  }
  return groups
}
