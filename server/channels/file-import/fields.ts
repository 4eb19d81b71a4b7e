/** What a column of a file may mean. The first names are how flags call it. */
export const fields = {
  words: { zh: '诉求内容', en: 'what was said' },
  title: { zh: '标题', en: 'title' },
  at: { zh: '收到时间', en: 'when it was received' },
  source: { zh: '来源编号', en: 'id in the source' },
  occurredAt: { zh: '发生时间', en: 'when it happened' },
  placeText: { zh: '地点', en: 'place in words' },
  lng: { zh: '经度', en: 'longitude' },
  lat: { zh: '纬度', en: 'latitude' },
  point: { zh: '经纬度', en: 'longitude and latitude in one column' },
  datum: { zh: '坐标系', en: 'datum of the coordinates' },
  regionCode: { zh: '区划代码', en: 'region code' },
  categoryCode: { zh: '类别代码', en: 'category code' },
  'reporter.name': { zh: '姓名', en: 'name' },
  'reporter.phone': { zh: '联系电话', en: 'telephone' },
  'reporter.address': { zh: '住址', en: 'address of the person' },
  agreesToDisclose: { zh: '同意公开身份', en: 'agrees to be known' },
  confidential: { zh: '保密', en: 'confidential' },
  urgent: { zh: '紧急', en: 'urgent' },
  language: { zh: '语言', en: 'language' },
  needsInterpreter: { zh: '需要翻译', en: 'needs an interpreter' },
  reply: { zh: '答复', en: 'reply' },
  replyAt: { zh: '答复时间', en: 'when it was answered' },
} as const
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as Field[]
export const isField = (name: string): name is Field => Object.hasOwn(fields, name)

/** Field -> column of the file. */
export type Mapping = Partial<Record<Field, string>>

/** Headers seen in exports of hotlines, petition offices and message boards; compared loosely. */
const known: Record<Field, string> = {
  words:
    '内容 诉求内容 反映内容 留言内容 留言详情 诉求描述 问题描述 事件描述 主要内容 详情 描述 words text content description body message',
  title: '标题 主题 诉求标题 留言主题 事件标题 事项名称 title subject summary',
  at: '时间 诉求时间 留言时间 来电时间 受理时间 登记时间 反映时间 上报时间 创建时间 提交时间 日期 time date at createdat receivedat reporttime opendt',
  source:
    '编号 工单编号 工单号 诉求编号 留言编号 案件编号 事件编号 流水号 id no number sourceid caseid orderid',
  occurredAt: '发生时间 事发时间 occurredat occurred',
  placeText:
    '地址 地点 事发地址 事发地点 发生地点 诉求地址 问题地址 详细地址 位置 place address location',
  lng: '经度 lng lon long longitude x',
  lat: '纬度 lat latitude y',
  point: '经纬度 坐标 point coordinates lnglat',
  datum: '坐标系 坐标系统 datum crs',
  regionCode: '区划代码 行政区划代码 网格编码 网格代码 regioncode region gridcode',
  categoryCode: '类别代码 类别编码 事项编码 categorycode',
  'reporter.name':
    '姓名 诉求人 来电人 反映人 联系人 诉求人姓名 联系人姓名 name username reportername user',
  'reporter.phone':
    '电话 联系电话 手机 手机号 手机号码 联系方式 来电号码 电话号码 phone tel telephone mobile reporterphone',
  'reporter.address': '住址 家庭住址 诉求人地址 联系地址 homeaddress reporteraddress',
  agreesToDisclose: '同意公开身份 是否公开 agreestodisclose',
  confidential: '保密 是否保密 confidential',
  urgent: '紧急 是否紧急 urgent',
  language: '语言 语种 language',
  needsInterpreter: '需要翻译 needsinterpreter',
  reply: '答复 回复 答复内容 回复内容 答复意见 办理结果 reply answer response',
  replyAt: '答复时间 回复时间 办结时间 replytime repliedat replyat answeredat closeddt',
}

const loosely = (header: string) =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-.（）()*:：]/g, '')

const byHeader = new Map<string, { field: Field; rank: number }>()
for (const field of fieldNames) {
  for (const [rank, header] of known[field].split(' ').entries())
    byHeader.set(loosely(header), { field, rank })
  byHeader.set(loosely(field), { field, rank: -1 })
}

/** What the headers most likely mean; of two columns for one field the better known name wins. */
export function guessMapping(headers: readonly string[]): Mapping {
  const best = new Map<Field, { header: string; rank: number }>()
  for (const header of headers) {
    const hit = byHeader.get(loosely(header))
    if (!hit) continue
    const before = best.get(hit.field)
    if (!before || hit.rank < before.rank) best.set(hit.field, { header, rank: hit.rank })
  }
  return Object.fromEntries([...best].map(([field, { header }]) => [field, header]))
}

/**
 * `words=text,title=title` as given by --map; an empty right side (`source=`) takes a guess back.
 * @returns every fault of it.
 */
export function parseMapFlag(flag: string): { mapping: Mapping; faults: string[] } {
  const pairs = flag.split(',').filter((part) => part.trim() !== '')
  return checkMapping(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0
        ? [pair.trim(), undefined]
        : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
}

/** The same from the JSON of a mapping file: an object of field to column. */
export function readMappingFile(json: unknown): { mapping: Mapping; faults: string[] } {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return {
      mapping: {},
      faults: ['the mapping file must hold one JSON object {"field": "column"}'],
    }
  return checkMapping(Object.entries(json))
}

function checkMapping(pairs: readonly (readonly [string?, unknown?])[]) {
  const mapping: Mapping = {}
  const faults: string[] = []
  for (const [field = '', column] of pairs) {
    if (!isField(field)) faults.push(`"${field}" is no field; fields are ${fieldNames.join(' ')}`)
    else if (typeof column !== 'string') faults.push(`${field}: name a column, as ${field}=column`)
    else mapping[field] = column
  }
  return { mapping, faults }
}

/** Guesses, then what was said outright. */
export function settleMapping(guessed: Mapping, given: Mapping): Mapping {
  const taken = new Set(Object.values(given).filter((column) => column !== ''))
  const kept = Object.entries(guessed).filter(([, column]) => !taken.has(column))
  const merged = Object.entries({ ...Object.fromEntries(kept), ...given })
  return Object.fromEntries(merged.filter(([, column]) => column !== ''))
}

/** What is missing in a mapping before a run makes sense. */
export function mappingFaults(
  mapping: Mapping,
  headers: readonly string[],
  need: readonly Field[],
): string[] {
  const faults = need
    .filter((field) => mapping[field] === undefined)
    .map((field) => `no column for ${field} (${fields[field].zh}): give --map ${field}=COLUMN`)
  if ((mapping.lng === undefined) !== (mapping.lat === undefined))
    faults.push('a longitude needs a latitude: map both lng and lat')
  for (const [field, column] of Object.entries(mapping)) {
    // JSON rows may name a column only in later rows, and a path looks into an object.
    if (
      headers.length > 0 &&
      !headers.includes(column) &&
      !headers.includes(column.split('.')[0] ?? '')
    )
      faults.push(`${field}: there is no column "${column}"; columns are ${headers.join(', ')}`)
  }
  return faults
}
