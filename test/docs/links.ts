import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type DocumentPage, root } from './pages.ts'

/** Hosts a document may name: of standards, the state's map, and those that are nobody's. */
export const knownHosts =
  /^(127\.0\.0\.1|localhost|([\w-]+\.)*example|keepachangelog\.com|semver\.org|t0\.tianditu\.gov\.cn)$/

/** Links that lead nowhere: files, folders, pictures and headings. */
export function brokenLinks(
  pages: readonly DocumentPage[],
  exists = (path: string) => existsSync(join(root, path)),
): string[] {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return pages.flatMap((page) =>
    page.links
      .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
      .filter((target) => {
        const [file = '', anchor] = decodeURI(target).split('#')
        const path = file === '' ? page.path : join(dirname(page.path), file).replace(/\/$/, '')
        if (path.startsWith('..') || (!byPath.has(path) && !exists(path))) return true
        return anchor !== undefined && byPath.get(path)?.anchors.has(anchor) !== true
      })
      .map((target) => `${page.path}: ${target}`),
  )
}

const ownFolders = /^(contract|server|apps|bin|db|test|docs|\.ci)\/[\w./-]+$/

/** Files of the house that a document names in `backticks` and that are not there. */
export function missingFiles(page: DocumentPage): string[] {
  return page.quoted
    .filter((name) => ownFolders.test(name) && !/NNNN/.test(name))
    .filter((name) => !existsSync(join(root, name)))
    .map((name) => `${page.path}: ${name}`)
}

/** Folders of somebody's machine, addresses and hosts that are nobody else's business. */
export function machineNames({ path, text }: DocumentPage): string[] {
  const folders = [...text.matchAll(/(?<![\w.:/])\/(?:work|root|home|tmp|Users|mnt)\/[\w./-]*/g)]
  const addresses = [...text.matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g)].filter(
    ([found]) => !['127.0.0.1', '0.0.0.0'].includes(found),
  )
  const hosts = [...text.matchAll(/\b[a-z]+:\/\/(?:[^\s/@]+@)?([\w.-]+)/gi)].filter(
    ([, host = '']) => !knownHosts.test(host),
  )
  return [...folders, ...addresses, ...hosts].map(([found]) => `${path}: ${found}`)
}
