import { type NoticeView, noticeFailures } from '#contract/notices.ts'

/** 对方网关拒绝（503） */
export function failureWords(
  { kind, detail }: NonNullable<NoticeView['failure']>,
  language: 'zh' | 'en',
): string {
  const words = noticeFailures[kind][language]
  if (!detail) return words
  return language === 'zh' ? `${words}（${detail}）` : `${words} (${detail})`
}
