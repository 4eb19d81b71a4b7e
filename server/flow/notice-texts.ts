/** Short, plain and without personal data: a telephone may lie open on a table. */
const texts: Record<string, string> = {
  accepted: '您反映的事项已受理',
  rejected: '您反映的事项不予受理，原因和办理途径请凭码查询',
  referred: '您反映的事项已转有关法定途径，请凭码查询',
  merged: '您反映的事项与其他来件一并办理',
  dispatched: '您反映的事项已派给承办单位',
  extended: '您反映的事项办理期限已延长，原因请凭码查询',
  held: '您反映的事项暂不能办结，已列入挂账，请凭码查询',
  resumed: '您反映的事项已恢复办理',
  resolved: '您反映的事项已有结果，请凭码查询并评价',
  reworked: '您反映的事项将重新办理',
  closed: '您反映的事项已结案',
  reopened: '您反映的事项已重新办理',
}

export function noticeText(template: string, caseCode: string): string {
  return `【格中】${texts[template] ?? '您反映的事项有新进展'}。案件码 ${caseCode}`
}
