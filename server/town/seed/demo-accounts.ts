import type { StaffRole } from '#contract/roles.ts'

export interface DemoAccount {
  login: string
  role: StaffRole
  zh: string
  en: string
  /** The post by which the account is found among the seeded people. */
  unitCode: string
  regionCode: string
  /** Which of several holders of such a post, from 0. */
  holder?: number
}

/** Demo mode only: it answers on loopback alone and says so on every page. */
export const demoPassword = 'gezhong-demo'

/** The compound of the story: 天怡家园第一网格, 广厦社区, 新城街道, 肃州区. */
export const storyGrid = '620902004002001'
/** Of the day without a network: 南渠村, 花海镇, 玉门市. */
export const farGrid = '620981103200001'
const village = storyGrid.slice(0, 12)
const township = storyGrid.slice(0, 9)
const county = storyGrid.slice(0, 6)
const city = storyGrid.slice(0, 4)

function account(
  login: string,
  role: StaffRole,
  unitCode: string,
  regionCode: string,
  zh: string,
  en: string,
): DemoAccount {
  return { login, role, zh, en, unitCode, regionCode }
}

/** The one list of sign-ins for a visitor, printed at the start and shown on the sign-in page. */
export const demoAccounts: readonly DemoAccount[] = [
  account(
    'wanggeyuan',
    'GRID_WORKER',
    `G-${storyGrid}`,
    storyGrid,
    '天怡家园网格员',
    'Grid worker of Tianyi Jiayuan',
  ),
  {
    ...account(
      'wanggeyuan2',
      'GRID_WORKER',
      `G-${storyGrid}`,
      storyGrid,
      '天怡家园网格员（核查）',
      'Second grid worker of Tianyi Jiayuan, who checks',
    ),
    holder: 1,
  },
  account(
    'wanggeyuan-huahai',
    'GRID_WORKER',
    `G-${farGrid}`,
    farGrid,
    '花海镇网格员（常无网络）',
    'Grid worker of Huahai, often without a network',
  ),
  account(
    'wanggezhang-huahai',
    'GRID_LEADER',
    `V-${farGrid.slice(0, 12)}`,
    farGrid.slice(0, 12),
    '花海镇南渠村网格长兼分派员',
    'Grid leader and dispatcher of Nanqu, Huahai',
  ),
  account(
    'jingwang-huahai',
    'POLICE_GRID_WORKER',
    `PS-${farGrid.slice(0, 9)}`,
    farGrid,
    '花海镇南渠村警务网格员',
    'Police grid worker of Nanqu, Huahai',
  ),
  account(
    'faguan-huahai',
    'GRID_JUDGE',
    `CT-${farGrid.slice(0, 6)}`,
    farGrid.slice(0, 9),
    '花海镇网格法官',
    'Grid judge of Huahai',
  ),
  account(
    'fenpai-yumen',
    'DISPATCHER',
    `C-${farGrid.slice(0, 6)}`,
    farGrid.slice(0, 6),
    '玉门市综治中心分派员',
    'Dispatcher of Yumen',
  ),
  account(
    'jingwu',
    'POLICE_GRID_WORKER',
    `PS-${township}`,
    storyGrid,
    '天怡家园警务网格员',
    'Police grid worker of Tianyi Jiayuan',
  ),
  account(
    'jingzhang',
    'GRID_POLICE_LEAD',
    `PS-${township}`,
    township,
    '新城街道网格警长',
    'Grid police lead of Xincheng',
  ),
  account(
    'faguan',
    'GRID_JUDGE',
    `CT-${county}`,
    township,
    '新城街道网格法官',
    'Grid judge of Xincheng',
  ),
  account(
    'wanggezhang',
    'GRID_LEADER',
    `V-${village}`,
    village,
    '广厦社区网格长兼分派员',
    'Grid leader and dispatcher of Guangsha',
  ),
  account(
    'shequ-guangsha',
    'UNIT_CLERK',
    `V-${village}`,
    village,
    '广厦社区经办人',
    'Clerk of Guangsha community',
  ),
  account(
    'fenpai-xincheng',
    'DISPATCHER',
    `C-${township}`,
    township,
    '新城街道综治中心分派员',
    'Dispatcher of Xincheng subdistrict',
  ),
  account(
    'jiedao-xincheng',
    'UNIT_CLERK',
    `T-${township}`,
    township,
    '新城街道经办人',
    'Clerk of Xincheng subdistrict',
  ),
  account(
    'paichusuo-xincheng',
    'UNIT_CLERK',
    `PS-${township}`,
    township,
    '新城派出所经办人',
    'Clerk of Xincheng police station',
  ),
  account(
    'fenpai-suzhou',
    'DISPATCHER',
    `C-${county}`,
    county,
    '肃州区综治中心分派员',
    'Dispatcher of Suzhou district',
  ),
  account(
    'gongan-suzhou',
    'UNIT_CLERK',
    `${county}-PSB`,
    county,
    '肃州区公安局经办人',
    'Clerk of Suzhou Public Security',
  ),
  account(
    'huanbao-suzhou',
    'UNIT_CLERK',
    `${county}-ECO`,
    county,
    '肃州区生态环境局经办人',
    'Clerk of Suzhou Ecology and Environment',
  ),
  account(
    'chengguan-suzhou',
    'UNIT_CLERK',
    `${county}-CMB`,
    county,
    '肃州区城管局经办人',
    'Clerk of Suzhou City Management',
  ),
  account(
    'zhujian-suzhou',
    'UNIT_CLERK',
    `${county}-HUD`,
    county,
    '肃州区住建局经办人',
    'Clerk of Suzhou Housing and Construction',
  ),
  account(
    'chuangkou',
    'HALL_CLERK',
    `C-${county}`,
    county,
    '肃州区大厅窗口受理员',
    'Hall clerk of Suzhou district',
  ),
  account(
    'huawu',
    'HOTLINE_AGENT',
    `C-${city}`,
    city,
    '12345 热线话务员',
    'Agent of the 12345 hotline',
  ),
  account(
    'tiaojie',
    'MEDIATOR',
    `${county}-JUS`,
    county,
    '肃州区人民调解员',
    'Mediator of Suzhou district',
  ),
  account(
    'duban',
    'SUPERVISOR',
    `C-${county}`,
    county,
    '肃州区督办员',
    'Supervisor of Suzhou district',
  ),
  account('lingdao', 'LEADER', `C-${county}`, county, '肃州区领导', 'Leader of Suzhou district'),
  account(
    'fenpai-jiuquan',
    'DISPATCHER',
    `C-${city}`,
    city,
    '酒泉市综治中心分派员',
    'Dispatcher of the city',
  ),
  account(
    'duban-jiuquan',
    'SUPERVISOR',
    `C-${city}`,
    city,
    '酒泉市督办员',
    'Supervisor of the city',
  ),
  account('lingdao-jiuquan', 'LEADER', `C-${city}`, city, '酒泉市领导', 'Leader of the city'),
  account('guanliyuan', 'ADMINISTRATOR', `C-${city}`, city, '系统管理员', 'Administrator'),
  account('shenji', 'AUDITOR', `C-${city}`, city, '审计员', 'Auditor'),
]
