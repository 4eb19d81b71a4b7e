/** A report's words as they came; the title counts more. */
export interface ReportText {
  title?: string
  words: string
}

/** A word that decided, and where it stands (UTF-16 index into that field). */
export interface DecidingWord {
  text: string
  index: number
  field: 'title' | 'words'
}

export interface Candidate {
  /** Leaf of the category tree, 4 digits. */
  code: string
  /** Chance that a person would choose the same leaf, 0..1, as measured on real messages. */
  confidence: number
  words: DecidingWord[]
}

/** Up to three candidates, best first; none when nothing in the text speaks for any leaf. */
export interface Proposal {
  candidates: Candidate[]
  /** Kept with the case, so that a proposal can be told from a later version's. */
  version: string
}

/** A person chose another leaf than the one proposed. */
export interface Correction {
  caseId: string
  /** undefined when nothing was proposed. */
  from?: string
  to: string
  text: ReportText
}

/**
 * Proposes categories; a person decides. Only what the words say of the matter counts: never who
 * wrote, nor any trait of a person.
 */
export interface Classifier {
  propose(text: ReportText): Proposal
  /** A learning classifier takes the corrections in; the lexicon has none. */
  learn?(corrections: readonly Correction[]): Promise<void>
}
