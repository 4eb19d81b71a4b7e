/** Who may import whom: each part names the others it may reach; itself always. First match counts. */
export interface Part {
  part: string
  /** Of the files in the part, those that this line is about; absent: all. */
  only?: RegExp
  may: readonly string[]
}

const routes = /(^|[-/])(routes|csrf|cookie|reporter|demo)\.ts$/
const ground = ['contract', 'server/platform', 'server/ctx.ts']
const below = [...ground, 'server/town', 'server/cases', 'server/attachments']
/** Shared by the stages and by what surrounds them; not a stage. */
const flowItself = ['server/flow/effect.ts', 'server/flow/give.ts']

export const parts: readonly Part[] = [
  { part: 'contract', may: [] },
  // It carries refusals to the client, and knows nothing else of the town.
  { part: 'server/platform', may: ['contract/problems.ts'] },
  // One context is handed to every command; it names types alone.
  { part: 'server/ctx.ts', may: ['server/platform', 'server/town/town.ts'] },
  { part: 'server/town', only: routes, may: [...ground, 'server/http', 'server/cases/actor.ts'] },
  { part: 'server/town', may: [...ground, 'server/cases/actor.ts'] },
  { part: 'server/cases', may: [...ground, 'server/town', 'server/attachments/attach.ts'] },
  {
    part: 'server/attachments',
    only: routes,
    may: [...ground, 'server/cases', 'server/http', 'server/identity/reporter.ts'],
  },
  { part: 'server/attachments', may: [...ground, 'server/cases'] },
  { part: 'server/identity', only: routes, may: [...below, 'server/http'] },
  { part: 'server/identity', may: [...ground, 'server/town', 'server/cases'] },
  // What a case left to be told: sending, failing, sending again.
  { part: 'server/notices', may: below },
  { part: 'server/supervision', may: [...below, 'server/flow/effect.ts'] },
  // Intake asks the two next stages for their proposals, and does so in this one place.
  {
    part: 'server/flow/intake',
    only: /(senses|submit)\.ts$/,
    may: [...below, ...flowItself, 'server/flow/locate', 'server/flow/classify'],
  },
  ...['intake', 'locate', 'classify', 'dispatch', 'handle', 'feedback', 'follow-up', 'archive'].map(
    (stage) => ({ part: `server/flow/${stage}`, may: [...below, ...flowItself] }),
  ),
  { part: 'server/flow', may: [...below, 'server/supervision'] },
  // What happens in the halls beside the cases: it may give a command to the case it is about.
  { part: 'server/hall', may: [...below, ...flowItself] },
  // Between the phones and the modules they speak to; it knows none of them.
  { part: 'server/field', may: below },
  // The wall of a command centre reads sums of the cases; it gives no command.
  { part: 'server/screen', may: below },
  // Doors knocked at: what is asked there rests on the forms of the town; help becomes a report.
  { part: 'server/homes', may: [...below, 'server/field'] },
  // Told door by door, at the doors of the homes.
  { part: 'server/informs', may: [...below, 'server/field', 'server/homes'] },
  // Checkpoints looked at by the grids' people; what a finding leads to is a case like any other.
  { part: 'server/patrols', may: [...below, 'server/field'] },
  // One's own duty hours; phones change them, colleagues are told on or off.
  { part: 'server/hours', may: [...below, 'server/field'] },
  // Phones are rung for what was committed; the hours say when.
  { part: 'server/push', may: [...below, 'server/hours'] },
  // A visit together is of a case and ends in its timeline.
  { part: 'server/joint', may: [...below, ...flowItself, 'server/field'] },
  { part: 'server/http', may: [...below, 'server/identity', 'server/start-error.ts'] },
  {
    part: 'server/channels',
    may: [
      ...below,
      'server/field',
      'server/flow',
      'server/hall',
      'server/homes',
      'server/hours',
      'server/http',
      'server/identity',
      'server/joint',
      'server/informs',
      'server/notices',
      'server/patrols',
      'server/push',
      'server/screen',
      'server/supervision',
    ],
  },
  { part: 'server', may: ['contract', 'bin/build-pages.ts'] },
  { part: 'apps/kit', may: ['contract'] },
  { part: 'apps/console', may: ['contract', 'apps/kit'] },
  { part: 'apps/field', may: ['contract', 'apps/kit'] },
  { part: 'apps/hall', may: ['contract', 'apps/kit'] },
  { part: 'apps/portal', may: ['contract', 'apps/kit'] },
  { part: 'apps/screen', may: ['contract', 'apps/kit'] },
  { part: 'bin', only: /test\.ts$/, may: ['test'] },
  { part: 'bin', may: ['contract', 'server'] },
]

