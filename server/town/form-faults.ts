import { personalWord } from '#contract/personal-words.ts'
import type { Fault } from '#contract/problems.ts'
import type { Question, QuestionForm } from '#contract/questions.ts'

/** What does not fit together in a form, question by question, and what the law forbids to ask. */
export function formFaults({
  questions,
}: Pick<QuestionForm, 'questions'> & Partial<QuestionForm>): Fault[] {
  return questions.flatMap((question, at) => {
    const faults = [
      ...keyFaults(question, questions.slice(0, at)),
      ...choiceFaults(question),
      ...measureFaults(question),
      ...conditionFaults(question, questions.slice(0, at)),
      ...personalFaults(question),
    ]
    return faults.map(({ pointer, zh, en }) => ({
      pointer: `/questions/${at}${pointer}`,
      detail: `第 ${at + 1} 题：${zh} (question ${at + 1}: ${en})`,
    }))
  })
}

interface Found {
  pointer: string
  zh: string
  en: string
}

function keyFaults({ key }: Question, before: readonly Question[]): Found[] {
  return before.some((each) => each.key === key)
    ? [{ pointer: '/key', zh: `编号重复：${key}`, en: 'the key is there twice' }]
    : []
}

function choiceFaults({ kind, choices = [] }: Question): Found[] {
  const pointer = '/choices'
  if (kind !== 'CHOICE' && kind !== 'CHOICES')
    return choices.length > 0
      ? [{ pointer, zh: '只有选择题有选项', en: 'only a choice has choices' }]
      : []
  if (choices.length < 2) return [{ pointer, zh: '至少两个选项', en: 'two choices at least' }]
  const codes = choices.map(({ code }) => code)
  return codes.flatMap((code, at) =>
    codes.indexOf(code) === at
      ? []
      : [
          {
            pointer: `/choices/${at}/code`,
            zh: `选项重复：${code}`,
            en: 'the choice is there twice',
          },
        ],
  )
}

function measureFaults({ kind, measure }: Question): Found[] {
  return measure && kind !== 'NUMBER'
    ? [{ pointer: '/measure', zh: '只有数字题有计量单位', en: 'only a number has a measure' }]
    : []
}

function conditionFaults({ onlyIf }: Question, before: readonly Question[]): Found[] {
  if (!onlyIf) return []
  const asked = before.find(({ key }) => key === onlyIf.key)
  const values = asked?.kind === 'YES_NO' ? ['YES', 'NO'] : asked?.choices?.map(({ code }) => code)
  if (!values)
    return [
      {
        pointer: '/onlyIf/key',
        zh: `条件须是前面的选择题或是否题：${onlyIf.key}`,
        en: 'a condition names an earlier choice or yes-no question',
      },
    ]
  return values.includes(onlyIf.is)
    ? []
    : [
        {
          pointer: '/onlyIf/is',
          zh: `没有这个回答：${onlyIf.is}；可用 ${values.join(' ')}`,
          en: 'that question has no such answer',
        },
      ]
}

/** Collect no more than the matter needs: Personal Information Protection Law, articles 5, 6 and 28. */
function personalFaults({ label, hint, choices = [] }: Question): Found[] {
  const texts: (readonly [pointer: string, text: string])[] = [
    ['/label/zh', label.zh],
    ['/label/en', label.en],
    ['/hint/zh', hint?.zh ?? ''],
    ['/hint/en', hint?.en ?? ''],
    ...choices.flatMap(
      ({ name }, at) =>
        [
          [`/choices/${at}/name/zh`, name.zh],
          [`/choices/${at}/name/en`, name.en],
        ] as const,
    ),
  ]
  return texts.flatMap(([pointer, text]) => {
    const word = personalWord(text)
    return word === undefined
      ? []
      : [
          {
            pointer,
            zh: `“${word}”是个人信息，办事不需要就不能收集（个人信息保护法第五、六、二十八条）`,
            en: `"${word}" asks for personal data; the law forbids to collect what the matter does not need`,
          },
        ]
  })
}
