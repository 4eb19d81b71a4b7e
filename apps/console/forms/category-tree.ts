import type { Bilingual } from '#contract/common.ts'

interface Named {
  code: string
  name: Bilingual
}
export interface CategoryNode {
  value: string
  title: string
  selectable: boolean
  children: CategoryNode[]
}

/** Leaves (four digits) under their branches (two); a leaf without a branch stands on its own. */
export function categoryTree(
  categories: readonly Named[],
  word: (name: Bilingual) => string,
  branchesSelectable: boolean,
): CategoryNode[] {
  const branches = new Map<string, CategoryNode>()
  const roots: CategoryNode[] = []
  const ordered = categories.toSorted(
    (a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code),
  )
  for (const { code, name } of ordered) {
    const isBranch = code.length === 2
    const node: CategoryNode = {
      value: code,
      title: word(name),
      selectable: !isBranch || branchesSelectable,
      children: [],
    }
    const branch = branches.get(code.slice(0, 2))
    if (isBranch) branches.set(code, node)
    if (!isBranch && branch) branch.children.push(node)
    else roots.push(node)
  }
  return roots
}
