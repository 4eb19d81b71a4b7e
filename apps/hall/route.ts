/** Pages without a sign-in: the wall, the kiosk, one person's number, the sign at a room's door. */
export type Page =
  | { name: 'screen' | 'kiosk'; hall: string }
  | { name: 'follow'; token: string }
  | { name: 'sign'; hall: string; room: string }
  | { name: 'missing' }

export function pageOfPath(path: string): Page {
  const [first, second, third, ...rest] = path.split('/').filter((part) => part !== '')
  if (second === undefined || rest.length > 0) return { name: 'missing' }
  if (first === 'room-sign' && isHall(second) && /^[A-Z0-9]{1,8}$/.test(third ?? ''))
    return { name: 'sign', hall: second, room: third ?? '' }
  if (third !== undefined) return { name: 'missing' }
  if (first === 'q' && /^[\w-]{22}$/.test(second)) return { name: 'follow', token: second }
  if (!isHall(second)) return { name: 'missing' }
  if (first === 'hall-screen') return { name: 'screen', hall: second }
  if (first === 'hall-kiosk') return { name: 'kiosk', hall: second }
  return { name: 'missing' }
}

const isHall = (code: string) => /^[A-Z0-9-]{3,40}$/.test(code)
