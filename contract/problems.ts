/**
 * The closed registry of refusals (RFC 9457). `type` is the key; clients translate by it. Every one
 * is raised by at least one test.
 */
export const problems = {
  unreadable: { status: 400, zh: '请求无法读取', en: 'The request cannot be read' },
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Sign in first' },
  'device-lost': {
    status: 401,
    zh: '这台手机已报失，数据已清除',
    en: 'This phone was reported lost: its data is wiped',
  },
  'wrong-credentials': { status: 401, zh: '账号或密码不正确', en: 'Wrong name or password' },
  'wrong-query-code': { status: 403, zh: '查询码不正确', en: 'Wrong query code' },
  'csrf-missing': {
    status: 403,
    zh: '页面已过期，请刷新后重试',
    en: 'The page is stale: reload it',
  },
  'not-permitted': { status: 403, zh: '没有权限', en: 'Not permitted' },
  'not-found': {
    status: 404,
    zh: '没有找到，或不在您的范围内',
    en: 'Not found, or not yours to see',
  },
  'wrong-state': { status: 409, zh: '当前状态下不能这样做', en: 'Not possible in this state' },
  'guard-failed': { status: 409, zh: '条件不满足', en: 'A condition is not met' },
  'key-reused': {
    status: 409,
    zh: '同一编号的请求内容不同',
    en: 'The same key came with other content',
  },
  'stale-version': { status: 412, zh: '案件已被他人更新', en: 'Someone else has changed it' },
  'too-large': { status: 413, zh: '文件过大', en: 'The file is too large' },
  'wrong-file-type': { status: 415, zh: '不支持的文件类型', en: 'This kind of file is not taken' },
  invalid: { status: 422, zh: '填写有误', en: 'Some entries are not valid' },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请稍后再试',
    en: 'Too many requests: try again later',
  },
  'calendar-not-covered': {
    status: 503,
    zh: '该年度工作日历尚未导入',
    en: 'The calendar of that year is not imported',
  },
  unavailable: { status: 503, zh: '系统正在恢复，请稍后重试', en: 'Recovering: try again shortly' },
  internal: { status: 500, zh: '系统出错，已记录', en: 'Something failed and is logged' },
} as const

export type ProblemType = keyof typeof problems
export interface Fault {
  /** JSON pointer of the entry that is wrong. */
  pointer: string
  detail: string
}
export interface ProblemDocument {
  type: ProblemType
  title: string
  status: number
  detail?: string
  errors?: Fault[]
  /** What the client needs to recover, for example the current version with 412. */
  [extension: string]: unknown
}
