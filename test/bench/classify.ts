/**
 * Evaluates the classifier on messages: coverage, confidence, speed, and the agreement with seven
 * coarse classes where the file has labels.
 *
 *   node test/bench/classify.ts --data FILE [--json]
 *
 * FILE is JSON Lines (also .gz) with `title`, `text` and perhaps `label`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { coarseClasses } from './coarse-classes.ts'

interface Message {
  title?: string
  text: string
  label?: string
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help || values.data === undefined) {
  console.log('usage: node test/bench/classify.ts --data FILE [--json]')
  process.exit(values.help ? 0 : 2)
}
if (!existsSync(values.data)) {
  console.log(`skipped: ${values.data} is not there`)
  process.exit(0)
}
const figures = evaluate(readMessages(values.data))
console.log(values.json ? JSON.stringify(figures) : figures)

function readMessages(file: string): Message[] {
  const raw = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toMessage(JSON.parse(line)))
}

function toMessage(record: Readonly<Record<string, unknown>>): Message {
  const { title, text, label } = record
  return {
    text: typeof text === 'string' ? text : '',
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof label === 'string' ? { label } : {}),
  }
}

function evaluate(messages: readonly Message[]) {
  const classifier = loadLexiconClassifier()
  const emergencies = loadEmergencyDetector()
  const inputs = messages.map(({ title, text }) => ({
    words: text,
    ...(title === undefined ? {} : { title }),
  }))
  for (const input of inputs.slice(0, 1000)) classifier.propose(input)
  const started = performance.now()
  const proposals = inputs.map((input) => classifier.propose(input))
  const spent = performance.now() - started
  const share = (count: number, of: number) => Math.round((1000 * count) / Math.max(1, of)) / 1000
  const first = proposals.map((proposal) => proposal.candidates[0])
  const labelled = messages.flatMap(({ label }, at) =>
    label === undefined ? [] : [{ label, code: first[at]?.code }],
  )
  const agreeing = labelled.filter(({ label, code }) => coarseClasses(code).includes(label))
  const hints = inputs.filter((input) => emergencies.detectEmergency(input).length > 0)
  return {
    version: proposals[0]?.version,
    messages: messages.length,
    coverage: share(first.filter(Boolean).length, messages.length),
    confident: share(first.filter((one) => (one?.confidence ?? 0) >= 0.6).length, messages.length),
    leavesUsed: new Set(first.map((one) => one?.code)).size,
    microsecondsPerMessage: Math.round((1000 * spent) / Math.max(1, messages.length)),
    emergencyHints: share(hints.length, messages.length),
    ...(labelled.length > 0
      ? { labelled: labelled.length, agreement: share(agreeing.length, labelled.length) }
      : {}),
  }
}
