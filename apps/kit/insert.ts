/** Words put in at the caret, over what is selected there; at the end where there is no caret. */
export function insertAt(
  text: string,
  caret: { selectionStart: number | null; selectionEnd: number | null } | undefined,
  words: string,
): { text: string; caret: number } {
  const from = Math.min(caret?.selectionStart ?? text.length, text.length)
  const to = Math.min(Math.max(caret?.selectionEnd ?? from, from), text.length)
  return { text: text.slice(0, from) + words + text.slice(to), caret: from + words.length }
}
