import type { NoticeView } from '#contract/notices.ts'

export interface Told extends Pick<NoticeView, 'template' | 'createdAt' | 'said' | 'text'> {
  key: string
  notices: NoticeView[]
}

/** One step of the matter told in the same words is one thing, by however many ways it went; newest first. */
export function grouped(notices: readonly NoticeView[]): Told[] {
  const groups = Map.groupBy(
    notices,
    ({ createdAt, template, said }) => `${createdAt} ${template} ${said ?? ''}`,
  )
  return [...groups]
    .flatMap(([key, [first, ...rest]]): Told[] =>
      first
        ? [
            {
              key,
              template: first.template,
              createdAt: first.createdAt,
              ...(first.said ? { said: first.said } : {}),
              ...(first.text ? { text: first.text } : {}),
              notices: [first, ...rest],
            },
          ]
        : [],
    )
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
}
