import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * One build, one page per audience: an app is a folder of apps/ with its own index.html, built to
 * dist/apps/<app>/index.html, its hashed files under dist/apps/assets.
 */
export default defineConfig({
  root: file('apps'),
  base: '/',
  appType: 'mpa',
  plugins: [react()],
  build: {
    outDir: file('dist/apps'),
    emptyOutDir: true,
    target: 'es2022',
    // The map library alone is above Vite's warning size; it loads only where a map is shown.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: globSync(file('apps/*/index.html')) },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
