import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Classifier } from './classifier.ts'
import { type EmergencyDetector, emergencyDetector } from './emergency.ts'
import { type LexiconFile, type Pattern, parseLexicon } from './lexicon.ts'
import { lexiconClassifier } from './lexicon-classifier.ts'

const lexiconFolder = join(import.meta.dirname, '../../../db/seeds/lexicon')
const emergencyFile = 'emergency.txt'

/**
 * The lexicon that comes with the program; its version is a digest of its words.
 * @throws Error naming every fault of the files.
 */
export function loadLexiconClassifier(folder: string = lexiconFolder): Classifier {
  const files = readFolder(folder).filter((file) => file.name !== emergencyFile)
  const digest = createHash('sha256').update(files.map((file) => file.text).join('\n'))
  return lexiconClassifier(parsed(files), `lexicon-1-${digest.digest('hex').slice(0, 8)}`)
}

/** @throws Error naming every fault of the file. */
export function loadEmergencyDetector(folder: string = lexiconFolder): EmergencyDetector {
  return emergencyDetector(parsed(readFolder(folder).filter((file) => file.name === emergencyFile)))
}

function readFolder(folder: string): LexiconFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

function parsed(files: readonly LexiconFile[]): Pattern[] {
  const { patterns, faults } = parseLexicon(files)
  if (faults.length > 0) {
    const list = faults.map((fault) => `${fault.file}:${fault.line} ${fault.detail}`)
    throw new Error(`lexicon:\n${list.join('\n')}`)
  }
  return patterns
}
