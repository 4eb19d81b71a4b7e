export type PatternKind = 'strong' | 'weak' | 'negative'

/** A pattern of a leaf: every group must be present, each by any of its words. */
export interface Pattern {
  /** Leaf code, or 110, 119, 120 in the emergency lexicon. */
  leaf: string
  kind: PatternKind
  weight: number
  groups: readonly (readonly string[])[]
}

export interface LexiconFault {
  file: string
  line: number
  detail: string
}

/** Weights before any training: own, tuned on real messages by coverage and by reading proposals. */
const marks: Readonly<Record<string, { kind: PatternKind; weight: number }>> = {
  '++': { kind: 'strong', weight: 4 },
  '+': { kind: 'weak', weight: 1 },
  '-': { kind: 'negative', weight: -3 },
}

export interface LexiconFile {
  name: string
  text: string
}

/**
 * Reads lexicon files. A line `[0407] name` opens a leaf; `++`, `+` and `-` lines hold its strong,
 * weak and negative patterns, parted by blanks. A pattern is a word, `a&b` (both, near each other),
 * `(a|b)` (either), or `@name` (a group defined by a line `@name = a|b`); `*2` at its end multiplies
 * its weight. Every fault is named.
 */
export function parseLexicon(files: readonly LexiconFile[]): {
  patterns: Pattern[]
  faults: LexiconFault[]
} {
  const patterns: Pattern[] = []
  const faults: LexiconFault[] = []
  const named = new Map<string, readonly string[]>()
  for (const [file, line, text] of lines(files)) {
    const definition = /^@(\w+) = (.+)$/.exec(text)
    if (definition?.[1] === undefined || definition[2] === undefined) continue
    if (named.has(definition[1]))
      faults.push({ file, line, detail: `@${definition[1]} is there twice` })
    named.set(definition[1], definition[2].split('|'))
  }
  let leaf = ''
  const seen = new Set<string>()
  for (const [file, line, text] of lines(files)) {
    const head = /^\[(\d{3,4})\]/.exec(text)
    if (head?.[1] !== undefined) leaf = head[1]
    if (head || text.startsWith('@')) continue
    const [sign = '', ...words] = text.split(/\s+/)
    const mark = marks[sign]
    if (mark === undefined || leaf === '') {
      faults.push({ file, line, detail: `not a heading, a group or a line of patterns: ${text}` })
      continue
    }
    for (const word of words) {
      const pattern = parsePattern(word, named)
      if (typeof pattern === 'string') faults.push({ file, line, detail: pattern })
      else if (seen.has(`${leaf} ${word}`))
        faults.push({ file, line, detail: `${word} stands twice in ${leaf}` })
      else
        patterns.push({
          leaf,
          kind: mark.kind,
          weight: mark.weight * pattern.factor,
          groups: pattern.groups,
        })
      seen.add(`${leaf} ${word}`)
    }
  }
  return { patterns, faults }
}

function* lines(files: readonly LexiconFile[]): Generator<[string, number, string]> {
  for (const { name, text } of files)
    for (const [at, line] of text.split('\n').entries()) {
      const trimmed = line.trim()
      if (trimmed !== '' && !trimmed.startsWith('#')) yield [name, at + 1, trimmed]
    }
}

/** The groups of one pattern, or the fault in words. */
function parsePattern(
  source: string,
  named: ReadonlyMap<string, readonly string[]>,
): { groups: (readonly string[])[]; factor: number } | string {
  const [body = '', factorText = '1'] = source.split('*')
  const factor = Number(factorText)
  if (!(factor > 0)) return `the factor of ${source} is no number`
  const groups: (readonly string[])[] = []
  for (const part of body.split('&')) {
    const words = part.startsWith('@')
      ? named.get(part.slice(1))
      : part.replace(/^\((.*)\)$/, '$1').split('|')
    if (words === undefined) return `${part} of ${source} is not defined`
    if (words.some((word) => word === '' || /[()@|&*]/.test(word)))
      return `${source} cannot be read`
    groups.push(words)
  }
  return { groups, factor }
}
