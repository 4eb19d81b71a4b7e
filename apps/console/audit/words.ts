import type { Bilingual } from '#contract/common.ts'
import { itemKinds } from '#contract/item-kinds.ts'
import { roles } from '#contract/roles.ts'

/** Every action of the audit log, in the order in which the filter offers them. */
export const actionNames = {
  'session.begun': { zh: '登录', en: 'Signed in' },
  'session.refused': { zh: '登录被拒', en: 'Sign-in refused' },
  'session.ended': { zh: '退出登录', en: 'Signed out' },
  'password.changed': { zh: '本人修改密码', en: 'Own password changed' },
  'password.reset': { zh: '重置他人密码', en: 'Password set for somebody' },
  'item.put': { zh: '修改基础数据', en: 'Reference data changed' },
  'item.ended': { zh: '停用基础数据', en: 'Reference data ended' },
  'grids.imported': { zh: '导入网格', en: 'Grids imported' },
  'person.added': { zh: '新增人员', en: 'Person added' },
  'person.deactivated': { zh: '停用人员', en: 'Person deactivated' },
  'post.added': { zh: '新增岗位', en: 'Post given' },
  'room.booked': { zh: '预订功能室', en: 'Room booked' },
  'room.moved': { zh: '改订功能室', en: 'Room booking moved' },
  'room.cancelled': { zh: '取消功能室', en: 'Room booking cancelled' },
  'room.restored': { zh: '恢复功能室预订', en: 'Room booking restored' },
  'duty.added': { zh: '新增入驻', en: 'Stationing added' },
  'duty.changed': { zh: '修改入驻', en: 'Stationing changed' },
  'duty.ended': { zh: '结束入驻', en: 'Stationing ended' },
  'calendar.linked': { zh: '生成日历订阅地址', en: 'Calendar address made' },
  'post.ended': { zh: '结束岗位', en: 'Post ended' },
} as const satisfies Record<string, Bilingual>

const entryNames: Readonly<Record<string, Bilingual>> = {
  kind: { zh: '种类', en: 'kind' },
  code: { zh: '编码', en: 'code' },
  version: { zh: '版本', en: 'version' },
  reason: { zh: '理由', en: 'reason' },
  address: { zh: '网络地址', en: 'address' },
  login: { zh: '账号', en: 'account' },
  hall: { zh: '大厅', en: 'hall' },
  room: { zh: '房间', en: 'room' },
  start: { zh: '开始', en: 'from' },
  end: { zh: '结束', en: 'until' },
  id: { zh: '编号', en: 'id' },
  personId: { zh: '人员编号', en: 'person' },
  role: { zh: '角色', en: 'role' },
  unitCode: { zh: '单位', en: 'unit' },
  regionCode: { zh: '区划', en: 'place' },
  fullTime: { zh: '专职', en: 'full time' },
  added: { zh: '新增', en: 'added' },
  changed: { zh: '更新', en: 'changed' },
  unchanged: { zh: '未变', en: 'unchanged' },
  rejected: { zh: '退回', en: 'rejected' },
}

const valueNames: Readonly<Record<string, Bilingual>> = { ...itemKinds, ...roles }
const truth = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } }

/** The name of an action; an action not yet named shows itself. */
export function actionWords(action: string, language: 'zh' | 'en'): string {
  return (actionNames as Readonly<Record<string, Bilingual>>)[action]?.[language] ?? action
}

/** Name and value of each entry, short enough for a cell. */
export function dataWords(data: unknown, language: 'zh' | 'en'): string {
  if (typeof data !== 'object' || data === null) return String(data ?? '')
  return Object.entries(data)
    .map(
      ([name, value]) => `${entryNames[name]?.[language] ?? name} ${entryWords(value, language)}`,
    )
    .join(' · ')
    .slice(0, 400)
}

function entryWords(value: unknown, language: 'zh' | 'en'): string {
  if (typeof value === 'boolean') return truth[`${value}`][language]
  if (typeof value === 'string') return valueNames[value]?.[language] ?? value
  return JSON.stringify(value)
}
