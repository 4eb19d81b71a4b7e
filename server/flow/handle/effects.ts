import { addLimit } from '#server/town/calendar/due.ts'
import type { Effects } from '../effect.ts'
import { handlersWith } from '../effect.ts'

export const handleEffects = {
  disposeOnSite: (situation, { result, attachmentIds }) => ({
    patch: {
      leadUnit: situation.post?.unitCode ?? null,
      unitCodes: situation.post
        ? [...new Set([...situation.caseFile.unitCodes, situation.post.unitCode])]
        : situation.caseFile.unitCodes,
      facets: {
        ...situation.caseFile.facets,
        handlers: handlersWith(situation),
        reply: result,
        outcome: 'SOLVED',
      },
    },
    data: { result },
    // Settled: whoever had been asked to help need not come.
    cancelSubTasks: 'ALL',
    ...(attachmentIds ? { attachmentIds } : {}),
    notice: { template: 'resolved' },
  }),
  sign: (situation) => ({
    patch: { facets: { ...situation.caseFile.facets, handlers: handlersWith(situation) } },
    data: { unit: situation.caseFile.leadUnit },
  }),
  contact: (situation, { reached, result }) => ({
    patch: { facets: { ...situation.caseFile.facets, handlers: handlersWith(situation) } },
    data: { reached, result },
  }),
  requestExtension: ({ caseFile }, { limit, reason }) => ({
    patch: { facets: { ...caseFile.facets, extension: { limit, reason, pending: true } } },
    data: { limit },
    reason,
  }),
  approveExtension({ caseFile, town }, { note }) {
    const { extension, ...facets } = caseFile.facets
    const finish = caseFile.clocks.finish
    if (!extension || !finish) return { patch: {}, data: {} }
    // More time is added to the due instant, not to the moment somebody found time to approve.
    const dueAt = addLimit(town.calendar, new Date(finish.dueAt), extension.limit)
    return {
      patch: {
        facets: {
          ...facets,
          extension: { ...extension, pending: false },
          extensionsUsed: (facets.extensionsUsed ?? 0) + 1,
          reminded: {},
        },
      },
      data: { limit: extension.limit, newDue: dueAt.toISOString() },
      ...(note ? { reason: note } : {}),
      given: { finish: { dueAt, limit: extension.limit } },
      notice: { template: 'extended' },
    }
  },
  denyExtension({ caseFile }, { reason }) {
    const { extension: _, ...facets } = caseFile.facets
    return { patch: { facets }, data: {}, reason }
  },
  hold({ town, now }, { cause, plan, until }) {
    // However far the plan reaches, it is looked at again after 30 days (domain section 3, row 16).
    const review = town.stepLimit('holdReview')
    const latest = town.dueAfter(now, review)
    const planned = new Date(until)
    return {
      patch: {},
      data: { cause, plan, until },
      given: { review: { dueAt: planned < latest ? planned : latest, limit: review } },
      notice: { template: 'held' },
    }
  },
  resume: (_, { reason }) => ({
    patch: {},
    data: {},
    reason,
    notice: { template: 'resumed' },
  }),
  lapseHold: () => ({ patch: {}, data: {}, notice: { template: 'resumed' } }),
  resolve: (situation, { outcome, reply, cause, attachmentIds }) => ({
    patch: {
      facets: { ...situation.caseFile.facets, handlers: handlersWith(situation), reply, outcome },
    },
    data: { outcome, reply, cause: cause ?? null },
    ...(attachmentIds ? { attachmentIds } : {}),
    notice: { template: 'resolved' },
  }),
  interimReport: (_, { note }) => ({ patch: {}, data: { note } }),
  comment: (_, { note, attachmentIds }) => ({
    patch: {},
    data: { note },
    ...(attachmentIds ? { attachmentIds } : {}),
  }),
  promise: (_, { content, promisedBy, checkDates }) => ({
    patch: {},
    data: { content, checkDates },
    addPromise: { content, checkDates, ...(promisedBy ? { promisedBy } : {}) },
  }),
  checkPromise: ({ now }, { promiseId, checkDate, kept, note }) => ({
    patch: {},
    data: { promiseId, checkDate, kept, note: note ?? null },
    checkPromise: {
      id: promiseId,
      check: { date: checkDate, kept, at: now.toISOString(), ...(note ? { note } : {}) },
    },
  }),
} satisfies Partial<Effects>
