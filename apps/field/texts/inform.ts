import type { Texts } from '#apps/kit/i18n.ts'

export const informTexts = {
  'inform.never': ['还没有同步过', 'Not synced yet'],
  'inform.none': ['现在没有要上门告知的事', 'Nothing is to be told door to door'],
  'inform.noneHint': ['有新的告知会出现在这里和“今日”。', 'It will appear here and on Today.'],
  'inform.urgent': ['紧急', 'Urgent'],
  'inform.until': ['告知到 {{at}}', 'To be told until {{at}}'],
  'inform.sum': ['已告知 {{n}} / {{all}} 户', '{{n}} of {{all}} homes told'],
  'inform.noHomes': [
    '这里还没有门牌，请先到“入户”添加',
    'No doors are listed here yet: add them under Visits',
  ],
  'inform.words': ['要告知的话', 'What to tell'],
  'inform.how': ['怎么告知的', 'How'],
  'inform.tap': [
    '告知一户点一户；只记户，不记人。',
    'Tap each door once told. Doors are noted, never persons.',
  ],
  'inform.told': ['已告知', 'Told'],
  'inform.untold': ['未告知', 'Not yet'],
  'inform.kept': ['{{name}}：{{way}}', '{{name}}: {{way}}'],
  'inform.takenBack': ['{{name}}：改为未告知', '{{name}}: not told after all'],
  'inform.gone': ['这项告知已结束', 'This is no longer to be told'],
  'inform.card': ['{{title}}：还有 {{n}} 户未告知', '{{title}}: {{n}} homes to tell'],
} as const satisfies Texts
