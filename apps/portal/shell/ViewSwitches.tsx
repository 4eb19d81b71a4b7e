import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { setLargeType, useLargeType } from '#apps/kit/large-type.ts'
import { useText } from '../texts.ts'

export function ViewSwitches() {
  const t = useText()
  const language = useLanguage()
  const large = useLargeType()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <div className="switches no-print">
      <button type="button" aria-pressed={large} onClick={() => setLargeType(!large)}>
        <span aria-hidden="true" className="switch-mark">
          {language === 'zh' ? '大' : 'A'}
        </span>
        {t('view.large')}
      </button>
      <button
        type="button"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => void setLanguage(other)}
      >
        {t('view.language')}
      </button>
    </div>
  )
}
