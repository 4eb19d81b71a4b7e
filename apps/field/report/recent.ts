import { theVault } from '../store/open.ts'

const keptAs = 'recent leaves'
const most = 12

/** Codes of the leaves used lately on this phone, the last first. */
export async function recentLeaves(): Promise<string[]> {
  return (await theVault().read<string[]>(keptAs)) ?? []
}

export async function remember(code: string): Promise<void> {
  const before = await recentLeaves()
  await theVault().write(keptAs, [code, ...before.filter((one) => one !== code)].slice(0, most))
}
