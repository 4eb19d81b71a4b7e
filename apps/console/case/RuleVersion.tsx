import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { ItemVersion } from '#contract/api.ts'
import { type ItemKind, itemKinds } from '#contract/item-kinds.ts'
import { ItemFacts } from '../forms/ItemFacts.tsx'
import { valueName } from '../forms/names.ts'
import { unitsQuery } from '../forms/use-search.ts'
import type { NameOf } from '../forms/value-words.ts'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'

/** The rule a case was decided under, `HELP@2`, and at a click what it said then. */
export function RuleVersion({ kind, rule }: { kind: ItemKind; rule: string }) {
  const t = useText()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const [code = '', version = ''] = rule.split('@')
  const found = useQuery({
    queryKey: ['town', 'version', kind, code, version],
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      api.get<ItemVersion>(
        `/town/items/${kind}/${encodeURIComponent(code)}/versions/${version}`,
        undefined,
        signal,
      ),
  })
  const nameOf = useDepartmentNames(open && kind === 'category')
  if (version === '') return rule
  const name = `${valueName(code)[language]} v${version}`
  return (
    <>
      <button type="button" className="text-button digits" onClick={() => setOpen(true)}>
        {name}
      </button>
      <Modal
        open={open}
        title={`${itemKinds[kind][language]} · ${name}`}
        footer={null}
        closable={{ 'aria-label': t('app.close') }}
        onCancel={() => setOpen(false)}
      >
        {found.isPending && <Loading lines={4} />}
        {found.isError && <p className="form-fault">{problemWords(found.error, language)}</p>}
        {found.data && (
          <>
            <p className="soft">
              {t('case.ruleSince', { from: dateTimeOf(found.data.validFrom) })}
              {' · '}
              {found.data.validTo
                ? t('case.ruleUntil', { to: dateTimeOf(found.data.validTo) })
                : t('case.ruleStill')}
            </p>
            <ItemFacts data={found.data.data} nameOf={nameOf} />
          </>
        )}
      </Modal>
    </>
  )
}

/** Departments by code, read off the city's own units: their names are for everybody. */
function useDepartmentNames(wanted: boolean): NameOf {
  const language = useLanguage()
  const units = useQuery({ ...unitsQuery({ kind: 'DEPARTMENT', limit: 40 }), enabled: wanted })
  const names = new Map<string, string>()
  for (const { code, name } of units.data ?? []) {
    const department = code.slice(code.indexOf('-') + 1)
    if (!names.has(department)) names.set(department, inLanguage(name, language))
  }
  return (code) => names.get(code)
}
