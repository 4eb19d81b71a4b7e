import type { Texts } from '#apps/kit/i18n.ts'

export const informsTexts = {
  'informs.tab': ['入户告知', 'Door to door'],
  'informs.title': ['入户告知', 'Told door to door'],
  'informs.hint': [
    '网格员逐户告知，网格牌上也能看到；只数户和阅读次数，不记姓名。',
    'Grid workers tell each home, and it hangs on the sign of the grid. Homes and reads are counted, never names.',
  ],
  'informs.new': ['发一项告知', 'Have something told'],
  'informs.none': ['最近没有入户告知', 'Nothing was told lately'],
  'informs.noneHint': [
    '停暖、停水、汛情、反诈提醒可以从这里发到网格员手机。',
    'Heating, water, floods, fraud: what is made here comes to the phones of the grids.',
  ],
  'informs.region': ['告知范围', 'Whose homes'],
  'informs.kind': ['事由', 'About'],
  'informs.untilField': ['告知到', 'To be told until'],
  'informs.what': ['标题', 'Title'],
  'informs.words': ['要告知的话', 'What to tell'],
  'informs.isUrgent': ['紧急（排在最前）', 'Urgent (stands first)'],
  'informs.urgent': ['紧急', 'Urgent'],
  'informs.send': ['发到网格', 'Send to the grids'],
  'informs.until': ['告知到 {{at}}', 'until {{at}}'],
  'informs.over': ['已于 {{at}} 结束', 'ended {{at}}'],
  'informs.withdrawn': ['已于 {{at}} 撤回', 'withdrawn {{at}}'],
  'informs.told': ['已告知户数', 'Homes told'],
  'informs.slips': ['其中留纸条', 'Of them by slip'],
  'informs.reads': ['网上阅读次数', 'Read online'],
  'informs.end': ['撤回', 'Withdraw'],
  'informs.endSure': [
    '撤回后手机上不再显示，已告知的记录保留。',
    'It leaves the phones; what was told stays told.',
  ],
} as const satisfies Texts
