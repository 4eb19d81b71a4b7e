/** One value in PostgreSQL's COPY text format; undefined and null are \N. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  switch (typeof value) {
    case 'string':
      return escaped(value)
    case 'number':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
  }
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) return escaped(arrayLiteral(value))
  return escaped(JSON.stringify(value))
}

export function copyLine(values: readonly unknown[]): string {
  let line = copyValue(values[0])
  for (let at = 1; at < values.length; at += 1) line += `\t${copyValue(values[at])}`
  return `${line}\n`
}

const special = /[\\\t\n\r]/
const names: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll(/[\\\t\n\r]/g, (found) => names[found] ?? found)
}

function arrayLiteral(values: readonly unknown[]): string {
  return `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
