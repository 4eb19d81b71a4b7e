import type { Texts } from '#apps/kit/i18n.ts'

/** Questions of a category: at the door, on the case page and in the administration. */
export const questionTexts = {
  'questions.title': ['要素', 'Facts asked'],
  'questions.hint': ['该类别要问的几件事', 'What this category asks'],
  'questions.intake': ['问清几件事', 'A few questions'],
  'questions.intakeHint': [
    '标“必问”的请问清；紧急的可以先登记',
    'Ask what must be asked; what is urgent may go first',
  ],
  'questions.none': ['还没有回答', 'Nothing is answered yet'],
  'questions.toAsk': ['还要问', 'Still to ask'],
  'questions.person': ['诉求人', 'The person'],
  'questions.version': ['表 {{code}} 第 {{n}} 版', 'Form {{code}}, version {{n}}'],
  'questions.earlier': ['先前的回答（{{n}}）', 'Earlier answers ({{n}})'],
  'questions.add': ['补充要素', 'Answer questions'],
  'questions.same': ['没有改动', 'Nothing is changed'],
  'questions.rows': ['问题', 'Questions'],
  'questions.number': ['第 {{n}} 题', 'Question {{n}}'],
  'questions.up': ['上移第 {{n}} 题', 'Move question {{n}} up'],
  'questions.down': ['下移第 {{n}} 题', 'Move question {{n}} down'],
  'questions.remove': ['删去第 {{n}} 题', 'Remove question {{n}}'],
  'questions.new': ['加一题', 'Add a question'],
  'questions.preview': ['预览：居民看到的样子', 'Preview: as residents see it'],
  'questions.law': [
    '只问办事要用的；姓名、证件、健康、民族、宗教等个人信息不得收集，保存时会拒绝。',
    'Ask only what the matter needs. Personal data (names, documents, health, ethnicity, religion) may not be collected and is refused.',
  ],
} as const satisfies Texts
