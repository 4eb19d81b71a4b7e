import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { useText } from '../texts.ts'

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="failure" role="alert">
      <Icon name="alarm" size={28} />
      <p className="failure-title">{t('app.failed')}</p>
      <p>{problemWords(error, language)}</p>
      {retry && (
        <Button onClick={retry} icon={<Icon name="refresh" />}>
          {t('app.retry')}
        </Button>
      )}
    </div>
  )
}
