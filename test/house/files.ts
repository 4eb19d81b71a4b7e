import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string
  text: string
  /** Files of this house that it imports, from the root; packages are left out. */
  imports: string[]
  packages: string[]
}

const importing = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\s]+)'/g

/** #contract/x.ts and ./x.ts as paths from the root; undefined for a package. */
function resolve(path: string, target: string): string | undefined {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.') ? join(dirname(path), target) : undefined
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const imports: string[] = []
  const packages: string[] = []
  for (const [, target = ''] of text.matchAll(importing)) {
    const own = resolve(path, target)
    if (own === undefined) packages.push(target)
    else imports.push(own)
  }
  return { path, text, imports, packages }
}

/** All TypeScript of the house. */
export function sourceFiles(): SourceFile[] {
  return globSync('{contract,server,apps,bin,test}/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/') && !path.endsWith('.d.ts'))
    .sort()
    .map(read)
}

/** Tests and what serves them alone may reach everywhere. */
export const isTest = (path: string) =>
  path.startsWith('test/') || /\.test(-kit)?\.tsx?$/.test(path)

export const isWithin = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))
