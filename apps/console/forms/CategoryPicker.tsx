import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { categoriesQuery } from '../queries.ts'
import { useText } from '../texts.ts'
import { categoryTree } from './category-tree.ts'
import { naming } from './naming.ts'

export function CategoryPicker(props: {
  id?: string
  label?: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  disabled?: boolean
  /** What an empty choice means. */
  placeholder?: string | undefined
  /** Whole branches may be chosen too, as a filter. */
  branches?: boolean
}) {
  const t = useText()
  const language = useLanguage()
  const categories = useQuery(categoriesQuery)
  return (
    <TreeSelect
      {...naming(props)}
      className="picker"
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      disabled={props.disabled ?? false}
      loading={categories.isPending}
      placeholder={props.placeholder ?? props.label ?? t('form.categorySearch')}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 260, maxHeight: 420 } } }}
      value={props.value ?? null}
      onChange={(value: string | null) => props.onChange(value ?? undefined)}
      treeData={categoryTree(
        categories.data ?? [],
        (name) => inLanguage(name, language),
        props.branches ?? false,
      )}
    />
  )
}
