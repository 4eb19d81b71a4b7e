import type { Texts } from '#apps/kit/i18n.ts'
import { useWords } from '#apps/kit/i18n.ts'

/** The wall, the kiosk and the telephone. The wall shows both languages at once and has no switch. */
export const texts = {
  'hall.app': ['格中', 'Gezhong'],
  'hall.loading': ['正在打开…', 'Opening…'],
  'hall.lost': ['连接中断，正在重连', 'Connection lost, reconnecting'],
  'hall.missing': ['没有这个页面', 'There is no such page'],
  'hall.failed': ['暂时打不开，会自动重试', 'It does not open now and will try again'],
  'hall.window': ['{{n}} 号窗口', 'Window {{n}}'],
  'hall.view.language': ['English', '中文'],
  'screen.title': ['叫号', 'Now calling'],
  'screen.sound': ['开启语音', 'Allow sound'],
  'screen.none': ['暂无叫号', 'Nobody is being called'],
  'screen.waiting': ['等候 {{n}} 人', '{{n}} waiting'],
  'kiosk.title': ['请取号', 'Take a number'],
  'kiosk.pick': ['您来办什么？点一项', 'What is it about? Touch one'],
  'kiosk.waiting': ['现在 {{n}} 人等候', '{{n}} waiting now'],
  'kiosk.any': ['任一窗口都能办，不需要填姓名', 'Any window takes any matter; no name is needed'],
  'kiosk.priority': ['老年人、残疾人、孕妇优先', 'Elder, disabled or pregnant: go first'],
  'kiosk.priorityHint': [
    '只用于这一张号，按提前几分钟取号排队',
    'For this number alone: it counts as taken some minutes earlier',
  ],
  'kiosk.full': ['等候人数已满，请到服务台', 'Too many are waiting: please ask at the desk'],
  'kiosk.failed': ['没有取到号，请再点一次', 'No number was given: touch once more'],
  'slip.title': ['排队号', 'Your number'],
  'slip.ahead': ['前面还有 {{n}} 人', '{{n}} before you'],
  'slip.next': ['下一位就是您', 'You are next'],
  'slip.priority': ['优先', 'Priority'],
  'slip.taken': ['{{at}} 取号，当日有效', 'Taken {{at}}, good for today'],
  'slip.qr': ['扫码在手机上看进度', 'Scan to follow on your phone'],
  'slip.print': ['打印', 'Print'],
  'slip.done': ['完成', 'Done'],
  'slip.listen': ['请留意屏幕和叫号', 'Watch the screen and listen for your number'],
  'follow.title': ['我的号', 'My number'],
  'follow.called': ['到您了', 'It is your turn'],
  'follow.goTo': ['请到 {{place}}', 'Please go to {{place}}'],
  'follow.serving': ['正在 {{place}} 办理', 'Being served at {{place}}'],
  'follow.done': ['已办理，谢谢', 'Served, thank you'],
  'follow.noShow': ['已过号，请重新取号', 'Your turn has passed: please take a new number'],
  'follow.ended': ['此号已过当日', 'This number was for another day'],
  'follow.missing': ['没有这个号，请核对链接', 'There is no such number: check the link'],
  'follow.keep': ['可以离开一会儿，这页会自动更新', 'You may walk about; this page updates itself'],
} as const satisfies Texts

export type TextKey = keyof typeof texts
export const useText = () => useWords<typeof texts>()