/** Packages of the contract: the language both sides speak is made of schemas alone. */
export const contractPackages = /^typebox(\/|$)/

/** Files in which things are constructed, and which alone read the environment. */
export const entries = ['server/serve.ts', 'server/cli', 'bin', 'server/app.ts', 'server/worker.ts']

/** Only these call the readers and openers of the outside world. */
export const constructors = /\b(readConfig|openDatabase|createSeal|keepTown|startEmbedded)\(/

/** Pure by their name: decisions, presentation and routes never speak SQL. */
export const withoutSql =
  /(^|[-/])(rules|policy|view|effects|guards|clocks|chain|routes|prepare|case|actor)\.ts$/

/** Who writes a table: its own module; others only where a reason stands beside it. */
export const tables: Readonly<Record<string, readonly string[]>> = {
  settings: ['server/town'],
  town_items: ['server/town'],
  people: ['server/town', 'server/identity/store.ts'],
  posts: ['server/town'],
  screens: ['server/identity/screens.ts'],
  sessions: ['server/identity', 'server/town/people.ts'],
  // Intake is one statement that writes case, report and first entry (ADR 1); the import copies them.
  cases: ['server/cases/store.ts', 'server/flow/intake', 'server/channels/file-import'],
  reports: ['server/cases/reports.ts', 'server/flow/intake', 'server/channels/file-import'],
  report_answers: ['server/cases/answers/store.ts', 'server/flow/intake'],
  timeline: ['server/cases/store.ts', 'server/flow/intake', 'server/channels/file-import'],
  timeline_order: ['server/cases/sequencer.ts'],
  seals: ['server/cases/sequencer.ts'],
  dispatch_history: ['server/cases/outcomes.ts'],
  case_counts: ['server/cases/sequencer.ts'],
  sequencer: ['server/cases/sequencer.ts'],
  case_links: ['server/cases/likeness/links.ts'],
  case_search: ['server/cases/search'],
  search_terms: ['server/cases/search'],
  search_progress: ['server/cases/search'],
  sub_tasks: ['server/cases/task-store.ts'],
  whistles: ['server/cases/task-store.ts'],
  promises: ['server/cases/store.ts'],
  attachments: ['server/attachments'],
  // The case's transaction leaves a notice, the sending marks how far it got.
  notices: ['server/cases/notices.ts', 'server/notices/store.ts'],
  looks: ['server/cases/reading.ts'],
  corrections: ['server/cases/store.ts'],
  saved_views: ['server/cases/saved-views.ts'],
  hall_windows: ['server/hall/queue'],
  ticket_counters: ['server/hall/queue'],
  tickets: ['server/hall/queue'],
  visits: ['server/hall/visits'],
  hand_over_notes: ['server/hall/visits'],
  audit_log: ['server/platform/audit.ts'],
  room_bookings: ['server/hall/rooms'],
  stationing_duties: ['server/hall/stationing'],
  appointments: ['server/hall/appointments'],
  field_receipts: ['server/field/receipts.ts'],
  call_outs: ['server/hall/call-outs'],
  homes: ['server/homes'],
  home_visits: ['server/homes'],
  home_visit_looks: ['server/homes'],
  informs: ['server/informs'],
  inform_homes: ['server/informs'],
  inform_reads: ['server/informs'],
  patrol_checks: ['server/patrols'],
  joint_visits: ['server/joint'],
  joint_members: ['server/joint'],
  joint_parts: ['server/joint'],
  joint_confirmations: ['server/joint'],
  duty_hours: ['server/hours'],
  push_keys: ['server/push'],
  // A phone reported lost is rung no more, from the same statement on.
  push_subscriptions: ['server/push', 'server/identity/store.ts'],
  calendar_links: ['server/hall/stationing'],
}

export const writing = /\b(?:insert\s+into|update|delete\s+from|copy)\s+([a-z_]+)\b/g

/** Long for a reason: the workflow, the words and the shapes are each one table to be read whole. */
export const mostLines = 350
export const long: Readonly<Record<string, number>> = {
  'contract/cases.ts': 1000,
  'contract/api.ts': 600,
  // Of every guard an example that holds and one that fails: one table, as long as that of the guards.
  'server/cases/guards.test.ts': 650,
  // A test tells its story whole.
  test: 450,
}

export const fileName = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|property|e2e))?(\.test(-kit)?)?\.ts$/
export const componentName = /^([A-Z][A-Za-z0-9]*|main|router|navigate)(\.test)?\.tsx$/
