/** What the check of the record may find, each naming the row. */
export const faultKinds = {
  ALTERED: { zh: '记录被改动', en: 'a row was altered' },
  REMOVED: { zh: '记录被删除', en: 'a row was removed' },
  REORDERED: { zh: '记录被调换', en: 'rows were put in another order' },
  CASE_ALTERED: { zh: '案件与其记录不符', en: 'the case is not what its rows say' },
  CASE_REMOVED: { zh: '案件被删除', en: 'a whole case was removed' },
  WORDS_ALTERED: { zh: '诉求原话被改动', en: 'the words of a report were altered' },
  WORDS_REMOVED: { zh: '诉求原话被删除', en: 'the words of a report were removed' },
  WORDS_ADDED: { zh: '多出无记录的诉求原话', en: 'words no row speaks of' },
  ORDER_ALTERED: { zh: '总次序被改动', en: 'the commit order was altered' },
  ORDER_REMOVED: { zh: '总次序有缺号', en: 'a position of the commit order is missing' },
  NOT_IN_ORDER: { zh: '记录未列入总次序', en: 'a row is missing in the commit order' },
  SEAL_BROKEN: { zh: '封印不符', en: 'a seal does not fit' },
  SEQUENCER_ALTERED: { zh: '定序状态不符', en: 'the sequencer does not agree with its seals' },
} as const
export type FaultKind = keyof typeof faultKinds
