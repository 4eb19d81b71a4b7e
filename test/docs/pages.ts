import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Fence {
  language: string
  lines: string[]
}

export interface DocumentPage {
  /** From the root, with forward slashes. */
  path: string
  text: string
  fences: Fence[]
  /** What stands in `backticks` outside the fences. */
  quoted: string[]
  /** Targets of links and pictures, as written. */
  links: string[]
  /** Anchors of its headings, as repository hosts make them. */
  anchors: ReadonlySet<string>
}

const fence = /^(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm
const inline = /(`+)([^`\n]+)\1/g
const link = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|\b(?:src|href)="([^"]+)"/g
const definition = /^\[[^\]]+\]:\s+(\S+)/gm

export function readPage(path: string, text: string): DocumentPage {
  const fences = [...text.matchAll(fence)].map(([, , language = '', body = '']) => ({
    language: language.trim(),
    lines: body.split('\n'),
  }))
  const prose = text.replaceAll(fence, '')
  const spoken = prose.replaceAll(inline, '')
  return {
    path,
    text,
    fences,
    quoted: [...prose.matchAll(inline)].map(([, , code = '']) => code.trim()),
    links: [
      ...[...spoken.matchAll(link)].map(([, target, attribute]) => target ?? attribute ?? ''),
      ...[...spoken.matchAll(definition)].map(([, target = '']) => target),
    ],
    anchors: anchorsOf(prose),
  }
}

function anchorsOf(prose: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of prose.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = slugOf(heading)
    let unique = slug
    for (let n = 1; anchors.has(unique); n += 1) unique = `${slug}-${n}`
    anchors.add(unique)
  }
  for (const [, id = ''] of prose.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id)
  return anchors
}

/** Lower case, marks dropped, a hyphen for each blank; of a link its words alone. */
export function slugOf(heading: string): string {
  return heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

/** Every Markdown file of the repository. */
export function readPages(): DocumentPage[] {
  return globSync('**/*.md', {
    cwd: root,
    exclude: (path) => /^(node_modules|data|dist|tmp|\.git)$/.test(path),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readPage(path, readFileSync(join(root, path), 'utf8')))
}
