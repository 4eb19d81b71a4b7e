/** JSON with sorted keys: the same value gives the same bytes on its way in and back from jsonb. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${quoted(key)}${canonicalJson(member)}`
  }
  return `{${members}}`
}

// The same few names come by a million times; a bound, for keys may also be data.
const names = new Map<string, string>()

function quoted(key: string): string {
  const known = names.get(key)
  if (known !== undefined) return known
  const made = `${JSON.stringify(key)}:`
  if (names.size < 500) names.set(key, made)
  return made
}
