/** The commands of a line or of several, each as its words: what stands between && || | and ;. */
export function commandsOf(text: string): string[][] {
  const commands: string[][] = []
  let words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  const endWord = () => {
    if (word !== undefined) words.push(word)
    word = undefined
  }
  const endCommand = () => {
    endWord()
    if (words.length > 0) commands.push(words)
    words = []
  }
  const source = text.replaceAll(/\\\n\s*/g, ' ')
  for (let at = 0; at < source.length; at += 1) {
    const mark = source.charAt(at)
    if (quote !== undefined) {
      if (mark === quote) quote = undefined
      else word = (word ?? '') + mark
    } else if (mark === '"' || mark === "'") {
      quote = mark
      word ??= ''
    } else if (mark === '#' && word === undefined) {
      while (at + 1 < source.length && source.charAt(at + 1) !== '\n') at += 1
    } else if (/[\n;|&]/.test(mark)) endCommand()
    else if (/\s/.test(mark)) endWord()
    else word = (word ?? '') + mark
  }
  endCommand()
  return commands.map(bare).filter((command) => command.length > 0)
}

/** Without variables before it, and without what only says as whom it runs. */
function bare(words: readonly string[]): string[] {
  const [first = '', ...rest] = words
  if (/^[A-Z_]+=/.test(first) || first === 'env') return bare(rest)
  if (first === 'sudo') return bare(rest[0] === '-u' ? rest.slice(2) : rest)
  if (first === 'systemd-run') return bare(rest.slice(rest.findIndex((word) => !/^-/.test(word))))
  return [...words]
}
