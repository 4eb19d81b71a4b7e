import type { Effects } from '../effect.ts'

export const archiveEffects = {
  /** The chain's last hash stands for the whole file: nothing before it can change unnoticed. */
  archive: ({ caseFile }) => ({
    patch: {},
    data: { fileHash: caseFile.chainHash.toString('hex') },
  }),
} satisfies Partial<Effects>
