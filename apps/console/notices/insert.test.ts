import { expect, it } from 'vitest'
import { insertAt } from '#apps/kit/insert.ts'
import { draftValues } from './draft-values.ts'

it('words go in at the caret, over a selection, else at the end', () => {
  const at = (selectionStart: number, selectionEnd = selectionStart) => ({
    selectionStart,
    selectionEnd,
  })
  expect(insertAt('您好。', at(2), '，居民')).toEqual({ text: '您好，居民。', caret: 5 })
  expect(insertAt('您好。', at(0, 2), '你们')).toEqual({ text: '你们。', caret: 2 })
  expect(insertAt('您好。', undefined, '已办')).toEqual({ text: '您好。已办', caret: 5 })
  expect(insertAt('短', at(9), '长')).toEqual({ text: '短长', caret: 2 })
})

it('what is being decided is known to the texts at once', () => {
  const refusal = {
    code: 'EMERGENCY_110',
    kind: 'REJECT' as const,
    name: { zh: '属110处警职责', en: 'Duty of the police' },
    route: { zh: '拨打110报警', en: 'Ring 110' },
    phone: '110',
  }
  expect(draftValues({ refusalCode: 'EMERGENCY_110' }, [refusal])).toEqual({
    ground: refusal.name,
    route: refusal.route,
    hotline: { zh: '110', en: '110' },
  })
  expect(draftValues({ outcome: 'PARTLY', until: '2026-05-31T16:00:00Z' }, [])).toEqual({
    result: { zh: '部分解决', en: 'partly solved' },
    review: { zh: '2026年6月1日', en: '1 June 2026' },
  })
  expect(draftValues({}, [refusal])).toEqual({})
})
