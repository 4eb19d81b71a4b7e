/**
 * Finds all words of a list in a text in one pass (Aho and Corasick, 1975), as a full transition
 * table: one look-up per character, whatever the number of words.
 */
export interface Automaton {
  /** Calls `hit(word number, index of its first character)` for every occurrence. */
  scan(text: string, hit: (word: number, index: number) => void): void
}

/** Latin letters match in either case and in full width, so that KTV finds ktv and ＫＴＶ. */
function folded(code: number): number {
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
  return narrow >= 0x41 && narrow <= 0x5a ? narrow + 0x20 : narrow
}

export function buildAutomaton(words: readonly string[]): Automaton {
  const alphabet = letters(words)
  const width = Math.max(...alphabet) + 1
  const { table, wordAt } = buildTrie(words, alphabet, width)
  const lengths = Int32Array.from(words, (word) => word.length)
  const { fail, order } = links(table, width)
  const ends = Int32Array.from({ length: fail.length }, (_, node) => wordAt.get(node) ?? -1)
  // The nearest shorter word ending here too: a chain, so that no list is built per node.
  const next = new Int32Array(fail.length)
  for (const node of order) {
    const back = fail[node] ?? 0
    next[node] = (ends[back] ?? -1) >= 0 ? back : (next[back] ?? 0)
  }
  return {
    scan(text, hit) {
      let node = 0
      for (let at = 0; at < text.length; at++) {
        const letter = alphabet[text.charCodeAt(at)] ?? 0
        node = letter === 0 ? 0 : (table[node * width + letter] ?? 0)
        for (let end = node; end !== 0; end = next[end] ?? 0) {
          const word = ends[end] ?? -1
          if (word >= 0) hit(word, at + 1 - (lengths[word] ?? 0))
        }
      }
    },
  }
}

/** Numbers the characters that occur in the words from 1; 0 is every other character. */
function letters(words: readonly string[]): Uint16Array {
  const alphabet = new Uint16Array(0x10000)
  const numbers = new Map<number, number>()
  for (const word of words)
    for (let at = 0; at < word.length; at++) {
      const code = folded(word.charCodeAt(at))
      if (!numbers.has(code)) numbers.set(code, numbers.size + 1)
    }
  for (let code = 0; code < 0x10000; code++) alphabet[code] = numbers.get(folded(code)) ?? 0
  return alphabet
}

/** Two bytes a cell: 4,300 words make a table of about 17 MB. @throws RangeError above 65,535 nodes. */
function buildTrie(words: readonly string[], alphabet: Uint16Array, width: number) {
  const starts = words.flatMap((word) =>
    Array.from({ length: word.length }, (_, at) => word.slice(0, at + 1).toLowerCase()),
  )
  const bound = new Set(starts).size + 1
  if (bound > 0xffff) throw new RangeError(`${bound} nodes are too many for one automaton`)
  const table = new Uint16Array(bound * width)
  const wordAt = new Map<number, number>()
  let nodes = 1
  words.forEach((word, number) => {
    let node = 0
    for (let at = 0; at < word.length; at++) {
      const cell = node * width + (alphabet[word.charCodeAt(at)] ?? 0)
      let child = table[cell] ?? 0
      if (child === 0) {
        child = nodes++
        table[cell] = child
      }
      node = child
    }
    wordAt.set(node, number)
  })
  return { table, wordAt }
}

/** Breadth first: where a node has no child, its transition is that of the longest suffix's node. */
function links(table: Uint16Array, width: number) {
  const fail = new Int32Array(table.length / width)
  const order: number[] = []
  for (let letter = 0; letter < width; letter++)
    if (table[letter] !== 0) order.push(table[letter] ?? 0)
  for (let at = 0; at < order.length; at++) {
    const node = order[at] ?? 0
    const back = fail[node] ?? 0
    for (let letter = 0; letter < width; letter++) {
      const cell = node * width + letter
      const child = table[cell] ?? 0
      const fallback = table[back * width + letter] ?? 0
      if (child === 0) table[cell] = fallback
      else {
        fail[child] = fallback
        order.push(child)
      }
    }
  }
  return { fail, order }
}
