import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { Api } from './api.ts'
import { gezhong } from './command-line.ts'
import { choose, confirmButton, pick, queueLink, rowOf } from './console.ts'
import { openDesk } from './desk.ts'
import { codeHere, giveByKey, gone, openByKey, walkTo, walkToEnd, workOff } from './list-keys.ts'
import { step } from './step.ts'
import { tallyOfImports } from './tally.ts'

const desk = openDesk({ maps: false })
const inbox = fileURLToPath(new URL('../samples/shift-inbox.jsonl', import.meta.url))
const dataDir = inject('standData')

const crossing = '那个路口太危险'
const wages = '公司拖欠工资还要走仲裁吗'
const elsewhere = '外省买的房子开发商不退定金'
const gas = '厨房有煤气味，敲门没人应'
const dance = '广场舞音响太大'
const leak = '楼上漏水'
const takenTwo = ['邻居的狗不拴绳', '随迁子女入学'] as const
const [heating, colder, coldest] = [
  '金泉路锦绣家园暖气不热',
  '锦绣家园五号楼供热温度不达标',
  '暖气',
]
const [night, piles] = ['世纪广场旁工地夜间施工噪声', '工地半夜打桩']
const [fumes, sameFumes] = ['北大桥夜市烧烤店油烟直排', '烧烤店油烟扰民']

