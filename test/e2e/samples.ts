import { randomUUID } from 'node:crypto'
import type { SessionView } from '#contract/api.ts'
import type { JointDeed } from '#contract/joint.ts'
import type { Receipt } from '#contract/reports.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { madeReport } from '#test/bench/reports.ts'
import { Api } from './api.ts'
import { bring, type DoorSamples, makeDoors } from './door-samples.ts'
import { nightPhoto } from './photo.ts'

export interface Samples {
  /** Being handled, with helpers, a promise and a photo. */
  open: Receipt
  /** Of the open matter, with the police; one part is written. */
  jointVisit: string
  doors: DoorSamples
  /** Just come in: nobody has accepted it. */
  fresh: Receipt
  /** Checked, and the person has answered. */
  closed: Receipt
}

const county = storyGrid.slice(0, 6)
const [police, environment, city] = [`${county}-PSB`, `${county}-ECO`, `${county}-CMB`]
const station = `PS-${storyGrid.slice(0, 9)}`
const reporter = { name: '李秀兰', phone: '13909371234' }
const dispatcher = 'fenpai-suzhou'

/** A desk with work on it: matters in every queue a page shows. */
export async function makeSamples(url: string): Promise<Samples> {
  const api = new Api(url)
  try {
    await Promise.all(Array.from({ length: 14 }, (_, index) => api.report(madeReport(index))))
    const closed = await closedMatter(api)
    await dispatchedMatter(api)
    const open = await openMatter(api)
    const jointVisit = await plannedVisit(api, open.caseId)
    const doors = await makeDoors(api)
    await whistledMatter(api)
    const fresh = await api.report({
      words: '小区东门的路灯坏了三盏，晚上老人出门看不见路，请尽快来修。',
      regionCode: storyGrid,
      reporter,
    })
    // Another says the same: the two are proposed to each other.
    await api.report({
      words: '东门路灯不亮，晚上看不见路。',
      regionCode: storyGrid,
    })
    return { open, jointVisit, doors, fresh, closed }
  } finally {
    api.close()
  }
}

async function openMatter(api: Api): Promise<Receipt> {
  const receipt = await api.report({
    words: '我家楼下的洗衣店，天天半夜还在用洗衣机，孩子马上高考，睡不好觉。',
    regionCode: storyGrid,
    categoryCode: '0407',
    reporter,
    ...(await api.photo(await nightPhoto())),
  })
  const id = receipt.caseId
  await api.give(dispatcher, id, 'accept', {})
  const coUnits = [environment]
  await api.give(dispatcher, id, 'dispatch', { leadUnit: police, coUnits, directoryRule: 'D0407' })
  await api.give('gongan-suzhou', id, 'sign', {})
  await api.give('gongan-suzhou', id, 'contact', {
    reached: true,
    result: '已电话了解情况，约定当晚上门',
  })
  const units = [`G-${storyGrid}`, station]
  await api.give('gongan-suzhou', id, 'bringIn', { units, task: '联合上门劝导洗衣店' })
  const year = new Date().getUTCFullYear() + 1
  await api.give('gongan-suzhou', id, 'promise', {
    content: '洗衣店 22:00 后停止营业',
    promisedBy: '洗衣店负责人',
    checkDates: [`${year}-06-01`, `${year}-06-06`, `${year}-06-09`],
  })
  const { subTasks } = await api.view('wanggeyuan', id)
  const own = subTasks.find(({ unit }) => unit.code === `G-${storyGrid}`)
  if (!own) throw new Error('the grid was not brought in')
  await api.give('wanggeyuan', id, 'reportIn', { subTaskId: own.id })
  return receipt
}

async function plannedVisit(api: Api, caseId: string): Promise<string> {
  const visitId = randomUUID()
  const officer = await api.send<SessionView>('jingwu', 'GET', '/api/session')
  const post = officer.posts.find(({ region }) => region.code === storyGrid)
  const deeds: JointDeed[] = [
    {
      action: 'plan',
      visitId,
      caseId,
      plannedAt: new Date(Date.now() - 60_000).toISOString(),
      place: '天怡家园 3 号楼洗衣店门口',
      invited: post ? [post.id] : [],
    },
    { action: 'part', visitId, text: '店主在场，答应二十二点后停机；楼上住户愿意先试一周。' },
  ]
  await bring(api, 'wanggeyuan', 'jointVisit', deeds)
  return visitId
}

/** One unit has come, one has yet to. */
async function whistledMatter(api: Api): Promise<void> {
  const { caseId } = await api.report({
    words: '夜市摊位占了消防通道，商户和居民起了争执。',
    regionCode: storyGrid,
    categoryCode: '0407',
    reporter,
  })
  await api.give(dispatcher, caseId, 'delegate', { regionCode: storyGrid.slice(0, 9) })
  await api.give('fenpai-xincheng', caseId, 'accept', {})
  const units = [police, city]
  const whistle = { kind: 'EMERGENCY' as const, units, task: '夜市占道冲突，请到场处置' }
  await api.give('fenpai-xincheng', caseId, 'whistle', whistle)
  const { subTasks } = await api.view('gongan-suzhou', caseId)
  const own = subTasks.find(({ unit }) => unit.code === police)
  if (own) await api.give('gongan-suzhou', caseId, 'reportIn', { subTaskId: own.id })
}

async function dispatchedMatter(api: Api): Promise<void> {
  const { caseId } = await api.report({
    words: '天怡家园南门口的摊贩占了人行道，婴儿车只能走机动车道。',
    regionCode: storyGrid,
    reporter,
  })
  await api.give(dispatcher, caseId, 'accept', { categoryCode: '0404' })
  await api.give(dispatcher, caseId, 'dispatch', { leadUnit: city })
}

async function closedMatter(api: Api): Promise<Receipt> {
  const receipt = await api.report({
    words: '小区广场上的音响晚上十点还在放，老人孩子都睡不了。',
    regionCode: storyGrid,
    reporter,
  })
  const id = receipt.caseId
  await api.give(dispatcher, id, 'accept', { categoryCode: '0407' })
  await api.give(dispatcher, id, 'dispatch', { leadUnit: police })
  await api.give('gongan-suzhou', id, 'sign', {})
  await api.give('gongan-suzhou', id, 'contact', { reached: true, result: '已联系，当晚到场' })
  await api.give('gongan-suzhou', id, 'resolve', {
    outcome: 'SOLVED',
    reply: '已与舞蹈队约定晚上九点前结束，音量不超过六十分贝。',
  })
  await api.give('wanggeyuan2', id, 'verifyPass', { method: 'VISIT' })
  await api.give(dispatcher, id, 'followUpSolved', {
    contacted: true,
    solved: true,
    satisfaction: 'SATISFIED',
  })
  return receipt
}
