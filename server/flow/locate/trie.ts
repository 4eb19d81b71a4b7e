/** Finds the longest known text at each place of another; most places fail at the first character. */
export interface Trie<Value> {
  find(text: string): { text: string; index: number; value: Value }[]
}

interface Node<Value> {
  next: Map<number, Node<Value>>
  value?: Value
}

export function createTrie<Value>(entries: ReadonlyMap<string, Value>): Trie<Value> {
  const root: Node<Value> = { next: new Map() }
  for (const [text, value] of entries) {
    let node = root
    for (let i = 0; i < text.length; i += 1) {
      const character = text.charCodeAt(i)
      let next = node.next.get(character)
      if (!next) {
        next = { next: new Map() }
        node.next.set(character, next)
      }
      node = next
    }
    node.value = value
  }
  return {
    find(text) {
      const found: { text: string; index: number; value: Value }[] = []
      for (let index = 0; index < text.length; index += 1) {
        let node: Node<Value> | undefined = root
        let end = 0
        let value: Value | undefined
        for (let i = index; node; i += 1) {
          if (node.value !== undefined) {
            value = node.value
            end = i
          }
          node = i < text.length ? node.next.get(text.charCodeAt(i)) : undefined
        }
        if (value === undefined) continue
        found.push({ text: text.slice(index, end), index, value })
        index = end - 1
      }
      return found
    },
  }
}