/** A list that both see: every imported matter of the district, whichever centre holds it. */
async function openList(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${desk.url}/console/?queue=REGISTERED&holding=SUBTREE&channel=IMPORT&pane=case`)
  await page.getByRole('row').nth(1).waitFor()
}

async function turnTo(page: Page, queue: string): Promise<void> {
  await queueLink(page, queue).click()
  await page.getByRole('heading', { level: 1, name: queue }).waitFor()
  // Keys have nothing to go to before the rows are there.
  await page.getByRole('row').nth(1).waitFor()
}

const told = (form: Locator) => form.getByRole('alert').filter({ hasText: '已被更新' })

/** From the pane beside: the like matter joins the one selected, or the other way round. */
async function join(page: Page, selected: string, like: string): Promise<void> {
  await walkTo(page, selected)
  const panel = page.getByRole('region', { name: '相似来件' })
  await panel.getByRole('button', { name: new RegExp(`^(并入此件|收入本案)：${like}`) }).click()
  await gone(page, selected)
}

test('a shift: forty matters, two dispatchers at one list, nothing lost and nothing twice', async () => {
  await step('forty matters arrive as a file', async () => {
    const said = await gezhong(
      dataDir,
      ...['import', 'reports', inbox, '--map', 'words=text,at=time,source=id', '--json'],
      ...['--centre', '620902', '--source', 'shift', '--rejected', `${dataDir}/rejected.csv`],
    )
    expect(JSON.parse(said)).toMatchObject({ added: 40, rejected: 0 })
  })
  const [first, second] = await Promise.all([
    desk.staff('fenpai-suzhou'),
    desk.staff('fenpai-jiuquan'),
  ])
  const api = new Api(desk.url)
  const idOf: Record<string, string> = {}
  try {
    await Promise.all([openList(first), openList(second)])
    for (const [title, { id }] of Object.entries((await tallyOfImports(dataDir)).cases))
      idOf[title] = id

    await step('one asks for the keys and keeps the list as a view', async () => {
      await first.keyboard.press('?')
      const help = first.getByRole('dialog', { name: '键盘操作' })
      for (const does of ['下一件', '受理', '派单', '并案', '吹哨'])
        await help.getByText(does, { exact: true }).waitFor()
      await first.keyboard.press('Escape')
      await help.waitFor({ state: 'hidden' })
      await first.getByRole('button', { name: '存为视图' }).click()
      await first.getByRole('textbox', { name: '名称' }).fill('全区来件')
      await first.getByRole('button', { name: /^保\s?存$/ }).click()
      const view = first.getByRole('region', { name: '我的视图' }).getByRole('link')
      await view.getByText('35', { exact: true }).waitFor()
    })

    await step('the second takes two in hand, and the first sees it; like ones are merged', () =>
      Promise.all([
        takeTwo(second),
        (async () => {
          await join(first, coldest, heating)
          await join(first, colder, heating)
          await join(first, piles, night)
          await walkTo(first, fumes)
          const code = (await codeHere(first)) ?? ''
          await walkTo(first, sameFumes)
          await giveByKey(first, 'b', '并案', (form) => pickCase(form, code, fumes))
          await gone(first, sameFumes)
        })(),
      ]).then(async () => {
        await walkTo(first, takenTwo[0])
        await rowOf(first, takenTwo[0])
          .getByText(/已接手$/)
          .waitFor({ state: 'attached' })
      }),
    )

    await step('one is beyond all duty: rejected, with where to go', async () => {
      await walkTo(first, elsewhere)
      await giveByKey(first, 'r', '不予受理', async (form) => {
        await choose(form, '口径', '超出行政职责或本辖区')
        await form.getByLabel('理由').fill('房屋在外省，应由当地主管部门处理')
      })
      await gone(first, elsewhere)
    })

    await step('both accept the same: the later one is told both versions', async () => {
      await Promise.all([walkTo(first, crossing), walkTo(second, crossing)])
      const late = await openByKey(second, 'a', '受理')
      await giveByKey(first, 'a', '受理')
      await gone(first, crossing)
      await confirmButton(late, '受理').press('Enter')
      const words = await told(late).textContent()
      expect(words).toMatch(/v1 → v2.*已登记.*→.*已受理.*现在不能再“受理”/)
      await second.keyboard.press('Escape')
      await late.waitFor({ state: 'hidden' })
      await gone(second, crossing)
    })

    await step(
      'one refers what the other accepts meanwhile: told, and sent once more',
      async () => {
        await Promise.all([walkTo(first, wages), walkTo(second, wages)])
        const form = await openForm(first, '转法定途径')
        await choose(form, '口径', '劳动人事争议仲裁')
        await form.getByLabel('接收机关').fill('肃州区劳动人事争议仲裁委员会')
        await form.getByLabel('理由').fill('劳动关系有争议，应先申请仲裁')
        await giveByKey(second, 'a', '受理')
        await first.keyboard.press('Control+Enter')
        expect(await told(form).textContent()).toMatch(/v1 → v2.*已登记.*→.*已受理.*已保留/)
        await first.keyboard.press('Control+Enter')
        await form.waitFor({ state: 'hidden' })
        await gone(first, wages)
      },
    )

    await step(
      'gas smells: urgent, accepted, whistled for; a unit reports in on the board',
      async () => {
        await walkTo(first, gas)
        await giveByKey(first, 'u', '调整紧急程度', (form) =>
          form.getByLabel('理由').fill('疑似燃气泄漏，屋内有独居老人'),
        )
        await giveByKey(first, 'a', '受理')
        await gone(first, gas)
        await turnTo(first, '待派单')
        await walkTo(first, gas)
        const task = '到场关阀、疏散、敲门寻人'
        await giveByKey(first, 'h', '吹哨', async (form) => {
          await form.getByText('应急哨', { exact: true }).click()
          await pick(form, '单位', '肃州区公安局')
          await form.getByLabel('任务').fill(task)
        })
        await first.getByRole('link', { name: '吹哨报到' }).click()
        const card = first.getByRole('article', { name: task })
        await card.getByText('待报到', { exact: true }).waitFor()
        const { subTasks } = await api.view('gongan-suzhou', idOf[gas] ?? '')
        for (const { id } of subTasks.filter(({ kind }) => kind === 'WHISTLE'))
          await api.give('gongan-suzhou', idOf[gas] ?? '', 'reportIn', { subTaskId: id })
        await card.getByText('全部报到').waitFor()
      },
    )

    await step(
      'five ticked are accepted at once; what a colleague did before says so',
      async () => {
        await openList(first)
        const ticked = [dance, leak, '超市卖过期酸奶', '电梯经常停在半空', '社保断缴了怎么补']
        for (const title of ticked) {
          await walkTo(first, title)
          await first.keyboard.press('x')
        }
        const bar = first.getByRole('region', { name: '批量办理' })
        await bar.getByText('已勾选 5 件').waitFor()
        await bar.getByRole('button', { name: '受理', exact: true }).press('Enter')
        const form = first.getByRole('dialog', { name: '受理：5 件' })
        await form.waitFor()
        await walkTo(second, leak)
        await giveByKey(second, 'a', '受理')
        await form.getByRole('button', { name: '确认受理 5 件' }).press('Enter')
        await form.getByText('办成 4 件，未办 1 件').waitFor()
        expect(await form.getByRole('listitem').first().textContent()).toContain(leak)
        await first.keyboard.press('Escape')
        await form.waitFor({ state: 'hidden' })
      },
    )

    await step('from both ends they accept what is left, until the list is empty', async () => {
      await walkToEnd(second)
      const done = await Promise.all([workOff(first, 'a', '受理'), workOff(second, 'a', '受理')])
      expect(Math.min(...done)).toBeGreaterThan(0)
    })

    await step('an order is a slip: taken back by z, and given again', async () => {
      await Promise.all([turnTo(first, '待派单'), turnTo(second, '待派单')])
      await walkTo(first, leak)
      await giveByKey(first, 'd', '派单', chooseUnit)
      await gone(first, leak)
      await first.keyboard.press('z')
      await rowOf(first, leak).waitFor()
    })

    await step('from both ends they send out what was accepted, as proposed', async () => {
      await walkToEnd(second)
      const done = await Promise.all([
        workOff(first, 'd', '派单', chooseUnit),
        workOff(second, 'd', '派单', chooseUnit),
      ])
      expect(Math.min(...done)).toBeGreaterThan(0)
    })

    await step('the police object to theirs; the dispatcher designates another', async () => {
      await api.give('gongan-suzhou', idOf[dance] ?? '', 'object', {
        legalBasis: '广场管理办法第九条',
      })
      await turnTo(first, '待裁定')
      await walkTo(first, dance)
      await giveByKey(first, 'e', '指定承办', async (form) => {
        await pick(form, '主办单位', '肃州区城市管理综合执法局')
        await form.getByLabel('裁定意见').fill('广场由城管局管理，由其承办')
      })
      await gone(first, dance)
    })

    await step('nothing is lost, nothing is there twice', async () => {
      const { reports, cases, gaps, doubleKeys } = await tallyOfImports(dataDir)
      const all = Object.values(cases)
      expect({ reports, cases: all.length, gaps, doubleKeys }).toEqual({
        reports: 40,
        cases: 40,
        gaps: 0,
        doubleKeys: 0,
      })
      expect(all.filter(({ state }) => state === 'REGISTERED')).toEqual([])
      expect(all.flatMap(({ given }) => twice(given))).toEqual([])
      const merged = Object.entries(cases).filter(([, { into }]) => into !== null)
      expect(Object.fromEntries(merged.map(([title, { into }]) => [title, into]))).toEqual({
        [coldest]: heating,
        [colder]: heating,
        [piles]: night,
        [sameFumes]: fumes,
      })
      expect(merged.every(([, { state }]) => state === 'MERGED')).toBe(true)
      expect(cases[elsewhere]?.state).toBe('REJECTED')
      expect(cases[wages]?.given).toEqual(['submit', 'accept', 'refer'])
      expect(cases[leak]?.given.filter((command) => command !== 'autoAccept')).toEqual([
        ...['submit', 'accept', 'dispatch', 'recall', 'dispatch'],
      ])
      expect(cases[dance]?.given.slice(-3)).toEqual(['dispatch', 'object', 'designate'])
      expect(await gezhong(dataDir, 'audit', 'verify')).toContain('完好 sound')
    })
  } finally {
    api.close()
  }
})

/** Steps that a matter takes once, unless somebody took one back. */
function twice(given: readonly string[]): string[] {
  const once = ['accept', 'autoAccept', 'reject', 'refer', 'merge', 'whistle', 'take', 'designate']
  return once.filter((command) => given.filter((one) => one === command).length > 1)
}

/** By the button in the pane beside the list. */
async function openForm(page: Page, command: string): Promise<Locator> {
  const pane = page.getByRole('complementary')
  await pane.getByRole('button', { name: command, exact: true }).press('Enter')
  const form = page.getByRole('dialog', { name: command })
  await form.waitFor()
  return form
}

async function takeTwo(page: Page): Promise<void> {
  for (const title of takenTwo) {
    await walkTo(page, title)
    await page.keyboard.press('t')
    await rowOf(page, title)
      .getByText(/已接手$/)
      .waitFor({ state: 'attached' })
  }
}

/** Where the directory's unit is not hers to send to, one that is. */
async function chooseUnit(form: Locator): Promise<void> {
  await form.getByText('派单建议的理由').waitFor()
  if ((await form.getByText(/请先更正地点|请下派/).count()) > 0)
    await pick(form, '主办单位', '肃州区民政局')
  await confirmButton(form, '派单').focus()
}

async function pickCase(form: Locator, code: string, title: string): Promise<void> {
  await form.getByLabel('并入案件').fill(code)
  await form.getByText(`${code} ${title}`).waitFor()
}
