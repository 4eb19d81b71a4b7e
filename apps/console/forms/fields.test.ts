import { describe, expect, it } from 'vitest'
import { AddPerson, AddPost, ImportCalendar } from '#contract/api.ts'
import { commandNames } from '#contract/cases.ts'
import { LimitRule } from '#contract/limits.ts'
import { payloads } from '#contract/payloads.ts'
import { Question, QuestionForm } from '#contract/questions.ts'
import {
  Category,
  DirectoryRule,
  Grid,
  Hall,
  Refusal,
  Region,
  TicketKind,
  Unit,
} from '#contract/town.ts'
import { type Field, faultsOf, fieldsOf, serverFaults, toPayload } from './fields.ts'
import { fieldNames } from './names.ts'

const kinds = (fields: Field[]) => Object.fromEntries(fields.map(({ name, kind }) => [name, kind]))
const form = (command: keyof typeof payloads) => fieldsOf(payloads[command])

describe('the form of a schema', () => {
  it('gives each property the input it needs', () => {
    expect(kinds(form('dispatch'))).toEqual({
      leadUnit: 'unit',
      coUnits: 'units',
      directoryRule: 'text',
      consultNote: 'longText',
      complex: 'boolean',
    })
    expect(kinds(form('relocate'))).toEqual({
      regionCode: 'region',
      point: 'point',
      reason: 'longText',
    })
    expect(kinds(form('promise'))).toMatchObject({ checkDates: 'dates' })
    expect(kinds(form('hold'))).toMatchObject({ until: 'instant' })
    expect(kinds(form('merge'))).toMatchObject({ parentId: 'case' })
    expect(kinds(form('resolve'))).toMatchObject({
      outcome: 'choice',
      attachmentIds: 'attachments',
    })
    expect(kinds(form('requestExtension'))).toMatchObject({ limit: 'limit' })
    expect(kinds(form('accept'))).toMatchObject({ categoryCode: 'category' })
  })

  it('needs no raw JSON for any command, and a name for every field', () => {
    const unnamed: string[] = []
    // Answered in a form of their own, which the administration writes.
    for (const command of commandNames.filter((name) => name !== 'answerQuestions')) {
      for (const field of form(command)) {
        expect(field.kind, `${command}.${field.name}`).not.toBe('json')
        if (!fieldNames[field.name]) unnamed.push(`${command}.${field.name}`)
      }
    }
    expect(unnamed).toEqual([])
  })

  it('names every field of the administration as well', () => {
    const schemas = [
      Region,
      Grid,
      Unit,
      Hall,
      TicketKind,
      QuestionForm,
      Question,
      Category,
      DirectoryRule,
      LimitRule,
      Refusal,
      AddPerson,
      AddPost,
      ImportCalendar,
    ]
    const unnamed = schemas
      .flatMap((schema) => fieldsOf(schema))
      .map(({ name }) => name)
      .filter((name) => !fieldNames[name])
    expect(unnamed).toEqual([])
  })

  it('reads a limit that may be absent as a limit, and sends null for it', () => {
    const fields = fieldsOf(LimitRule)
    const interim = fields.find(({ name }) => name === 'interim')
    expect(interim).toMatchObject({ kind: 'limit', nullable: true, required: false })
    const payload = toPayload(fields, { finish: { amount: 5, unit: 'WD' } })
    expect(payload).toMatchObject({ interim: null, finish: { amount: 5, unit: 'WD' } })
  })
})

describe('what is sent', () => {
  it('is trimmed, without what is empty, and a required tick left alone is a no', () => {
    expect(toPayload(form('contact'), { result: ' 已联系 ' })).toEqual({
      reached: false,
      result: '已联系',
    })
    expect(
      toPayload(form('dispatch'), { leadUnit: 'C-6209', coUnits: [], consultNote: ' ' }),
    ).toEqual({
      leadUnit: 'C-6209',
    })
  })
})

describe('faults before sending', () => {
  it('are what is missing, too long, badly formed or no number', () => {
    const faults = (command: keyof typeof payloads, values: Record<string, unknown>) =>
      Object.fromEntries(faultsOf(form(command), values))
    expect(faults('reject', {})).toEqual({ refusalCode: 'missing', reason: 'missing' })
    expect(faults('reject', { refusalCode: 'R1', reason: '字'.repeat(2001) })).toEqual({
      reason: 'tooLong',
    })
    expect(faults('transfer', { leadUnit: 'x', reason: '因为' })).toEqual({ leadUnit: 'badFormat' })
    expect(
      faults('requestExtension', { limit: { amount: null, unit: 'WD' }, reason: '因' }),
    ).toEqual({
      limit: 'badNumber',
    })
    expect(faults('promise', { content: '22:00 关门', checkDates: [] })).toEqual({
      checkDates: 'missing',
    })
    expect(faults('sign', {})).toEqual({})
  })
})

describe('faults of the server', () => {
  it('find their field whatever the pointer begins with, and join', () => {
    const faults = serverFaults([
      { pointer: '/payload/limit/amount', detail: 'a' },
      { pointer: '/limit/unit', detail: 'b' },
      { pointer: '#/reason', detail: 'c' },
    ])
    expect(Object.fromEntries(faults)).toEqual({ limit: 'a\nb', reason: 'c' })
  })
})
