/** Frame, home and the pages that help when something is missing. */
export const commonTexts = {
  'app.name': ['格中', 'Gezhong'],
  'app.place': ['酒泉市综治中心', 'Jiuquan governance centre'],
  'app.skip': ['跳到正文', 'Skip to content'],
  'app.notices': ['提示', 'Notices'],
  'app.demo': [
    '演示系统：请勿填写真实个人信息，紧急情况请直接拨打 110、119、120。',
    'Demonstration: enter no real personal data. In an emergency call 110, 119 or 120.',
  ],
  'app.loading': ['正在打开…', 'Opening…'],
  'app.retry': ['再试一次', 'Try again'],
  'app.back': ['返回', 'Back'],
  'app.offline': [
    '现在没有网络。您写的内容保存在这台设备上，连上后可以继续。',
    'You are offline. What you wrote is kept on this device; carry on once connected.',
  ],
  'app.unsent': [
    '有一件还没送出，点这里接着提交',
    'One report has not been sent yet: go on with it',
  ],
  'app.failedTitle': ['页面没能打开', 'The page did not open'],
  'app.failed': [
    '可能是网络慢或系统正在更新。请再试一次；也可以拨打 12345。',
    'The network may be slow or the system is being renewed. Try again, or call 12345.',
  ],
  'app.failedOffline': [
    '现在没有网络，这一页还没取来。连上后自动打开；急事请拨打 12345。',
    'There is no network and this page has not been fetched. It opens by itself once connected; if it cannot wait, call 12345.',
  ],
  'nav.label': ['主要导航', 'Main'],
  'nav.home': ['首页', 'Home'],
  'nav.report': ['我要反映', 'Report'],
  'nav.progress': ['查进度', 'Check progress'],
  'view.large': ['大字', 'Larger'],
  'view.language': ['English', '中文'],
  'foot.hotline': ['政务服务便民热线', 'Citizens’ hotline'],
  'foot.free': [
    '不会上网、不方便打字，打电话一样受理。',
    'No need to type: a call is taken just the same.',
  ],
  'foot.emergency': ['紧急电话', 'Emergency numbers'],
  'foot.staff': ['工作人员入口', 'Staff sign-in'],

  'home.title': ['身边的事，说给我们听', 'Tell us what is wrong nearby'],
  'home.lead': [
    '噪声、路灯、垃圾、邻里矛盾……在这里说一声，就会有人负责去办，您随时能查到办到哪一步。',
    'Noise, a broken lamp, rubbish, a quarrel: say it here, somebody is made responsible, and you can follow every step.',
  ],
  'home.report': ['我要反映', 'Report a matter'],
  'home.reportHint': [
    '不用注册，可以匿名，三分钟写完',
    'No account, anonymous if you wish, three minutes',
  ],
  'home.progress': ['查进度', 'Check progress'],
  'home.progressHint': ['用 12 位编号查看办到哪一步', 'With the 12-digit code you were given'],
  'home.emergencyTitle': [
    '有人受伤、着火、正在发生危险？先打电话',
    'Somebody hurt, a fire, danger right now? Call first',
  ],
  'call.110': ['报警', 'Police'],
  'call.119': ['火警', 'Fire'],
  'call.120': ['急救', 'Ambulance'],
  'call.number': ['拨打 {{number}} {{name}}', 'Call {{number}}, {{name}}'],
  'home.howTitle': ['之后会怎样', 'What happens then'],
  'home.how1': ['马上得到编号', 'A code at once'],
  'home.how1Text': ['一件事一个编号，从头用到尾。', 'One matter, one code, from beginning to end.'],
  'home.how2': ['有单位负责', 'A unit is responsible'],
  'home.how2Text': [
    '综治中心受理后派给该管的单位，限期办理。',
    'The centre sends it to the unit in charge, with a time limit.',
  ],
  'home.how3': ['办完您来评', 'You have the last word'],
  'home.how3Text': [
    '另有人核查，再请您说解决了没有。',
    'Someone else checks it, then you say whether it is solved.',
  ],
  'home.mine': ['记在这台设备上的事', 'Matters kept on this device'],
  'home.forget': ['从本机删除 {{code}}', 'Remove {{code}} from this device'],

  'missing.title': ['没有这个页面', 'There is no such page'],
  'missing.text': [
    '网址可能写错了，或页面已经搬走。您可以从这里继续：',
    'The address may be wrong, or the page has moved. Carry on from here:',
  ],
} as const
