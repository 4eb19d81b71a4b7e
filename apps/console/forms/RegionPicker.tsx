import { useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useEffect, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { RegionView } from '#contract/api.ts'
import type { Bilingual } from '#contract/common.ts'
import { useText } from '../texts.ts'
import { naming } from './naming.ts'
import { regionsQuery, useRegionPath, useRegionSearch, useSettled } from './use-search.ts'

interface Node {
  id: string
  pId: string
  value: string
  title: Bilingual
  isLeaf: boolean
}

const nodeOf = (region: RegionView, parent: string): Node => ({
  id: region.code,
  pId: parent,
  value: region.code,
  title: region.name,
  isLeaf: region.children === 0,
})

/** Open the tree step by step, or type a name; either way the whole path is shown. */
export function RegionPicker(props: {
  id?: string
  label?: string
  value: string | undefined
  onChange: (code: string | undefined) => void
  disabled?: boolean
  /** What an empty choice means. */
  placeholder?: string | undefined
  /** The city itself may be chosen too; it stands above its counties. */
  city?: boolean
}) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [nodes, setNodes] = useState<Node[]>([])
  const [opened, setOpened] = useState(false)
  const { units, searching } = useRegionSearch(useSettled(typed.trim()))
  const path = useRegionPath(props.value)

  async function load(parent: string) {
    const regions = await client.fetchQuery(regionsQuery(parent))
    setNodes((all) => {
      const known = new Set(all.map(({ id }) => id))
      const added = regions.filter(({ code }) => !known.has(code))
      return [...all, ...added.map((region) => nodeOf(region, parent))]
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the roots are loaded once, when first opened
  useEffect(() => {
    if (opened) void loadRoots()
  }, [opened])

  /** A single city says nothing to its own people: the tree begins with its counties. */
  async function loadRoots() {
    const cities = await client.fetchQuery(regionsQuery(undefined))
    const [city] = cities
    const roots =
      city && cities.length === 1 ? await client.fetchQuery(regionsQuery(city.code)) : cities
    const first =
      city && props.city && roots !== cities ? [{ ...nodeOf(city, ''), isLeaf: true }] : []
    setNodes([...first, ...roots.map((region) => nodeOf(region, ''))])
  }

  const tree = nodes.map((node) => ({ ...node, title: inLanguage(node.title, language) }))
  const results = units.map((unit) => ({
    id: unit.regionCode,
    pId: '',
    value: unit.regionCode,
    title: <FoundRegion code={unit.regionCode} name={inLanguage(unit.name, language)} />,
    isLeaf: true,
  }))
  const shown = typed.trim() === '' ? tree : results
  const label = path.map(({ name }) => inLanguage(name, language)).join(' · ')
  return (
    <TreeSelect<string | { value: string; label: string } | null>
      {...naming(props)}
      className="picker"
      showSearch={{ filterTreeNode: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      disabled={props.disabled ?? false}
      labelInValue
      loading={searching}
      placeholder={props.placeholder ?? props.label ?? t('form.regionSearch')}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 280, maxHeight: 420 } } }}
      treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: '' }}
      treeData={shown}
      loadData={({ value }) => load(String(value))}
      onOpenChange={(open) => open && setOpened(true)}
      value={props.value ? { value: props.value, label: label || props.value } : null}
      onChange={(chosen) => {
        setTyped('')
        props.onChange(typeof chosen === 'object' && chosen ? chosen.value : undefined)
      }}
    />
  )
}

/** A search result with what it lies in. */
function FoundRegion({ code, name }: { code: string; name: string }) {
  const language = useLanguage()
  const above = useRegionPath(code).filter((region) => region.code !== code)
  return (
    <>
      {name}{' '}
      <span className="soft">
        {above.map((region) => inLanguage(region.name, language)).join(' · ')}
      </span>
    </>
  )
}
