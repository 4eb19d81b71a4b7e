import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTest, isWithin, type SourceFile, sourceFiles } from './house/files.ts'
import * as rules from './house/rules.ts'

// The rules of the house, executed. They are data in test/house/rules.ts: where the work shows a
// better way, change them there and in ARCHITECTURE.md together.

const files = sourceFiles()
const own = files.filter((file) => !isTest(file.path))

function partOf({ path }: SourceFile): rules.Part | undefined {
  return rules.parts.find(
    ({ part, only }) => isWithin(path, [part]) && (only === undefined || only.test(path)),
  )
}

const listing = (found: Iterable<string>) => [...found].toSorted()

describe('who may import whom', () => {
  it('sees the house', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(own.filter((file) => !partOf(file)).map((file) => file.path)).toEqual([])
    // Every line of the rules is about some file: a folder that moved takes its rule along.
    for (const rule of rules.parts)
      expect(
        own.some((file) => partOf(file) === rule),
        rule.part + (rule.only ?? ''),
      ).toBe(true)
  })

  it('knows every file that is imported', () => {
    const paths = new Set(files.map((file) => file.path))
    const missing = own.flatMap(({ path, imports }) =>
      imports
        .filter((target) => /\.tsx?$/.test(target) && !paths.has(target))
        .map((t) => `${path} -> ${t}`),
    )
    expect(missing).toEqual([])
  })

  it('is kept: contract < platform < town < cases < flow < channels < entries', () => {
    const broken = own.flatMap((file) => {
      const rule = partOf(file)
      if (!rule) return []
      return file.imports
        .filter((target) => !isWithin(target, [rule.part, ...rule.may]))
        .map((target) => `${file.path} -> ${target}`)
    })
    expect(listing(broken)).toEqual([])
  })

  it('keeps the contract free of everything but the schema library', () => {
    const broken = own
      .filter((file) => file.path.startsWith('contract/'))
      .flatMap(({ path, packages }) =>
        packages
          .filter((name) => !rules.contractPackages.test(name))
          .map((name) => `${path}: ${name}`),
      )
    expect(broken).toEqual([])
  })

  it('keeps tests and their factories out of the program', () => {
    const broken = own
      .filter(({ path, imports }) => path !== 'bin/test.ts' && imports.some(isTest))
      .map((file) => file.path)
    expect(broken).toEqual([])
  })
})

describe('entry points', () => {
  const inside = own.filter(
    (file) => file.path.startsWith('server/') && !isWithin(file.path, rules.entries),
  )

  it('alone read the environment', () => {
    const broken = inside.filter((file) => /\bprocess\.env\b/.test(file.text)).map((f) => f.path)
    expect(broken).toEqual([])
  })

  it('alone construct database, seals, town and configuration', () => {
    const broken = inside.filter(({ text }) =>
      text
        .split('\n')
        .some((line) => rules.constructors.test(line) && !/^export (async )?function/.test(line)),
    )
    expect(broken.map((file) => file.path)).toEqual([])
  })
})

describe('SQL', () => {
  const server = own.filter((file) => file.path.startsWith('server/'))
  const asks = /\.query\s*[<(]|\bpg\b.*from 'pg'/

  it('stands in no file that decides, presents or routes', () => {
    const broken = server.filter(({ path, text }) => rules.withoutSql.test(path) && asks.test(text))
    expect(broken.map((file) => file.path)).toEqual([])
  })

  it('changes a table in its own module alone', () => {
    const broken = server.flatMap(({ path, text }) =>
      // Upper-case words and prose beside the code are no statements.
      [...text.matchAll(rules.writing)].flatMap(([, table = '']) => {
        const owners = rules.tables[table]
        return owners && !isWithin(path, owners) ? [`${path} writes ${table}`] : []
      }),
    )
    expect(listing(new Set(broken))).toEqual([])
  })
})

describe('files', () => {
  it('are short enough to be read', () => {
    const most = ({ path }: SourceFile) =>
      rules.long[path] ?? (isTest(path) ? (rules.long.test ?? 0) : rules.mostLines)
    const broken = files.filter((file) => file.text.split('\n').length - 1 > most(file))
    expect(broken.map((file) => `${file.path} ${file.text.split('\n').length - 1}`)).toEqual([])
  })

  it('are named in kebab-case, components in PascalCase', () => {
    const broken = files.filter(({ path }) => {
      const name = basename(path)
      return !(path.endsWith('.tsx') ? rules.componentName : rules.fileName).test(name)
    })
    expect(broken.map((file) => file.path)).toEqual([])
  })

  it('export what is theirs: no barrels', () => {
    const broken = files.filter(({ path, text }) => {
      const passing = /^export\s+(\*|type\s*\{|\{)[^;\n]*\sfrom\s/m.test(text)
      return passing || /(^|\/)index\.tsx?$/.test(path)
    })
    expect(broken.map((file) => file.path)).toEqual([])
  })

  it('say what things are: no any, no silenced compiler', () => {
    // Put together, so that this file does not name what it forbids.
    const loose = new RegExp(
      `(:|<|\\bas|,)\\s*${'an'}y\\b\\s*([\\[\\]>,;=)|&]|$)|@ts-(ignore|nocheck)`,
      'm',
    )
    const code = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')
    expect(loose.test('const x: any = 1')).toBe(true)
    const broken = files.filter(
      (file) => file.path !== 'test/house.test.ts' && loose.test(code(file.text)),
    )
    expect(broken.map((file) => file.path)).toEqual([])
  })

  it('export by name', () => {
    const broken = own.filter(
      ({ path, text }) => /^export default\b/m.test(text) && !/config\.ts$/.test(path),
    )
    expect(broken.map((file) => file.path)).toEqual([])
  })
})
