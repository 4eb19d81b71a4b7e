import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import type { PageEntry } from './pages.ts'

const login = 'wanggeyuan'

/** The phone of the grid worker. */
export const fieldPages: readonly PageEntry[] = [
  {
    name: 'field-sign-in',
    zh: '网格登录',
    en: 'Sign-in on the phone',
    path: () => '/field/',
    settled: (page) => page.getByRole('button', { name: /^(登录|Sign in)$/ }).waitFor(),
  },
  {
    name: 'field-today',
    zh: '今日',
    en: 'Today',
    login,
    path: () => '/field/',
    settled: (page) => page.getByRole('listitem').first().waitFor(),
  },
  {
    name: 'field-report',
    zh: '登记与当场办结',
    en: 'Report and settle on the spot',
    login,
    path: () => '/field/report',
    async settled(page) {
      await page.getByRole('button', { name: /^(犬只管理|Dog control|Dogs.*)$/ }).click()
      await page.getByRole('button', { name: /^(当场办结|Settled here)$/ }).waitFor()
    },
  },
  {
    name: 'field-grid',
    zh: '网格二维码打开的页面',
    en: 'Behind the sign of a grid',
    login,
    path: () => `/field/g/${storyGrid}`,
    settled: (page) => page.getByRole('region').nth(1).waitFor(),
  },
  {
    name: 'field-map',
    zh: '手机上的网格地图',
    en: 'Map of the grids on the phone',
    login,
    path: () => '/field/report',
    async settled(page) {
      await page.getByRole('button', { name: /^(更正|Correct)$/ }).click()
      await page.getByRole('button', { name: /^(在地图上定位|Set it on the map)$/ }).click()
      await page.getByRole('application').waitFor()
    },
  },
  {
    name: 'field-case',
    zh: '手机上的事项',
    en: 'A matter on the phone',
    login,
    path: ({ open }) => `/field/cases/${open.caseId}`,
    settled: (page) => page.getByRole('blockquote').first().waitFor(),
  },
  {
    name: 'field-command',
    zh: '手机上的办理',
    en: 'A command on the phone',
    login,
    path: ({ open }) => `/field/cases/${open.caseId}`,
    async settled(page) {
      await page.getByRole('button', { name: /^(记事|Note)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'field-patrol',
    zh: '巡查',
    en: 'Patrol',
    login,
    path: () => '/field/patrol',
    settled: (page) => page.getByRole('heading', { level: 3 }).first().waitFor(),
  },
  {
    name: 'field-joint',
    zh: '联合走访',
    en: 'Joint visits',
    login,
    path: () => '/field/joint',
    settled: (page) => page.getByRole('main').getByRole('listitem').first().waitFor(),
  },
  {
    name: 'field-joint-visit',
    zh: '一次联合走访（警务网格员所见）',
    en: 'A joint visit, as the police officer sees it',
    login: 'jingwu',
    path: ({ jointVisit }) => `/field/joint/${jointVisit}`,
    settled: (page) => page.getByRole('button', { name: /^(我参加|I come)$/ }).waitFor(),
  },
  {
    name: 'field-joint-plan',
    zh: '约一次联合走访',
    en: 'Planning a joint visit',
    login,
    path: ({ open }) => `/field/cases/${open.caseId}`,
    async settled(page) {
      await page.getByRole('button', { name: /^(约警官|Visit together)/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'field-visit',
    zh: '入户',
    en: 'Home visits',
    login,
    path: () => '/field/visit',
    settled: (page) => page.getByRole('link', { name: /^301/ }).waitFor(),
  },
  {
    name: 'field-door',
    zh: '一户：先告知，再询问，住户确认',
    en: 'One door: told first, then asked, then confirmed',
    login,
    path: ({ doors }) => `/field/visit/${encodeURIComponent(doors.home)}`,
    async settled(page) {
      await page.getByRole('button', { name: /^(同意走访|Agreed)$/ }).click()
      await page.getByRole('button', { name: /^(代办一项服务|File for the resident)$/ }).click()
      await page.getByLabel(/^(具体什么事|What it is about)$/).focus()
      // What the bar below covers in part is no target; the end of the page lies above it.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    },
  },
  {
    name: 'field-inform',
    zh: '敲门告知',
    en: 'Told door to door',
    login,
    path: ({ doors }) => `/field/inform/${doors.inform}`,
    settled: (page) => page.getByRole('button', { name: /^301/ }).waitFor(),
  },
  {
    name: 'field-outbox',
    zh: '待发送',
    en: 'Outbox',
    login,
    path: () => '/field/outbox',
    settled: (page) => page.getByText(/^(都发出去了|Everything has been sent)$/).waitFor(),
  },
  {
    name: 'field-more',
    zh: '更多',
    en: 'More',
    login,
    path: () => '/field/settings',
    settled: (page) => page.getByRole('button', { name: /^(退出登录|Sign out)$/ }).waitFor(),
  },
]
