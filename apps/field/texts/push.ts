/** Whether this phone rings. */
export const pushTexts = {
  'push.title': ['紧急提醒', 'Urgent calls'],
  'push.ON': ['这台手机会响', 'This phone rings'],
  'push.OFF': ['这台手机不会响', 'This phone does not ring'],
  'push.BLOCKED': [
    '浏览器不允许提醒。请在手机设置里允许本应用的通知。',
    'Notifications are blocked. Allow them for this app in the settings of the phone.',
  ],
  'push.UNSUPPORTED': [
    '这个浏览器不能提醒。请用系统浏览器打开，并添加到主屏幕。',
    'This browser cannot ring. Open the app in the system browser and add it to the home screen.',
  ],
  'push.NOT_OFFERED': ['管理员没有开通提醒', 'The administrator has not switched calls on'],
  'push.UNREACHED': [
    '连不上推送服务，没有打开。请换个网络再试；有的手机连不上。',
    'The push service was not reached. Try on another network; some phones never reach it.',
  ],
  'push.hint': [
    '紧急任务随时响，普通新任务只在值守时间响。没有网络时不会响，打开应用就能看到。通知里只有案件码和网格名。',
    'What is urgent rings at any hour, other new tasks in your hours alone. Without a network nothing rings: open the app to see. A call names the case code and the grid, nothing else.',
  ],
  'push.turnOn': ['打开提醒', 'Let it ring'],
  'push.turnOff': ['关闭提醒', 'Let it be silent'],
  'push.busy': ['请稍候…', 'One moment…'],
} as const
