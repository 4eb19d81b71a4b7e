// Words of home visits, apart from the schemas: a page that shows them need not carry those.

/** What came of knocking at a door. Nothing more is kept of a refusal: it needs no reason. */
export const visitOutcomes = {
  AGREED: { zh: '同意走访', en: 'Agreed' },
  DECLINED: { zh: '谢绝走访', en: 'Declined' },
  ABSENT: { zh: '家中无人', en: 'Nobody at home' },
  VACANT: { zh: '空置', en: 'Vacant' },
} as const
export type VisitOutcome = keyof typeof visitOutcomes
export const visitOutcomeNames = Object.keys(visitOutcomes) as [VisitOutcome, ...VisitOutcome[]]

/** On what a form of visits rests (Personal Information Protection Law, article 13). */
export const visitBases = {
  DUTY: { zh: '法定职责', en: 'Statutory duty' },
  CONSENT: { zh: '征得同意', en: 'Consent' },
} as const
export type VisitBasis = keyof typeof visitBases
export const visitBasisNames = Object.keys(visitBases) as [VisitBasis, ...VisitBasis[]]

/** How the resident confirmed what was written down. */
export const confirmations = {
  SIGNATURE: { zh: '本人签名', en: 'Signature' },
  CODE: { zh: '本人设的口令', en: "The resident's own code" },
  SPOKEN: { zh: '口头确认', en: 'Spoken' },
} as const
export type Confirmation = keyof typeof confirmations
export const confirmationNames = Object.keys(confirmations) as [Confirmation, ...Confirmation[]]

/** What help given at a door became: a matter of its own, or an application filed for the person. */
export const helpKinds = {
  CASE: { zh: '登记事项', en: 'Matter' },
  SERVICE: { zh: '代办服务', en: 'Filed for the resident' },
} as const
export type HelpKind = keyof typeof helpKinds
export const helpKindNames = Object.keys(helpKinds) as [HelpKind, ...HelpKind[]]

/** Who knocks at doors. */
export const visitRoles = ['GRID_WORKER', 'POLICE_GRID_WORKER', 'GRID_LEADER'] as const
export const isVisitRole = (role: string): boolean =>
  (visitRoles as readonly string[]).includes(role)
/** Who sees how many homes were reached; counts alone. */
export const homeCoverageRoles = ['GRID_LEADER', 'DISPATCHER', 'SUPERVISOR', 'LEADER'] as const
/** Who may open the answers of one visit, for a purpose. */
export const visitReaderRoles = ['GRID_WORKER', 'GRID_LEADER', 'AUDITOR'] as const

/** Where somebody lives, without who: the parts by which a door is found. */
export interface HomeRef {
  gridCode: string
  /** 小区、村民小组 */
  compound: string
  /** 3号楼; empty in a village. */
  building: string
  /** 2单元; empty where there is none. */
  unit: string
  /** 301, 12号 */
  door: string
}

/** The same door has the same code on every phone, so that a home can be added without a network. */
export const homeCodeOf = ({ gridCode, compound, building, unit, door }: HomeRef): string =>
  [gridCode, compound, building, unit, door].join('/')

export function homeOfCode(code: string): HomeRef {
  const [gridCode = '', compound = '', building = '', unit = '', door = ''] = code.split('/')
  return { gridCode, compound, building, unit, door }
}

export const homeName = ({ compound, building, unit, door }: HomeRef): string =>
  [compound, building, unit, door].filter(Boolean).join(' ')

const receiptLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Number of a visit's receipt: RH and 12 signs of Crockford's alphabet, 60 bits. The phone makes it
 * at the door, so that the resident has it before anything was sent.
 * @param bytes twelve random ones
 */
export function receiptOf(bytes: Uint8Array): string {
  const signs = [...bytes.subarray(0, 12)].map((byte) => receiptLetters[byte % 32]).join('')
  return `RH-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8, 12)}`
}

/** As people type it: lower case, spaces for hyphens, O for 0, I and L for 1. */
export function parseReceipt(typed: string): string | undefined {
  const signs = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replace(/^RH/, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(signs)
    ? `RH-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`
    : undefined
}
