import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const debian = '/usr/bin/chromium'
/** For a closed network. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** Maps without a graphics card: every frame of every page is then drawn by the card's stand-in. */
const mapFlags = ['--use-gl=angle', '--use-angle=swiftshader']
/** Pages alone, as a plain browser without a card draws them: ten times as fast. */
const pageFlags = ['--disable-gpu']

async function executable(): Promise<string> {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  if (existsSync(debian)) return debian
  const { default: shipped } = await import('@sparticuz/chromium')
  return shipped.executablePath()
}

/** @param maps false where none is looked at */
export async function openBrowser(maps = true): Promise<Browser> {
  const args = [...flags, ...(maps ? mapFlags : pageFlags)]
  return chromium.launch({ executablePath: await executable(), args, headless: true })
}

/**
 * A browser that starts: Debian's, or the one shipped in a package; where neither does and we may,
 * Debian's is installed, with the Chinese font that screenshots need.
 */
export async function ensureBrowser(): Promise<void> {
  if (await starts()) return
  const root = process.getuid?.() === 0
  if (root && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'inherit',
      env,
    })
  }
  if (!(await starts()))
    throw new Error('no browser starts: install chromium, or name one by CHROMIUM=/path')
}

async function starts(): Promise<boolean> {
  try {
    const browser = await openBrowser()
    await browser.close()
    return true
  } catch {
    return false
  }
}
