import type { Page } from 'playwright-core'
import { itemKinds } from '#contract/item-kinds.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { fieldPages } from './field-pages.ts'
import type { Samples } from './samples.ts'

export interface PageEntry {
  /** Of its pictures: console-case. */
  name: string
  zh: string
  en: string
  /** Who looks at it; nobody signs in for the portal. */
  login?: string
  path(samples: Samples): string
  /** What must be seen before it is the page that is meant. */
  settled(page: Page, samples: Samples): Promise<void>
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
const afterRows = (page: Page) => page.getByRole('row').nth(1).waitFor()

const consolePages: PageEntry[] = [
  {
    name: 'console-sign-in',
    zh: '登录',
    en: 'Sign-in',
    path: () => '/console/',
    settled: (page) => page.getByRole('button', { name: /^(登录|Sign in)$/ }).waitFor(),
  },
  {
    name: 'console-worklist',
    zh: '待办',
    en: 'Worklist',
    login: 'fenpai-suzhou',
    path: () => '/console/',
    settled: afterRows,
  },
  {
    name: 'console-map',
    zh: '事项地图',
    en: 'Map of matters',
    login: 'fenpai-suzhou',
    path: () => '/console/map?queue=ALL_OPEN',
    async settled(page) {
      await page.getByText(/图上 \d+ 件|\d+ on the map/).waitFor()
      await afterRows(page)
    },
  },
  {
    name: 'console-case',
    zh: '事项',
    en: 'Case',
    login: 'fenpai-suzhou',
    path: ({ open }) => `/console/cases/${open.caseId}`,
    settled: heading,
  },
  {
    name: 'console-file',
    zh: '案卷',
    en: 'Case file',
    login: 'fenpai-suzhou',
    path: ({ open }) => `/console/cases/${open.caseId}/file`,
    settled: heading,
  },
  {
    name: 'console-case-handler',
    zh: '事项（承办单位所见，身份已屏蔽）',
    en: 'Case as its handler sees it, the person shielded',
    login: 'gongan-suzhou',
    path: ({ open }) => `/console/cases/${open.caseId}`,
    settled: heading,
  },
  {
    name: 'console-command',
    zh: '受理的表单',
    en: 'A command and its form',
    login: 'fenpai-suzhou',
    path: ({ fresh }) => `/console/cases/${fresh.caseId}`,
    async settled(page) {
      await page.getByRole('button', { name: /^(受理|Accept)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'console-same',
    zh: '相似来件',
    en: 'Matters that may be the same',
    login: 'fenpai-suzhou',
    path: ({ fresh }) => `/console/cases/${fresh.caseId}`,
    settled: (page) =>
      page
        .getByRole('button', { name: /^(不是同一事|Not the same)/ })
        .first()
        .waitFor(),
  },
  {
    name: 'console-intake',
    zh: '窗口登记',
    en: 'Intake at the window',
    login: 'chuangkou',
    path: () => '/console/intake',
    settled: heading,
  },
  {
    name: 'console-on-site',
    zh: '当场处置',
    en: 'Disposed of on the spot',
    login: 'wanggeyuan',
    path: () => '/console/intake',
    settled: heading,
  },
  {
    name: 'console-rooms',
    zh: '功能室预订',
    en: 'Room bookings',
    login: 'chuangkou',
    path: () => '/console/rooms',
    settled: (page) =>
      page.getByRole('navigation', { name: /^(本周各日|Days of the week)$/ }).waitFor(),
  },
  {
    name: 'console-stationing',
    zh: '部门入驻',
    en: 'Departments in the hall',
    login: 'fenpai-suzhou',
    path: () => '/console/rooms/stationing',
    settled: heading,
  },
  {
    name: 'console-call-outs',
    zh: '随叫随驻',
    en: 'Called to the hall',
    login: 'chuangkou',
    path: () => '/console/rooms/call-outs',
    settled: heading,
  },
  {
    name: 'console-whistles',
    zh: '吹哨报到',
    en: 'Whistles and who has come',
    login: 'fenpai-xincheng',
    path: () => '/console/whistles',
    settled: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'console-appointments',
    zh: '预约',
    en: 'Appointments',
    login: 'chuangkou',
    path: () => '/console/rooms/appointments',
    settled: heading,
  },
  {
    name: 'console-patrols',
    zh: '巡查覆盖',
    en: 'Patrol coverage',
    login: 'duban',
    path: () => '/console/patrols',
    settled: afterRows,
  },
  {
    name: 'console-homes',
    zh: '入户走访',
    en: 'Home visits',
    login: 'wanggezhang',
    path: () => `/console/patrols/homes?region=${storyGrid}&form=HEATING`,
    async settled(page) {
      const open = page.getByRole('button', { name: /^(查看记录|Open what was noted)$/ })
      await open.first().click()
      await page.getByLabel(/^(为什么要看|For what purpose)$/).waitFor()
    },
  },
  {
    name: 'console-informs',
    zh: '发一项入户告知',
    en: 'Having something told door to door',
    login: 'wanggezhang',
    path: () => '/console/patrols/informs',
    async settled(page) {
      await page.getByRole('button', { name: /^(发一项告知|Have something told)$/ }).click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  },
  {
    name: 'console-inform',
    zh: '一项入户告知到了多少户',
    en: 'How many homes were told',
    login: 'wanggezhang',
    path: ({ doors }) => `/console/patrols/informs/${doors.inform}`,
    settled: afterRows,
  },
  {
    name: 'console-audit',
    zh: '审计',
    en: 'Audit',
    login: 'shenji',
    path: () => '/console/audit',
    settled: heading,
  },
  {
    name: 'console-notices',
    zh: '发送失败的通知',
    en: 'Notices that did not arrive',
    login: 'huawu',
    path: () => '/console/notices',
    settled: heading,
  },
  {
    name: 'console-hours',
    zh: '我的值守时间',
    en: 'My duty hours',
    login: 'wanggezhang',
    path: () => '/console/hours',
    settled: (page) =>
      page.getByRole('button', { name: /^(修改每周时间|Change my week)$/ }).waitFor(),
  },
  {
    name: 'console-password',
    zh: '修改密码',
    en: 'Change of password',
    login: 'lingdao',
    path: () => '/console/password',
    settled: heading,
  },
]

const hall = 'H-620902'
const hallPages: PageEntry[] = [
  {
    name: 'console-hall',
    zh: '大厅窗口',
    en: 'Hall windows',
    login: 'chuangkou',
    path: () => `/console/hall?hall=${hall}`,
    settled: (page) => page.getByRole('heading', { name: /^(等候|Waiting)/ }).waitFor(),
  },
  {
    name: 'hall-screen',
    zh: '叫号屏',
    en: 'Calling screen',
    path: () => `/hall-screen/${hall}`,
    settled: (page) => page.getByText('Now calling').waitFor(),
  },
  {
    name: 'hall-kiosk',
    zh: '取号机',
    en: 'Kiosk',
    path: () => `/hall-kiosk/${hall}`,
    settled: (page) => page.getByRole('checkbox').waitFor(),
  },
  {
    name: 'hall-slip',
    zh: '排队号',
    en: 'Ticket',
    path: () => `/hall-kiosk/${hall}`,
    async settled(page) {
      await page.getByRole('main').getByRole('button').first().click()
      await page.getByRole('button', { name: /^(完成|Done)$/ }).waitFor()
    },
  },
  {
    name: 'room-sign',
    zh: '门口屏',
    en: 'Door sign',
    path: () => `/room-sign/${hall}/R2`,
    settled: heading,
  },
  {
    name: 'hall-follow',
    zh: '手机上的排队号',
    en: 'Ticket on the telephone',
    path: () => `/hall-kiosk/${hall}`,
    async settled(page) {
      const taken = page.waitForResponse((answer) => answer.url().endsWith('/tickets'))
      await page.getByRole('main').getByRole('button').first().click()
      const { token } = (await (await taken).json()) as { token: string }
      await page.goto(new URL(`/q/${token}`, page.url()).href)
      await heading(page)
    },
  },
]

const screenPages: PageEntry[] = [
  {
    name: 'console-screens',
    zh: '大屏链接',
    en: 'Display links',
    login: 'lingdao',
    path: () => '/console/screens',
    settled: (page) => page.getByText(/^(还没有大屏链接|No display links yet)$/).waitFor(),
  },
  {
    name: 'screen',
    zh: '指挥大屏',
    en: 'Command screen',
    login: 'lingdao',
    path: () => '/screen',
    settled: (page) => page.getByRole('heading', { level: 2 }).nth(5).waitFor(),
  },
]

const tabs = { ...itemKinds, people: { zh: '人员与岗位', en: 'People and posts' } }
const adminPages: PageEntry[] = Object.entries(tabs).map(([tab, { zh, en }]) => ({
  name: `admin-${tab}`,
  zh: `管理：${zh}`,
  en: `Administration: ${en}`,
  login: 'guanliyuan',
  path: () => `/console/admin?tab=${tab}`,
  settled: afterRows,
}))

const portalPages: PageEntry[] = [
  {
    name: 'portal-home',
    zh: '首页',
    en: 'Home',
    path: () => '/',
    settled: heading,
  },
  {
    name: 'portal-report',
    zh: '我要反映',
    en: 'Report',
    path: () => '/report',
    settled: heading,
  },
  {
    name: 'portal-receipt',
    zh: '回执',
    en: 'Receipt',
    path: () => '/receipt',
    async settled(page, { fresh }) {
      await keepReceipt(page, fresh)
      await page.reload()
      await heading(page)
    },
  },
  {
    name: 'portal-progress-code',
    zh: '查进度',
    en: 'Asking after a matter',
    path: () => '/progress',
    settled: heading,
  },
  {
    name: 'portal-progress',
    zh: '办理进度',
    en: 'Progress',
    path: ({ open }) => `/progress/${open.caseCode}`,
    async settled(page, { open }) {
      await keepReceipt(page, open)
      await page.reload()
      await heading(page)
    },
  },
  {
    name: 'portal-closed',
    zh: '已结案',
    en: 'Closed',
    path: ({ closed }) => `/progress/${closed.caseCode}`,
    async settled(page, { closed }) {
      await keepReceipt(page, closed)
      await page.reload()
      await heading(page)
    },
  },
  {
    name: 'portal-visit',
    zh: '入户走访回执',
    en: 'Receipt of a visit at home',
    path: ({ doors }) => `/visits/${doors.receipt}`,
    settled: (page) => page.getByText('16 ℃').waitFor(),
  },
  {
    name: 'portal-appointment',
    zh: '预约到大厅',
    en: 'Appointment in a hall',
    path: () => '/appointment',
    settled: (page) => page.getByRole('button', { name: /^(预约|Book)$/ }).waitFor(),
  },
  {
    name: 'portal-grid',
    zh: '扫网格二维码',
    en: 'Behind the sign of a grid',
    path: () => `/g/${storyGrid}`,
    settled: (page) =>
      page.getByRole('button', { name: /^(在这里反映问题|Report a problem here)$/ }).waitFor(),
  },
  {
    name: 'portal-signs',
    zh: '网格二维码',
    en: 'Signs of grids, to print',
    path: () => `/grid-signs/${storyGrid.slice(0, 12)}`,
    settled: (page) => page.getByRole('button', { name: /^(打印|Print)$/ }).waitFor(),
  },
  {
    name: 'portal-missing',
    zh: '没有这个页面',
    en: 'No such page',
    path: () => '/no-such-page',
    settled: heading,
  },
]

/** Every page there is, as data: looked at by axe, by widths and by the camera. */
export const pages: readonly PageEntry[] = [
  ...portalPages,
  ...fieldPages,
  ...hallPages,
  ...screenPages,
  ...consolePages,
  ...adminPages,
]

/** As though this device had just reported it. */
async function keepReceipt(page: Page, receipt: Samples['open']): Promise<void> {
  await page.evaluate(
    ([code, whole, query]) => {
      sessionStorage.setItem('gezhong.portal.receipt', whole ?? '')
      sessionStorage.setItem(`gezhong.portal.query.${code}`, query ?? '')
    },
    [receipt.caseCode, JSON.stringify(receipt), JSON.stringify(receipt.queryCode)],
  )
}
