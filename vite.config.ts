import { globSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { fieldFiles } from './bin/field-files.ts'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// bin/build-pages.ts builds beside and swaps, so that nobody is served half a build.
const outDir = process.env.GEZHONG_PAGES_OUT ?? file('dist/apps')

/**
 * Puts .br and .gz beside every hashed text file, once, instead of at each request; .gz because
 * browsers ask for Brotli over https alone. Quality 9: 11 takes ten times as long for 3 % less.
 */
function compressed(): Plugin {
  const brotli = promisify(brotliCompress)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle() {
      const assets = join(outDir, 'assets')
      const names = (await readdir(assets)).filter((name) => /\.(m?js|css|svg)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const path = join(assets, name)
          const content = await readFile(path)
          if (content.length < 1024) return
          await writeFile(`${path}.br`, await brotli(content, { params }))
          await writeFile(`${path}.gz`, await promisify(gzip)(content))
        }),
      )
    },
  }
}

interface Graph {
  getModuleInfo(id: string): { importedIds: string[]; dynamicallyImportedIds: string[] } | null
}

/** What the console always shows first, though it is written in parts: one file, instead of eighty. */
const consoleFirst = ['main.tsx', 'shell/Shell.tsx', 'worklist/WorklistPage.tsx'].map((part) =>
  file(`apps/console/${part}`),
)

const mains = globSync(file('apps/*/main.tsx'))

/** @param deep also what is only imported when it is needed */
function reach(graph: Graph, entries: readonly string[], deep: boolean): Set<string> {
  const reached = new Set(entries)
  for (const id of reached) {
    const module = graph.getModuleInfo(id)
    for (const next of module?.importedIds ?? []) reached.add(next)
    if (deep) for (const next of module?.dynamicallyImportedIds ?? []) reached.add(next)
  }
  return reached
}

let shared: Set<string> | undefined
/** What the console's first file has in common with the other apps: a file of its own, for all of them. */
function sharedModules(graph: Graph): Set<string> {
  if (shared) return shared
  const others = mains.filter((id) => !consoleFirst.includes(id))
  const first = reach(graph, consoleFirst, false)
  shared = new Set([...reach(graph, others, true)].filter((id) => first.has(id)))
  return shared
}

let field: Map<string, 'field' | 'kit'> | undefined
/**
 * What the phone in the grid needs to start: one file of its own instead of twenty on a slow line, and
 * one of what it has in common with other apps, which those load too.
 */
function fieldPart(graph: Graph, id: string): 'field' | 'kit' | null {
  if (!field) {
    const main = file('apps/field/main.tsx')
    const others = [...mains.filter((one) => one !== main), ...consoleFirst]
    const elsewhere = reach(graph, others, true)
    field = new Map(
      [...reach(graph, [main], false)].map((one) => [one, elsewhere.has(one) ? 'kit' : 'field']),
    )
  }
  return field.get(id) ?? null
}

/**
 * Has the browser fetch the scripts of these modules with the first ones, instead of when the first
 * ones have run: what an app always shows first, though it comes in parts of its own.
 */
function fetchedAtOnce(parts: Record<string, string[]>): Plugin {
  return {
    name: 'fetched-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, path }) {
        const files = new Set<string>()
        const styles = new Set<string>()
        const add = (file: string) => {
          const chunk = bundle[file]
          if (files.has(file) || chunk?.type !== 'chunk') return
          files.add(file)
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
          for (const imported of chunk.imports) add(imported)
        }
        const wanted = parts[path] ?? []
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && wanted.some((part) => chunk.facadeModuleId?.endsWith(part)))
            add(chunk.fileName)
        const link = (rel: string) => (name: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${name}` },
          injectTo: 'head' as const,
        })
        const isNew = (name: string) => !html.includes(name)
        return [
          ...[...styles].filter(isNew).map(link('stylesheet')),
          ...[...files].filter(isNew).map(link('modulepreload')),
        ]
      },
    },
  }
}

/**
 * What pdf.js asks for while it draws: character maps for Chinese without embedded fonts, and the
 * fonts that every PDF may count on. Under its version, because they are kept for a year.
 */
function pdfAids(): Plugin {
  const home = file('node_modules/pdfjs-dist')
  return {
    name: 'pdf-aids',
    apply: 'build',
    async generateBundle() {
      const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
      for (const folder of ['cmaps', 'standard_fonts'])
        for (const name of await readdir(join(home, folder)))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdf-${version}/${folder}/${name}`,
            source: await readFile(join(home, folder, name)),
          })
    },
  }
}

/**
 * One build, one page per audience: an app is a folder of apps/ with its own index.html, built to
 * dist/apps/<app>/index.html, its hashed files under dist/apps/assets.
 */
export default defineConfig({
  root: file('apps'),
  base: '/',
  appType: 'mpa',
  plugins: [
    react(),
    compressed(),
    pdfAids(),
    fieldFiles(),
    fetchedAtOnce({
      '/console/index.html': ['console/shell/Shell.tsx', 'console/worklist/WorklistPage.tsx'],
    }),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The map library alone is above Vite's warning size; it loads only where a map is shown.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: [...globSync(file('apps/*/index.html')), file('apps/field/sw/sw.ts')],
      output: {
        // A worker reaches only below its own address, and is asked for by one name for ever.
        entryFileNames: ({ name }) => (name === 'sw' ? 'field/sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {
              debugName: 'shared',
              name: (id, graph) => (sharedModules(graph).has(id) ? 'shared' : null),
            },
            // In this order: a group takes along what its modules import, unless one before it has.
            ...(['kit', 'field'] as const).map((part) => ({
              debugName: part,
              name: (id: string, graph: Graph) => (fieldPart(graph, id) === part ? part : null),
            })),
            { name: 'console', test: (id) => consoleFirst.includes(id) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
