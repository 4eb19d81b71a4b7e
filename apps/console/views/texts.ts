import type { Texts } from '#apps/kit/i18n.ts'

export const viewTexts = {
  'views.title': ['我的视图', 'Views'],
  'views.save': ['存为视图', 'Save as a view'],
  'views.change': ['修改视图', 'Change the view'],
  'views.edit': ['修改视图：{{name}}', 'Change the view: {{name}}'],
  'views.drop': ['删除', 'Delete'],
  'views.from': ['{{name}} 共享', 'Shared by {{name}}'],
  'views.name': ['名称', 'Name'],
  'views.sharing': ['谁能用', 'Who may use it'],
  'views.mine': ['只有我', 'I alone'],
  'views.role': ['本单位的{{role}}', '{{role}}s of my unit'],
  'views.unit': ['本单位所有人', 'Everyone in my unit'],
  'views.badge': ['在名称旁显示件数', 'Show the count beside its name'],
} as const satisfies Texts
