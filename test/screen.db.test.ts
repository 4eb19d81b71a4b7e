import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '#contract/reports.ts'
import type { ScreenView } from '#contract/screen.ts'
import { mostShown } from '#contract/screen-words.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// The wall of a command centre: right sums of its region, and nothing of a person.

const county = storyGrid.slice(0, 6)
const police = `${county}-PSB`
const other = '620982102'
const words = '洗衣店夜里机器很吵，隔壁老马最烦'
const reporter = { name: '马秀英', phone: '13909371234' }

let desk: Desk
let quiet: Receipt
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

async function wall(login = 'lingdao'): Promise<ScreenView> {
  // What is kept for a moment is past.
  desk.clock.set(new Date(desk.clock.now().getTime() + 2_000))
  const answer = await (await desk.as(login)).send({ url: '/api/screen' })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<ScreenView>()
}

describe('the wall', () => {
  it('of an empty day says so by noughts', async () => {
    expect(await wall()).toMatchObject({
      region: { code: county, level: 'COUNTY' },
      today: { received: 0, states: [], levels: [] },
      open: { n: 0, overdue: 0, urgent: 0, supervised: 0, levels: [] },
      places: [],
      units: { shown: [], rest: { units: 0 } },
      whistles: { n: 0, shown: [] },
      alerts: [],
    })
  })

  it("counts today's by state and level, and open ones by township, of its region alone", async () => {
    quiet = await desk.report({ words, regionCode: storyGrid, categoryCode: '0407', reporter })
    await desk.report({ words, regionCode: storyGrid, categoryCode: '0407', reporter })
    await desk.report({ words, regionCode: other, reporter })
    await desk.give('fenpai-suzhou', quiet.caseId, 'accept', {})
    const { today, open, places, bounds } = await wall()
    expect(today).toMatchObject({
      received: 2,
      states: [
        { state: 'REGISTERED', n: 1 },
        { state: 'ACCEPTED', n: 1 },
      ],
      levels: [{ level: 'COUNTY', n: 2 }],
    })
    expect(open).toMatchObject({ n: 2, levels: [{ level: 'COUNTY', n: 2 }] })
    expect(places).toMatchObject([{ code: storyGrid.slice(0, 9), open: 2, overdue: 0 }])
    const [{ lng = 0, lat = 0 } = {}] = places
    const [west = 0, south = 0, east = 0, north = 0] = bounds ?? []
    expect([west < lng && lng < east, south < lat && lat < north]).toEqual([true, true])
    expect((await wall('lingdao-jiuquan')).today.received).toBe(3)
    expect((await wall('fenpai-xincheng')).places.map(({ code }) => code.length)).toEqual([12])
  })

  it('an administrator, who sees no case, may put it up', async () => {
    expect((await wall('guanliyuan')).open.n).toBeGreaterThan(0)
  })

  it('shows whistles with who has come, and cards of units', async () => {
    const { caseId } = quiet
    await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: police })
    await desk.give('gongan-suzhou', caseId, 'sign', {})
    await desk.give('duban', caseId, 'card', { colour: 'YELLOW', reason: '久拖不决' })
    await desk.give('fenpai-suzhou', caseId, 'whistle', {
      kind: 'EMERGENCY',
      units: [police, `${county}-CMB`],
      task: `到场处置，找${reporter.name}`,
    })
    const { subTasks } = await desk.view('gongan-suzhou', caseId)
    const own = subTasks.find(({ unit }) => unit.code === police)
    await desk.give('gongan-suzhou', caseId, 'reportIn', { subTaskId: own?.id ?? '' })
    const { whistles, units, open } = await wall()
    expect(open.supervised).toBe(1)
    expect(units.shown).toMatchObject([{ unit: { code: police }, yellow: 1, red: 0 }])
    expect(whistles).toMatchObject({ n: 1, shown: [{ kind: 'EMERGENCY' }] })
    expect(whistles.shown[0]?.caseCode).toBe(quiet.caseCode)
    expect(
      new Map(whistles.shown[0]?.units.map((each) => [each.unit.code, each.standing])),
    ).toEqual(
      new Map([
        [police, 'ARRIVED'],
        [`${county}-CMB`, 'CALLED'],
      ]),
    )
  })

  it('alerts tell what is urgent, late or did not come; a guarded matter by its township alone', async () => {
    await desk.give('fenpai-suzhou', quiet.caseId, 'setUrgency', {
      urgent: true,
      reason: '老人病重',
    })
    await desk.give('fenpai-suzhou', quiet.caseId, 'setConfidentiality', {
      confidential: true,
      reason: '本人要求',
    })
    const at = desk.clock.now()
    desk.clock.set(new Date(at.getTime() + 30 * 86_400_000))
    const { alerts, open, today } = await wall()
    expect(today.received).toBe(0)
    expect(open).toMatchObject({ n: 2, overdue: 2, urgent: 1 })
    const late = alerts.filter(({ kind }) => kind === 'OVERDUE')
    expect(late).toHaveLength(2)
    expect(alerts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['URGENT', 'REPORT_IN_MISSED']),
    )
    const guarded = alerts.filter(({ caseCode }) => caseCode === undefined)
    expect(guarded).toHaveLength(3)
    for (const alert of guarded) {
      expect(alert).not.toHaveProperty('category')
      expect(alert.place).toHaveLength(1)
    }
  })

  it('tells of who did not come, however many whistles are blown after', async () => {
    const ids: string[] = []
    for (let i = 0; i < mostShown; i += 1) {
      const { caseId } = await desk.report({ words, regionCode: storyGrid, categoryCode: '0407' })
      await desk.give('fenpai-suzhou', caseId, 'accept', {})
      await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: police })
      const task = '到场'
      await desk.give('fenpai-suzhou', caseId, 'whistle', {
        kind: 'DIFFICULT',
        units: [police],
        task,
      })
      ids.push(caseId)
    }
    const missed = (view: ScreenView) => view.alerts.filter((a) => a.kind === 'REPORT_IN_MISSED')
    const full = await wall()
    expect(full.whistles).toMatchObject({ n: mostShown + 1 })
    expect(missed(full)).toHaveLength(1)

    // One whose units have all come makes room for it.
    const [caseId = ''] = ids
    const { subTasks } = await desk.view('gongan-suzhou', caseId)
    await desk.give('gongan-suzhou', caseId, 'reportIn', { subTaskId: subTasks[0]?.id ?? '' })
    const { whistles } = await wall()
    expect(whistles.shown).toHaveLength(mostShown)
    expect(whistles.shown.at(-1)?.units.map(({ standing }) => standing)).toContain('OVERDUE')
  })

  it('holds no title, no word that was said and no name of a person', async () => {
    const view = await desk.view('fenpai-suzhou', quiet.caseId)
    const text = JSON.stringify(await wall())
    expect(text).not.toContain('"title"')
    for (const secret of [view.title, words.slice(0, 6), '老马', '找', '久拖', '病重'])
      expect(text, secret).not.toContain(secret)
    for (const secret of [reporter.name, reporter.phone, ...view.timeline.map((row) => row.person)])
      if (secret) expect(text, secret).not.toContain(secret)
  })
})

describe('nobody else', () => {
  it.each(['wanggeyuan', 'gongan-suzhou', 'chuangkou', 'shenji', 'huawu'])(
    '%s gets no wall',
    async (login) => {
      const visitor = await desk.as(login)
      for (const url of ['/api/screen', '/api/screen/events'])
        expect((await visitor.send({ url })).statusCode, url).toBe(403)
    },
  )
})
