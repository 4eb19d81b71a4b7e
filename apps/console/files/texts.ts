import type { Texts } from '#apps/kit/i18n.ts'

/** Files of a matter, viewed where they are. */
export const filesTexts = {
  'files.view': ['查看', 'View'],
  'files.download': ['下载', 'Download'],
  'files.unplayable': ['浏览器放不了这种录音，请下载', 'No browser plays this kind: download it'],
  'files.page': ['第 {{n}} / {{of}} 页', 'Page {{n}} of {{of}}'],
  'files.previous': ['上一页', 'Previous page'],
  'files.next': ['下一页', 'Next page'],
  'files.larger': ['放大', 'Larger'],
  'files.smaller': ['缩小', 'Smaller'],
  'files.locked': ['文件有密码，这里打不开', 'It has a password and cannot be opened here'],
  'files.broken': ['文件打不开，可能已损坏', 'It cannot be opened: it may be damaged'],
  'files.text': ['本页文字', 'Text of this page'],
} satisfies Texts
