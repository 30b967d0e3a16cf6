import { organisationOf } from '../../access/index.ts'
import { dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { payersOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { sql } from '../../platform/sql.ts'
import { type Actor, merkleRoot, record, systemActor } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { collectingUnder, mandatesConcerned } from '../collectors/open.ts'
import { decide } from '../deciding/decide.ts'
import type { Decision } from '../deciding/decision.ts'
import type { DunningDeps } from '../deps.ts'
import { type DunningSettings, stepsOf } from '../model.ts'
import { type ScenarioBook, scenarioBook } from '../scenarios/book.ts'
import { placeCustomers } from '../segments/place-customers.ts'
import { keepRun, lastRun, lockDecisions, runOfDay } from '../store.ts'
import { decisionLine } from './decision-row.ts'
import {
  countStage,
  type DayOf,
  dropStage,
  indexStage,
  noteRefusals,
  openStage,
  planActions,
  replaceStandings,
  stageDecisions,
  stagePlans,
  stageUnderway,
  supersedePlans,
} from './decision-store.ts'
import { countToDecide } from './facts-store.ts'
import { type Gathered, gatherFacts } from './gather-facts.ts'

export type DayCounts = {
  readonly send: number
  readonly confirm: number
  readonly hold: number
  readonly wait: number
  readonly exhausted: number
  /** Standings written, plans made, plans replaced: all zero when nothing changed since the last run. */
  readonly changed: number
  readonly planned: number
  readonly replaced: number
}

/**
 * Decides a day for every customer who owes something, and writes it down in one transaction: a crash leaves the day
 * undecided, and the next start decides it. Run again, it writes only what the books changed meanwhile.
 *
 * What waits for a person from earlier days is decided again. Automatic plans are handed over by the job enqueued here.
 * Refused for a day to come and for a day before the last one decided. `watch` is told how many customers are decided, as it goes.
 */
export async function runDay(
  deps: DunningDeps,
  orgId: number,
  on: LocalDate,
  actor: Actor = systemActor('nightly'),
  watch?: (done: number, total: number) => void,
): Promise<DayCounts> {
  // Two connections: one reads a stable picture of the books, the other writes; each works while the other is read from.
  return deps.db.inOrg(orgId, async (tx) => {
    await lockDecisions(tx)
    await refuseOtherDays(tx, deps, on)
    const startedAt = deps.clock.now()
    const book = await scenarioBook(tx, startedAt)
    const { timeZone } = await organisationOf(tx)
    const run = { id: (await runOfDay(tx, on))?.id ?? newId(startedAt), on, startedAt }
    // Kept at once and apart: the connection that reads must see who is in which segment.
    await deps.db.inOrg(orgId, (placing) => placeCustomers(placing, on, null))
    await openStage(tx)
    const settings = { booksFreshnessDays: book.setting.freshnessDays }
    await deps.db.inOrg(orgId, async (books) => {
      await books.run(sql`set transaction isolation level repeatable read read only`)
      const input = { on, timeZone, book, customers: null, lastTalks: deps.lastTalks }
      const total = watch ? await countToDecide(books) : 0
      const far = watch && ((done: number) => watch(done, total))
      await stageDecisions(tx, decided(gatherFacts(books, input), settings, on, far))
    })
    const day = { on, at: startedAt, runId: run.id }
    const { counts, plans } = await writeDown(tx, { ...day, collector: null }, null)
    const placed = await decideForCollectors(tx, deps, day, { timeZone, book, settings, customers: null })
    if (counts.send + placed > 0) await enqueueHandOver(tx)
    await keepRun(tx, { ...run, finishedAt: deps.clock.now(), counts })
    if (counts.changed + counts.planned + counts.replaced > 0) {
      const rows = merkleRoot(plans.map(({ id, digest }) => `${id} ${digest}`).sort())
      await record(tx, {
        actor,
        verb: 'day_decided',
        subject: { kind: 'dunning_run', id: run.id },
        at: startedAt,
        data: { on, counts, rows },
      })
    }
    return counts
  })
}

/**
 * Decides some customers again, because something about them changed: a hold, an address, a level. In the caller's transaction.
 * After a message that was refused or failed, new automatic plans wait for the next hand-over: a fault that lasts must not
 * make the same message come back minute after minute.
 */
export async function decideAgain(
  tx: OrgTx,
  deps: DunningDeps,
  customers: readonly string[],
  handOver: 'at_once' | 'at_next_run' = 'at_once',
): Promise<DayCounts> {
  await lockDecisions(tx)
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  const { timeZone } = await organisationOf(tx)
  const on = dayIn(timeZone, at)
  // Of a group that is reminded through its head, the head is decided again, for what the member owes is asked of it.
  const concerned = [...new Set([...customers, ...(await payersOf(tx, customers)).values()])]
  await placeCustomers(tx, on, concerned)
  await openStage(tx)
  const settings = { booksFreshnessDays: book.setting.freshnessDays }
  const gathered = gatherFacts(tx, { on, timeZone, book, customers: concerned, lastTalks: deps.lastTalks })
  // Here one connection reads and writes: all is read first.
  const lines: string[] = []
  for await (const chunk of decided(gathered, settings, on)) lines.push(chunk)
  await stageDecisions(tx, lines)
  const day = { on, at, runId: null }
  const { counts } = await writeDown(tx, { ...day, collector: null }, concerned)
  const placed = await decideForCollectors(tx, deps, day, { timeZone, book, settings, customers })
  if (counts.send + placed > 0 && handOver === 'at_once') await enqueueHandOver(tx)
  return counts
}

type Deciding = {
  readonly timeZone: string
  readonly book: ScenarioBook
  readonly settings: DunningSettings
  /** Null: everybody whose claims are placed. */
  readonly customers: readonly string[] | null
}

/**
 * The same once more for each agency, about what is placed with it and by its own scenario. Where no scenario was chosen, and of a mandate
 * under which nothing is placed any more, nothing is decided and what stood is taken away. Gives how many messages leave by themselves.
 */
async function decideForCollectors(
  tx: OrgTx,
  deps: DunningDeps,
  day: Omit<DayOf, 'collector'>,
  { timeZone, book, settings, customers }: Deciding,
): Promise<number> {
  let leaving = 0
  for (const mandateId of await mandatesConcerned(tx, customers)) {
    // A fault in what an agency keeps is no reason for its creditor to be left without a day.
    await tx.run(sql`savepoint agency`)
    try {
      leaving += await decideForCollector(tx, deps, day, mandateId, { timeZone, book, settings, customers })
      await tx.run(sql`release savepoint agency`)
    } catch (error) {
      await tx.run(sql`rollback to savepoint agency`)
      log.error('what is placed under a mandate could not be decided', error, { orgId: tx.orgId, mandateId })
    }
  }
  return leaving
}

async function decideForCollector(
  tx: OrgTx,
  deps: DunningDeps,
  day: Omit<DayOf, 'collector'>,
  mandateId: string,
  { timeZone, book, settings, customers }: Deciding,
): Promise<number> {
  const collecting = await collectingUnder(tx, mandateId, { today: day.on, at: day.at, customers })
  if (!collecting) return 0
  const { agencyOrgId, name, scenario } = collecting
  const held = [...new Set([...collecting.placed.values()].map(({ customerId }) => customerId))].sort()
  await openStage(tx)
  const input = { on: day.on, timeZone, book, lastTalks: deps.lastTalks, collecting }
  const lines: string[] = []
  if (collecting.isByItself && held.length > 0)
    for await (const chunk of decided(gatherFacts(tx, { ...input, customers: held }), settings, day.on))
      lines.push(chunk)
  await stageDecisions(tx, lines)
  const stepNames = new Map(stepsOf(scenario).map((step) => [step.id, step.name]))
  const collector = { mandateId, agencyOrgId, name, stepNames }
  return (await writeDown(tx, { ...day, collector }, customers)).counts.send
}

/** Decisions as lines to stage, a chunk at a time; a customer who owes nothing leaves no line. */
async function* decided(
  chunks: AsyncIterable<readonly Gathered[]>,
  settings: DunningSettings,
  on: LocalDate,
  far?: (done: number) => void,
): AsyncGenerator<string> {
  let done = 0
  for await (const chunk of chunks) {
    let lines = ''
    for (const { facts, scenario } of chunk) {
      const decisions = decide(scenario, facts, settings, { today: on, minuteOfDay: null })
      decisions.filter(isKept).forEach((decision, seq) => (lines += decisionLine(decision, seq)))
    }
    yield lines
    done += chunk.length
    far?.(done)
  }
}

const isKept = ({ verdict }: Decision): boolean => verdict !== 'nothing'

async function writeDown(
  tx: OrgTx,
  day: DayOf,
  customers: readonly string[] | null,
): Promise<{ counts: DayCounts; plans: { id: string; digest: string }[] }> {
  await indexStage(tx)
  const staged = Object.fromEntries((await countStage(tx)).map(({ verdict, count }) => [verdict, count]))
  await noteRefusals(tx, day)
  const changed = await replaceStandings(tx, day, customers)
  const standing = await stagePlans(tx, day, customers)
  // Of an empty table the planner believes the worst, and would read every action there is.
  const replaced = standing > 0 ? await supersedePlans(tx, day) : 0
  await stageUnderway(tx, day, customers)
  const plans = await planActions(tx, day)
  await dropStage(tx)
  const of = (verdict: string): number => staged[verdict] ?? 0
  const counts = {
    send: of('send'),
    confirm: of('confirm'),
    hold: of('hold'),
    wait: of('wait'),
    exhausted: of('exhausted'),
    changed,
    planned: plans.length,
    replaced,
  }
  return { counts, plans }
}

/** The job that hands automatic plans over to sending, once however many decisions ask for it. */
const enqueueHandOver = (tx: OrgTx): Promise<void> =>
  enqueue(
    tx,
    'dunning.hand_over',
    { orgId: tx.orgId },
    { queue: `dunning:${tx.orgId}`, key: `dunning.hand_over:${tx.orgId}` },
  )

async function refuseOtherDays(tx: OrgTx, deps: DunningDeps, on: LocalDate): Promise<void> {
  const { timeZone } = await organisationOf(tx)
  if (on > dayIn(timeZone, deps.clock.now()))
    throw new Refused(refuse('run_ahead', words.runAhead, { asked: formatDay('fr', on) }, 'on').refusal)
  const last = await lastRun(tx)
  if (last && on < last.decidedOn) {
    const params = { last: formatDay('fr', last.decidedOn), asked: formatDay('fr', on) }
    throw new Refused(refuse('run_backwards', words.runBackwards, params, 'on').refusal)
  }
}
