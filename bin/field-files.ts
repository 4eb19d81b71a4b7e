import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Plugin } from 'vite'

const iconSizes = [192, 512]

const manifest = {
  name: '格中 · 网格',
  short_name: '格中',
  description: '网格员的随身工具：没有网络也能办',
  lang: 'zh-CN',
  id: '/field/',
  start_url: '/field/',
  scope: '/field/',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#0a3d41',
  theme_color: '#0a3d41',
  icons: iconSizes.map((size) => ({
    src: `/field/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
  shortcuts: [
    { name: '登记', url: '/field/report' },
    { name: '待发送', url: '/field/outbox' },
  ],
}

const isMain = (id: string) => id.endsWith('apps/field/main.tsx')

/**
 * What makes the field app one that can be installed: its manifest and icons, and in its service
 * worker the list of every file it may ever load. The kept plugin for this looks at the folder of the
 * build, where the files of all our apps lie together; this one follows the imports of the one app.
 */
export function fieldFiles(): Plugin {
  return {
    name: 'field-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = new Set<string>()
        const add = (file: string) => {
          const chunk = bundle[file]
          if (files.has(file) || chunk?.type !== 'chunk') return
          files.add(file)
          for (const other of chunk.viteMetadata?.importedCss ?? []) files.add(other)
          for (const other of chunk.viteMetadata?.importedAssets ?? []) files.add(other)
          for (const other of [...chunk.imports, ...chunk.dynamicImports]) add(other)
        }
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && chunk.moduleIds.some(isMain)) add(chunk.fileName)
        const worker = bundle['field/sw.js']
        const page = bundle['field/index.html']
        if (worker?.type !== 'chunk' || page?.type !== 'asset' || files.size === 0)
          throw new Error('the field app has no page or no service worker')
        const list = [...files].sort().map((file) => `/${file}`)
        const version = createHash('sha256').update(page.source).update(list.join()).digest('hex')
        worker.code = worker.code
          .replace('__FIELD_FILES__', JSON.stringify(list))
          .replace('__FIELD_VERSION__', JSON.stringify(version.slice(0, 12)))
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: 'asset', fileName, source })
        emit('field/manifest.webmanifest', JSON.stringify(manifest))
        const mark = await readFile(new URL('../apps/kit/mark.svg', import.meta.url))
        for (const size of iconSizes) emit(`field/icon-${size}.png`, await icon(mark, size))
      },
    },
  }
}

/** The mark with air around it, so that a phone may cut it round. */
async function icon(mark: Buffer, size: number): Promise<Uint8Array> {
  const inner = Math.round(size * 0.62)
  const drawn = await sharp(mark, { density: 600 }).resize(inner, inner).png().toBuffer()
  return sharp({ create: { width: size, height: size, channels: 3, background: '#0a3d41' } })
    .composite([{ input: drawn, gravity: 'centre' }])
    .png({ palette: true })
    .toBuffer()
}
