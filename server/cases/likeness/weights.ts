/**
 * What speaks for two matters being the same, in hundredths (OWN). Domain section 8 calls a matter
 * repeated that has the same leaf within 200 m and 90 days: that alone reaches `least`, words and
 * telephone only raise it.
 */
export const weights = {
  /** The person herself pointed at the other one. */
  said: 60,
  /** At the same spot; at `farthest` metres it is `edge`. */
  spot: 35,
  edge: 15,
  /** Without a point on both sides: the same grid, or the same village. */
  grid: 20,
  village: 10,
  leaf: 20,
  /** Another leaf of the same class. */
  class: 8,
  /** All words in common; in proportion to those that are. */
  words: 35,
  phone: 25,
  /** On the same day; nothing after `longest` days. */
  sameDay: 10,
} as const

/** Metres within which two points may be the same spot. */
export const farthest = 200
/** Days after which a matter is a new one. */
export const longest = 90
/** Below this a candidate is not shown. */
export const least = 35
/** Nobody is shown more than a glance takes in. */
export const most = 10

/**
 * Pairs of characters that stand in most reports and say nothing about the matter: they count a tenth.
 * From reading reports, not from counting them.
 */
export const commonPairs: ReadonlySet<string> = new Set(
  (
    '我们 他们 你好 您好 反映 希望 请求 请问 尽快 处理 解决 有人 没有 已经 一直 现在 经常 每天 今天 昨天 ' +
    '晚上 早上 上午 下午 附近 小区 居民 群众 影响 严重 问题 情况 部门 有关 相关 谢谢 这里 那里 时候 可以 ' +
    '不能 造成 存在 路口 门口 旁边 对面 一个 几个 多次 投诉 举报'
  ).split(' '),
)
