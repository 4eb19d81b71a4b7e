/** Line icons, 16 units square, drawn for this program; few, so that each is learned. */
const paths = {
  inbox: 'M2 9l2-6h8l2 6v4H2zM2 9h4l1 2h2l1-2h4',
  check: 'M3 8.5l3.2 3.2L13 5',
  send: 'M14 2L7 9M14 2l-4.5 12L7 9 2 6.5z',
  pen: 'M3 13l.7-3L11 2.7 13.3 5 6 12.3zM9.5 4.2l2.3 2.3',
  flag: 'M4 14V2.5M4 3h8l-2 3 2 3H4',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5 3v10M11 3v10',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 100 4 2 2 0 000-4z',
  phone:
    'M4 2l2 .3.8 3-1.5 1.2a8 8 0 004.2 4.2l1.2-1.5 3 .8.3 2c0 1-.8 2-2 2A10 10 0 012 4c0-1.200 1-2 2-2z',
  lock: 'M4 7.500h8v6H4zM5.500 7.500V5a2.500 2.500 0 015 0v2.500',
  archive: 'M2 3h12v3H2zM3 6v7h10V6M6.500 9h3',
  cross: 'M4 4l8 8M12 4l-8 8',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  merge: 'M4 2v3c0 2 4 2 4 5v4M12 2v3c0 2-4 2-4 5',
  undo: 'M6 3L3 6l3 3M3 6h6a4 4 0 010 8H6',
  clock: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 5v3.300l2.200 1.500',
  alarm: 'M8 2l6.500 11.500h-13zM8 6.500v3.300M8 11.500v.500',
  place:
    'M8 14.500s4.700-4.400 4.700-7.800a4.700 4.700 0 10-9.400 0C3.300 10.100 8 14.500 8 14.500zM8 5.200a1.700 1.700 0 100 3.400 1.700 1.700 0 000-3.400z',
  user: 'M8 2.500a2.700 2.700 0 100 5.400 2.700 2.700 0 000-5.400zM2.800 14c.3-3 2.500-4.500 5.200-4.500s4.900 1.500 5.200 4.500',
  users:
    'M6 3a2.300 2.300 0 100 4.600A2.300 2.300 0 006 3zM1.500 13.500c.2-2.600 2-4 4.500-4s4.300 1.400 4.500 4M10.500 3.400a2.200 2.200 0 010 4M12 9.800c1.500.5 2.400 1.800 2.500 3.700',
  file: 'M4 1.800h5l3.200 3.200v9.200H4zM9 1.800V5h3.200',
  search: 'M7 2.500a4.500 4.500 0 100 9 4.500 4.500 0 000-9zM10.300 10.300L14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  gear: 'M3 4.500h6M12 4.500h1M3 8h1.500M7.500 8H13M3 11.500h5M11 11.500h2M10.500 3v3M6 6.500v3M9.500 10v3',
  globe:
    'M8 2a6 6 0 100 12A6 6 0 008 2zM2 8h12M8 2c2 2 2.500 4 2.500 6S10 12 8 14M8 2C6 4 5.500 6 5.500 8S6 12 8 14',
  bell: 'M4 11V7a4 4 0 018 0v4l1.200 1H2.800zM6.500 14h3',
  camera: 'M2 5h3l1-1.700h4L11 5h3v8H2zM8 6.800a2.200 2.200 0 100 4.400 2.200 2.200 0 000-4.400z',
  star: 'M8 2l1.800 3.900 4.200.5-3.100 2.900.8 4.200L8 11.400l-3.700 2.100.8-4.200L2 6.400l4.200-.5z',
  link: 'M6.500 9.500l3-3M7 4.500l1.500-1.500a2.800 2.800 0 014 4L11 8.500M9 11.500L7.500 13a2.800 2.800 0 01-4-4L5 7.500',
  print: 'M4.500 6V2h7v4M4.500 12H2V6h12v6h-2.500M4.500 9.500h7V14h-7z',
  refresh: 'M13 8a5 5 0 11-1.500-3.600M13 2v3h-3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  down: 'M4 6l4 4 4-4',
  wall: 'M1.500 3h13v8h-13zM5.500 14h5M8 11v3',
} as const
export type IconName = keyof typeof paths

/** Decorative: the words beside it carry the meaning, so screen readers skip it. */
export function Icon({ name, size = '1.1em' }: { name: IconName; size?: string | number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
