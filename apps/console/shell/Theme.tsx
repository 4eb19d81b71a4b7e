import { App, ConfigProvider } from 'antd'
import * as zhCN from 'antd/es/locale/zh_CN.js'
import type { ComponentProps, ReactNode } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useLargeType } from '#apps/kit/large-type.ts'

type Locale = NonNullable<ComponentProps<typeof ConfigProvider>['locale']>

/** antd's files are typed as CommonJS and bundled as modules: the locale lies one or two defaults deep. */
function unwrap(module: unknown): Locale {
  const inner = (module as { default?: unknown }).default
  return inner === undefined ? (module as Locale) : unwrap(inner)
}

const chinese = unwrap(zhCN)
const tokens = {
  colorPrimary: '#0f5257',
  colorLink: '#0f5257',
  colorError: '#a8201a',
  colorWarning: '#855000',
  colorSuccess: '#1d6a3c',
  colorText: '#1d2729',
  colorTextSecondary: '#566064',
  colorTextPlaceholder: '#6b7478',
  colorTextDisabled: '#6b7478',
  colorBorder: '#8d8a82',
  colorBorderSecondary: '#e2dfd8',
  colorBgLayout: '#f6f5f2',
  borderRadius: 6,
  fontFamily: 'var(--font)',
  motion: false,
}

export function Theme({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const large = useLargeType()
  const size = large ? { fontSize: 18, controlHeight: 42 } : { fontSize: 14, controlHeight: 34 }
  return (
    <ConfigProvider
      theme={{ token: { ...tokens, ...size } }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      {...(language === 'zh' ? { locale: chinese } : {})}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
