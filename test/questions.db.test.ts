import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseAnswersView, FormView } from '#contract/questions.ts'
import type { Receipt } from '#contract/reports.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { followSearch } from '#server/cases/search/follow.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// A street lamp asks for the number on its pole: asked at the door, added later, kept by version.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const centre = 'fenpai-suzhou'
const worker = 'wanggeyuan'
const agent = 'huawu'
const lamp = (more: Record<string, unknown> = {}) =>
  desk.report({ words: '路灯不亮', regionCode: storyGrid, categoryCode: '0503', ...more })
const answersTo = (values: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  answers: { form: '0503', values, ...more },
})
const post = (payload: Record<string, unknown>) =>
  desk.app.inject({
    method: 'POST',
    url: '/api/portal/reports',
    payload: { clientKey: randomUUID(), words: '路灯不亮', regionCode: storyGrid, ...payload },
  })
const pointersOf = (answer: { json(): unknown }) =>
  (answer.json() as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)
async function answersOf({ caseId }: Receipt, login = centre): Promise<CaseAnswersView> {
  const answer = await (await desk.as(login)).send({ url: `/api/cases/${caseId}/questions` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<CaseAnswersView>()
}
const valuesOf = ({ answers }: CaseAnswersView) =>
  Object.fromEntries(answers.map(({ question, value }) => [question.key, value]))
async function formOf(category: string): Promise<FormView | undefined> {
  const answer = await desk.app.inject({ url: `/api/town/forms?category=${category}` })
  return answer.json<{ form?: FormView }>().form
}
const rows = () =>
  desk.db.run(system, (sql) =>
    sql.query<{ n: number }>('select count(*)::int as n from report_answers'),
  )

describe('a report', () => {
  it('without answers leaves none', async () => {
    const before = await rows()
    const view = await answersOf(await lamp())
    expect(view.answers).toEqual([])
    expect(view.toAsk).toEqual(['pole', 'fault', 'lamps', 'near'])
    expect(await rows()).toEqual(before)
  })

  it('with answers keeps them under the version in force, and asks for the rest', async () => {
    const view = await answersOf(await lamp(answersTo({ pole: 'XZ-0132', lamps: 2 })))
    expect(valuesOf(view)).toEqual({ pole: 'XZ-0132', lamps: 2 })
    expect(view.answers[0]).toMatchObject({ form: { code: '0503', version: 1 } })
    expect(view.answers[0]?.by).toBeUndefined()
    expect(view.toAsk).toEqual(['fault', 'near'])
  })

  it('is refused with every fault of its answers named', async () => {
    const wrong = { pole: '', fault: 'BLUE', lamps: '2', colour: 'x' }
    const answer = await post({ categoryCode: '0503', ...answersTo(wrong) })
    expect(answer.statusCode).toBe(422)
    expect(pointersOf(answer).toSorted()).toEqual([
      '/answers/values/colour',
      '/answers/values/fault',
      '/answers/values/lamps',
      '/answers/values/pole',
    ])
    const unknown = await post({ answers: { form: '9999', values: {} } })
    expect(pointersOf(unknown)).toEqual(['/answers/form'])
  })

  it('that comes twice with the same key is one report with one set of answers', async () => {
    const clientKey = randomUUID()
    const first = await lamp({ clientKey, ...answersTo({ pole: 'XZ-1' }) })
    const again = await lamp({ clientKey, ...answersTo({ pole: 'XZ-1' }) })
    expect(again.caseId).toBe(first.caseId)
    expect((await answersOf(first)).earlier).toEqual([])
  })

  it('taken by a colleague must ask what staff must ask, unless it is urgent', async () => {
    const take = async (more: Record<string, unknown>) =>
      (await desk.as(agent)).send({
        method: 'POST',
        url: '/api/reports',
        payload: {
          clientKey: randomUUID(),
          words: '路灯不亮',
          regionCode: storyGrid,
          categoryCode: '0503',
          ...more,
        },
      })
    const missing = await take(answersTo({ lamps: 1 }))
    expect(missing.statusCode).toBe(422)
    expect(pointersOf(missing)).toEqual(['/answers/values/pole'])
    expect((await take({ urgent: true, ...answersTo({ lamps: 1 }) })).statusCode).toBe(201)
    const taken = await take(answersTo({ pole: 'XZ-2' }))
    expect(taken.statusCode, taken.body).toBe(201)
    expect((await answersOf(taken.json<Receipt>())).answers[0]?.by).toBeTruthy()
  })
})

describe('answers added later', () => {
  it('count before earlier ones, which stay readable; the record holds no answer, only its hash', async () => {
    const receipt = await lamp(answersTo({ pole: 'XZ-9', lamps: 1 }))
    const view = await desk.give(worker, receipt.caseId, 'answerQuestions', {
      answers: { pole: 'XZ-0099', near: true },
    })
    const now = await answersOf(receipt)
    expect(valuesOf(now)).toEqual({ pole: 'XZ-0099', lamps: 1, near: true })
    expect(now.answers.find(({ question }) => question.key === 'pole')?.by).toBeTruthy()
    expect(now.earlier.map(({ value }) => value)).toEqual(['XZ-9'])
    expect(now.toAsk).toEqual(['fault'])
    const row = view.timeline.at(-1)
    expect(row).toMatchObject({
      command: 'answerQuestions',
      data: { form: '0503', formVersion: 1, answered: ['pole', 'near'] },
    })
    expect(JSON.stringify(row)).not.toContain('XZ-0099')
  })

  it('name every fault, and one at least must be given', async () => {
    const { caseId } = await lamp()
    const wrong = await desk.try(centre, caseId, 'answerQuestions', {
      answers: { lamps: 'two', colour: 'red' },
    })
    expect(wrong.statusCode).toBe(422)
    expect(pointersOf(wrong).toSorted()).toEqual([
      '/payload/answers/colour',
      '/payload/answers/lamps',
    ])
    const none = await desk.try(centre, caseId, 'answerQuestions', { answers: {} })
    expect(pointersOf(none)).toEqual(['/payload/answers'])
  })

  it('may rest on a condition that was answered before', async () => {
    const cover = await desk.report({
      words: '井盖没了',
      regionCode: storyGrid,
      categoryCode: '0502',
      answers: { form: '0502', values: { state: 'MISSING' } },
    })
    expect((await answersOf(cover)).toAsk).toEqual(['guarded', 'label'])
    await desk.give(centre, cover.caseId, 'answerQuestions', { answers: { guarded: false } })
    await desk.give(centre, cover.caseId, 'answerQuestions', { answers: { state: 'LOOSE' } })
    const wrong = await desk.try(centre, cover.caseId, 'answerQuestions', {
      answers: { guarded: true },
    })
    expect(pointersOf(wrong)).toEqual(['/payload/answers/guarded'])
  })

  it('are for those who may see the matter, and never for a category that asks nothing', async () => {
    const { caseId } = await lamp()
    const stranger = await desk.as('faguan')
    const hidden = await stranger.send({ url: `/api/cases/${caseId}/questions` })
    expect(hidden.statusCode).toBe(404)
    const question = await desk.report({
      words: '怎么办居住证',
      regionCode: storyGrid,
      categoryCode: '1102',
    })
    const none = await desk.try(centre, question.caseId, 'answerQuestions', { answers: { a: 1 } })
    expect(none.json()).toMatchObject({ guard: 'questionsKnown' })
  })
})

it('another category asks what the answers given do not tell yet', async () => {
  const noise = await desk.report({
    words: '洗衣店夜里机器很吵',
    regionCode: storyGrid,
    categoryCode: '0407',
    answers: {
      form: '0407',
      values: { hours: '22:00-02:00', business: '洁净洗衣', often: 'DAILY' },
    },
  })
  await desk.give(centre, noise.caseId, 'reclassify', { categoryCode: '0406' })
  const view = await answersOf(noise)
  expect(view.form?.code).toBe('0406')
  // The hours mean the same in both; what the sign says is kept, and asked for no longer.
  expect(view.toAsk).toEqual(['source', 'since', 'site'])
  expect(valuesOf(view)).toMatchObject({ hours: '22:00-02:00', business: '洁净洗衣' })
})

it('an answer keeps its version when the form is edited, and a report that waited is still good', async () => {
  const old = await lamp(answersTo({ pole: 'XZ-7', fault: 'DARK' }))
  const form = await formOf('0503')
  const admin = await desk.as('guanliyuan')
  const { version, ...data } = form ?? { version: 0, questions: [] }
  const questions = data.questions
    .filter(({ key }) => key !== 'lamps')
    .map((each) =>
      each.key === 'fault'
        ? { ...each, choices: each.choices?.filter(({ code }) => code !== 'DARK') }
        : each,
    )
  const put = (changed: unknown) =>
    admin.send({
      method: 'PUT',
      url: '/api/admin/items/form/0503',
      payload: { baseVersion: version, data: { ...data, questions: changed }, reason: '改题' },
    })
  const personal = questions.with(0, {
    ...questions[0],
    label: { zh: '您的姓名', en: 'Name' },
  } as never)
  const refused = await put(personal)
  expect(refused.statusCode).toBe(422)
  expect(pointersOf(refused)).toContain('/questions/0/label/zh')
  const done = await put(questions)
  expect(done.statusCode, done.body).toBe(200)
  await desk.town.refresh()
  const view = await answersOf(old)
  expect(view.form?.version).toBe(version + 1)
  const fault = view.answers.find(({ question }) => question.key === 'fault')
  // Read as it was put; asked anew, for what it said can be said no longer.
  expect(fault?.form.version).toBe(version)
  expect(fault?.question.choices?.some(({ code }) => code === 'DARK')).toBe(true)
  expect(view.toAsk).toEqual(['fault', 'near'])
  const waited = await post({ categoryCode: '0503', ...answersTo({ lamps: 3 }, { version }) })
  expect(waited.statusCode, waited.body).toBe(201)
  expect((await post({ ...answersTo({ lamps: 3 }) })).statusCode).toBe(422)
  const schema = await desk.app.inject({ url: `/api/town/forms/0503/schema?version=${version}` })
  expect(schema.json()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: { lamps: { type: 'number' } },
  })
})

it('words of an answer are found, and the record holds', async () => {
  const { caseId } = await lamp(answersTo({ pole: '玉门街西口第七杆' }))
  await desk.work()
  let progress = await followSearch(desk.db)
  while (progress.position < progress.last) progress = await followSearch(desk.db)
  const [found] = await desk.db.run(system, (sql) =>
    sql.query<{ body: string }>('select body from case_search where case_id = $1', [caseId]),
  )
  expect(found?.body).toContain('玉门街西口第七杆')
  expect((await verifyRecord(desk.db)).faults).toEqual([])
  await expect(
    desk.db.run(system, (sql) => sql.query('delete from report_answers')),
  ).rejects.toThrow()
})
