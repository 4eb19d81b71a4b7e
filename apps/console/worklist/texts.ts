import type { Texts } from '#apps/kit/i18n.ts'

/** Words of the workbench. */
export const worklistTexts = {
  'worklist.title': ['待办', 'Worklist'],
  'worklist.rail': ['我的岗位与队列', 'My posts and queues'],
  'worklist.post': ['岗位', 'Post'],
  'worklist.search': ['案件编号或电话', 'Code or phone'],
  'worklist.searchHint': [
    '按 / 搜索，j k 移动，Enter 打开',
    '/ to search, j k to move, Enter to open',
  ],
  'worklist.category': ['类别', 'Category'],
  'worklist.region': ['区域', 'Region'],
  'worklist.clear': ['清除条件', 'Clear filters'],
  'worklist.empty': ['这个队列没有事项', 'Nothing in this queue'],
  'worklist.emptyFiltered': ['没有符合条件的事项', 'Nothing matches the filters'],
  'worklist.emptyHint': ['有新事项时会自动出现在这里', 'New matters appear here by themselves'],
  'worklist.changed': ['有更新，点击查看', 'There are changes: show them'],
  'worklist.end': ['已到末尾', 'End of the list'],
  'worklist.code': ['编号', 'Code'],
  'worklist.what': ['事项', 'Matter'],
  'worklist.place': ['地点', 'Place'],
  'worklist.state': ['状态', 'State'],
  'worklist.unit': ['承办单位', 'Unit'],
  'worklist.clock': ['时限', 'Clock'],
  'worklist.received': ['收到', 'Received'],
  'worklist.unconfirmed': ['待确认', 'unconfirmed'],
  'worklist.noCategory': ['未分类', 'No category'],
  'worklist.noPosts': ['您目前没有有效岗位', 'You hold no post at present'],
  'worklist.noQueues': [
    '您的岗位不办理事项，没有待办',
    'Your posts handle no matters: no worklist',
  ],
} as const satisfies Texts
