import type { Texts } from '#apps/kit/i18n.ts'

/** Matters that may be the same, or were merged. */
export const sameTexts = {
  'same.title': ['相似来件', 'Like matters'],
  'same.none': ['没有发现相似来件', 'No like matter was found'],
  'same.sure': ['相似度 {{n}}%', '{{n}}% alike'],
  'same.why': ['理由', 'Why'],
  'same.intoThat': ['并入此件', 'Merge into this one'],
  'same.intoThis': ['收入本案', 'Take it in here'],
  'same.reopen': ['已结案：是否重新办理？', 'Closed: should it be reopened?'],
  'same.link': ['关联', 'Link'],
  'same.refuse': ['不是同一事', 'Not the same'],
  'same.about': ['{{action}}：{{title}}', '{{action}}: {{title}}'],
  'same.merged': ['已并入 {{code}}', 'Merged into {{code}}'],
  'same.taken': ['已收入 {{code}}', '{{code}} taken in'],
  'same.linked': ['已关联 {{code}}', 'Linked with {{code}}'],
  'same.refused': ['已标为不是同一事，不再提示 {{code}}', '{{code}} will not be proposed again'],
  'same.unlinked': ['已取消', 'Taken back'],
  'same.stale': ['案件刚有变化，请看过再操作', 'It has just changed: look again'],
  'same.gathered': ['并入的来件', 'Matters merged into this one'],
  'same.gatheredHint': ['随本案办理，进展同样告知', 'They follow this one and are told alike'],
  'same.related': ['关联案件', 'Linked matters'],
  'same.unlink': ['取消关联', 'Unlink'],
  'same.answers': [
    '{{reports}} 件来件中，{{solved}} 件说已解决，{{unsolved}} 件说未解决',
    'Of {{reports}} reports {{solved}} say solved, {{unsolved}} not solved',
  ],
  'same.solved': ['说已解决', 'says solved'],
  'same.unsolved': ['说未解决', 'says not solved'],
  'same.nearby': [
    '附近 200 米内已有 {{n}} 件同类事项在办',
    '{{n}} matters of this kind are open within 200 m',
  ],
  'same.metres': ['{{n}} 米以内', 'within {{n}} m'],
  'same.this': ['诉求人说就是这件', 'The person says it is this one'],
} as const satisfies Texts
