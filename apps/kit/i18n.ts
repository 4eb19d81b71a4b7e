import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from './time.ts'

/** Texts of an app: each key with its Chinese and its English, side by side so that none is missing. */
export type Texts = Readonly<Record<string, readonly [zh: string, en: string]>>
type Values = Readonly<Record<string, string | number>>

const remembered = 'gezhong.language'

function column(texts: Texts, index: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, pair]) => [key, pair[index]]))
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language)
  await i18next.changeLanguage(language)
}

/** Chinese unless the person once chose otherwise. Call once, before the first render. */
export async function startI18n(texts: Texts): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  })
  await i18next.use(initReactI18next).init({
    lng: localStorage.getItem(remembered) === 'en' ? 'en' : 'zh',
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: column(texts, 0) }, en: { translation: column(texts, 1) } },
  })
}

/** The words of an app by checked key: `const t = useWords<typeof texts>()`. */
export function useWords<T extends Texts>(): (key: keyof T & string, values?: Values) => string {
  const { t } = useTranslation()
  return (key, values) => t(key as string, { ...values })
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh'
}
