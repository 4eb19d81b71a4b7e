import type { CaseRow, CaseView } from '#contract/api.ts'
import type { Bilingual } from '#contract/common.ts'
import type { Level } from '#contract/levels.ts'
import type { SlaClass } from '#contract/town.ts'

type Names<K extends string> = Readonly<Record<K, Bilingual>>

export const supervisionNames: Names<CaseRow['supervision']> = {
  NONE: { zh: '未督办', en: 'Not supervised' },
  REMINDED: { zh: '已催办', en: 'Reminded' },
  YELLOW: { zh: '黄牌', en: 'Yellow card' },
  RED: { zh: '红牌', en: 'Red card' },
  LISTED: { zh: '挂牌督办', en: 'Listed' },
}

export const levelNames: Names<Level> = {
  GRID: { zh: '网格级', en: 'Grid level' },
  VILLAGE: { zh: '村社区级', en: 'Village level' },
  TOWNSHIP: { zh: '乡镇街道级', en: 'Township level' },
  COUNTY: { zh: '县级', en: 'County level' },
  CITY: { zh: '市级', en: 'City level' },
}

export const subTaskKindNames: Names<CaseView['subTasks'][number]['kind']> = {
  CO_UNIT: { zh: '协办', en: 'Assisting' },
  JOINT: { zh: '联办', en: 'Joint' },
  WHISTLE: { zh: '吹哨', en: 'Whistle' },
  CONSULT: { zh: '会商', en: 'Consulted' },
}

export const slaClassNames: Names<SlaClass> = {
  URGENT: { zh: '紧急', en: 'Urgent' },
  CONSULTATION: { zh: '咨询', en: 'Consultation' },
  CONSULTATION_EXPERT: { zh: '专业咨询', en: 'Expert consultation' },
  HELP: { zh: '求助', en: 'Request for help' },
  COMPLAINT: { zh: '投诉', en: 'Complaint' },
  COMPLEX: { zh: '复杂事项', en: 'Complex matter' },
  SUGGESTION: { zh: '建议', en: 'Suggestion' },
  CITY_EVENT: { zh: '城市事件', en: 'City event' },
  DISPUTE: { zh: '矛盾纠纷', en: 'Dispute' },
}

export const locatedByNames: Readonly<Record<string, Bilingual>> = {
  POINT: { zh: '坐标落入网格', en: 'the point lies in the grid' },
  GRID: { zh: '登记时指定', en: 'chosen at intake' },
  ADDRESS: { zh: '文字中的地名', en: 'place names in the text' },
  CENTRE: { zh: '未能定位，归收件中心', en: 'not located: the receiving centre' },
  PERSON: { zh: '人工更正', en: 'corrected by a person' },
}
