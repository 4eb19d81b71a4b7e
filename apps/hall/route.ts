/** Three pages without a sign-in: the wall, the kiosk, and one person's number. */
export type Page =
  | { name: 'screen' | 'kiosk'; hall: string }
  | { name: 'follow'; token: string }
  | { name: 'missing' }

export function pageOfPath(path: string): Page {
  const [first, second, ...rest] = path.split('/').filter((part) => part !== '')
  if (second === undefined || rest.length > 0) return { name: 'missing' }
  if (first === 'q' && /^[\w-]{22}$/.test(second)) return { name: 'follow', token: second }
  if (!/^[A-Z0-9-]{3,40}$/.test(second)) return { name: 'missing' }
  if (first === 'hall-screen') return { name: 'screen', hall: second }
  if (first === 'hall-kiosk') return { name: 'kiosk', hall: second }
  return { name: 'missing' }
}
