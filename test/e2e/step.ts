/** One step of a story: a failure says at which step it came, besides what failed. */
export async function step<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Error(`at the step "${name}": ${words}`, { cause: error })
  }
}
