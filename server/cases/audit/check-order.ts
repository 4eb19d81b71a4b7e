import { createHash } from 'node:crypto'
import type { FaultKind } from '#contract/audit.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { AuditFault } from './fault.ts'

/** A row of the commit order, with the hash of the timeline row it points to, if that is there. */
export interface OrderRow {
  position: number
  caseId: string
  seq: number
  hash: Buffer
  there: Buffer | null
}

export interface Seal {
  number: number
  firstPosition: number
  lastPosition: number
  prevHash: Buffer
  hash: Buffer
}

export interface SequencerState {
  position: number
  seal: number
  hash: Buffer
}

/** Pure: follows the commit order and its seals as they come by, holding nothing of them. */
export class OrderCheck {
  seals = 0
  private position = 0
  private sealed: { number: number; hash: Buffer } = { number: 0, hash: sha256('gezhong') }
  private open: { seal: Seal; sum: ReturnType<typeof createHash> } | undefined
  private readonly nextSeal: () => Promise<Seal | undefined>
  private readonly found: (fault: AuditFault) => void

  constructor(nextSeal: () => Promise<Seal | undefined>, found: (fault: AuditFault) => void) {
    this.nextSeal = nextSeal
    this.found = found
  }

  async row(row: OrderRow): Promise<void> {
    for (let missing = this.position + 1; missing < row.position; missing += 1) {
      this.add('ORDER_REMOVED', 'the position is missing', { position: missing })
      await this.seal(missing, undefined)
    }
    this.position = row.position
    const { caseId, seq, position } = row
    if (!row.there)
      this.add('REMOVED', 'the commit order knows the row, the timeline does not', {
        caseId,
        seq,
        position,
      })
    else if (!row.there.equals(row.hash))
      this.add('ORDER_ALTERED', 'the order and the timeline hold different hashes', {
        caseId,
        seq,
        position,
      })
    await this.seal(row.position, row.hash)
  }

  async end(state: SequencerState | undefined): Promise<void> {
    if (this.open) this.broken(this.open.seal, 'it covers positions that are gone')
    // A seal over positions that are all gone leaves no trace but itself.
    for (let seal = await this.nextSeal(); seal; seal = await this.nextSeal()) {
      this.follow(seal)
      this.broken(seal, `positions ${seal.firstPosition} to ${seal.lastPosition} are gone`)
    }
    const agrees =
      state !== undefined &&
      state.position === this.position &&
      state.seal === this.sealed.number &&
      state.hash.equals(this.sealed.hash)
    if (!agrees)
      this.add(
        'SEQUENCER_ALTERED',
        state
          ? `it stands at position ${state.position}, seal ${state.seal}; found are ${this.position} and ${this.sealed.number}`
          : 'its row is missing',
      )
  }

  private async seal(position: number, hash: Buffer | undefined): Promise<void> {
    if (!this.open) {
      const seal = await this.nextSeal()
      if (!seal) {
        this.add('SEAL_BROKEN', 'no seal covers the position', { position })
        return
      }
      const expected = this.sealed
      if (seal.firstPosition !== position)
        this.broken(seal, `it begins at ${seal.firstPosition}, not at ${position}`)
      else if (seal.number !== expected.number + 1)
        this.broken(seal, `number ${expected.number + 1} is missing before it`)
      else if (!seal.prevHash.equals(expected.hash))
        this.broken(seal, 'it does not follow from the one before')
      this.open = { seal, sum: createHash('sha256').update(seal.prevHash) }
    }
    const { seal, sum } = this.open
    if (hash) sum.update(hash)
    if (position < seal.lastPosition) return
    if (!sum.digest().equals(seal.hash)) this.broken(seal, 'what it covers has other hashes')
    this.follow(seal)
    this.open = undefined
  }

  private follow(seal: Seal): void {
    this.seals += 1
    this.sealed = { number: seal.number, hash: seal.hash }
  }

  private broken(seal: Seal, detail: string): void {
    this.add('SEAL_BROKEN', `seal ${seal.number}: ${detail}`, { position: seal.firstPosition })
  }

  private add(
    kind: FaultKind,
    detail: string,
    where: { caseId?: string; seq?: number; position?: number } = {},
  ): void {
    this.found({ kind, caseId: null, ...where, detail })
  }
}
