import { globSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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
    async closeBundle() {
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

/**
 * One build, one page per audience: an app is a folder of apps/ with its own index.html, built to
 * dist/apps/<app>/index.html, its hashed files under dist/apps/assets.
 */
export default defineConfig({
  root: file('apps'),
  base: '/',
  appType: 'mpa',
  plugins: [react(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The map library alone is above Vite's warning size; it loads only where a map is shown.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: globSync(file('apps/*/index.html')) },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
