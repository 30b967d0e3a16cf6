import { foundOrganisation, type OrganisationInput, openOrganisation, type Person } from '../src/access/index.ts'
import { inCharge, lastTalks } from '../src/desk/index.ts'
import { setRules } from '../src/desk/worklist/assign.ts'
import { approve, saveScenario, saveSettings, scenarioBook } from '../src/dunning/index.ts'
import { decideTodayLater } from '../src/dunning/scenarios/keep-scenario.ts'
import { commitImport, noDependants, previewImport, storeFile } from '../src/intake/index.ts'
import { addDays, endOfMonth, type LocalDate, weekday } from '../src/kernel/calendar.ts'
import type { Deps } from '../src/main/app.ts'
import { unhurried, whileMaking } from '../src/main/demos-cut-off.ts'
import { createJobs } from '../src/main/worker.ts'
import { settableClock } from '../src/platform/clock.ts'
import { type Job, keepingJobs, type OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import type { Actor } from '../src/trail/index.ts'
import { nameAccounts } from './bank-doors.ts'
import { statementFileName, writeStatement } from './bank-file.ts'
import { bankStatements } from './bank-movements.ts'
import { planScenes } from './bank-scenes.ts'
import { CollectionDesk } from './collection-desk.ts'
import { DebitDesk } from './collections.ts'
import { comeForward } from './coming-forward.ts'
import { BankMemory, workTheBank } from './credit-controller.ts'
import type { SimCustomer } from './customer.ts'
import { contactRows } from './customer-lists.ts'
import { playDemo } from './demo.ts'
import { answerDisputes } from './dispute-desk.ts'
import { Economy } from './economy.ts'
import { fecLines, fiscalYears } from './fec.ts'
import { fecFileName, writeFec } from './fec-file.ts'
import { acknowledgeOldDebt, formerCustomers } from './former-customers.ts'
import { takeNext } from './kept-jobs.ts'
import { LawDesk } from './law-desk.ts'
import { noteReactions } from './on-the-telephone.ts'
import { lettersToPost, postLetters, remindersOf, toConfirm } from './product-doors.ts'
import { agreeOnPlan } from './promises.ts'
import { withSalesTeam } from './sales-team.ts'
import { SELLER } from './seller.ts'
import { slowPayers } from './slow-payers.ts'
import { writeCsv } from './spreadsheet.ts'
import { reminderSegments, soonerOnTrial } from './two-scenarios.ts'

export type Lived = {
  readonly orgId: number
  readonly economy: Economy
  /** Those of the economy, and those whom it does not know. */
  readonly customers: readonly SimCustomer[]
  readonly memory: BankMemory
  /** How far the accounts imported last had the bank. */
  readonly enteredThrough: LocalDate
  /** What the accounts do not know yet, in cents by the code of the customer: interest and indemnities claimed here, less what an agency received. */
  readonly claimed: ReadonlyMap<string, number>
}

/** Days during which the demo company has had this product; before, it chased by habit. */
const DAYS_WITH_US = 91
/** What the last days leave to approve, and to match, is left for the visitor. */
const DAYS_LEFT_TO_THE_VISITOR = 8
/** The bank is entered and lettered in the accounts that many days after it booked: what the visitor finds is not there yet. */
const ACCOUNTANT_DAYS = 9
/** The first statement tells more than a day: from there on the bank is followed. */
const FIRST_STATEMENT_DAYS = 21
/** From this day on, one customer asks to pay in instalments. */
const PLAN_FROM_DAY = 50
/** The day on which another way of reminding is tried on half of the companies. */
const TRIAL_ON_DAY = 60
/** The day on which a former customer acknowledges an old debt in writing. */
const ACKNOWLEDGED_ON_DAY = 72
/** The day, near the end, on which debtors answer on their pages and by mail, and salespeople are asked. */
const ANSWERS_ON_DAY = DAYS_WITH_US - 1

/**
 * Makes the demo company by living it: its accounts are imported each Monday and its bank
 * statements each morning, payments are matched, each morning is decided, reminders leave for the built-in mailbox, debtors
 * react, and what they answer is noted. Everything goes through the product's own commands, on
 * a clock of its own; nobody sees the organisation before its last day is played. Gives its number.
 */
export const playThrough = (deps: Deps, ...input: Rest): Promise<number> =>
  whileMaking(deps.db, () => unhurried(deps.db, async (db) => (await live({ ...deps, db }, ...input)).orgId))
type Rest = Parameters<typeof live> extends [Deps, ...infer More] ? More : never

/** The same, with the company behind it: what is really owed, and what each bank line really is. */
export async function live(
  deps: Deps,
  owner: Person,
  asOf: LocalDate,
  onDay: (done: number, total: number) => void,
): Promise<Lived> {
  const model = playDemo(asOf)
  const economy = new Economy(model.economy.parameters)
  const slow = slowPayers(economy, asOf)
  const everybody = [...economy.customers, ...formerCustomers(economy, asOf), ...slow]
  economy.advanceTo(addDays(asOf, -DAYS_WITH_US))
  economy.remindsItself = false
  planScenes(economy, asOf)
  const historyFrom = model.years[0]!.from
  const closing = endOfMonth(addDays(historyFrom, -1))

  const kept: Job[] = []
  const clock = settableClock(instant(economy.today, 7))
  const world = { ...deps, clock, db: keepingJobs(deps.db, kept), dependants: noDependants, lastTalks, inCharge }
  const jobs = createJobs(world)
  const actor: Actor = { id: `user:${owner.userId}`, name: owner.name }
  const orgId = await foundOrganisation(world, owner, demoOrganisation(closing), true)

  const bring = async (name: string, bytes: Buffer): Promise<void> => {
    const bytesOnce = (async function* () {
      yield bytes
    })()
    const { file } = await storeFile(world.db, orgId, { name, bytes: bytesOnce, actor, at: clock.now() })
    const importId = await previewImport(world, orgId, { fileId: file.id, options: {}, actor })
    await commitImport(world, orgId, importId, actor)
  }
  let entered = historyFrom
  /** The accounts follow the sales at once and the bank some days later; a year is closed before the next one is sent. */
  const bringLedger = async (): Promise<void> => {
    const enteredThrough = addDays(economy.today, -ACCOUNTANT_DAYS)
    for (const year of fiscalYears(historyFrom, economy.today, Number(closing.slice(5, 7)))) {
      if (year.from > enteredThrough || year.to <= entered) continue
      // An export of a year in progress bears the day that year will close.
      const [whole] = fiscalYears(year.from, addDays(year.from, 364), Number(closing.slice(5, 7)))
      const lines = fecLines(economy.book, everybody, year, { enteredThrough })
      await bring(fecFileName(SELLER.siren, whole!.to), writeFec(lines))
    }
    entered = enteredThrough
  }
  const memory = new BankMemory()
  let hasPlan = false
  const debits = new DebitDesk(economy, asOf)
  const law = new LawDesk(economy, asOf)
  const collection = new CollectionDesk(economy, asOf, slow)
  const debtors = new Set(economy.customers.map(({ code }) => code))
  let bankBroughtTo = addDays(economy.today, -FIRST_STATEMENT_DAYS)
  /** What the bank booked until last night; a day without a movement has no statement. */
  const bringStatement = async (): Promise<void> => {
    const stretch = { from: addDays(bankBroughtTo, 1), to: addDays(economy.today, -1), days: FIRST_STATEMENT_DAYS }
    if (stretch.from > stretch.to) return
    for (const told of bankStatements(economy.book, everybody, stretch)) {
      const statement = { ...told, movements: told.movements.map((movement) => debits.named(movement)) }
      await bring(statementFileName(statement), writeStatement(statement))
      memory.learn(statement.movements)
      bankBroughtTo = statement.to
    }
  }
  /** Does what waits, but for the decision of the day while the bank is still being worked. */
  const work = async (later?: ReadonlySet<string>): Promise<void> => {
    for (let job = takeNext(kept, clock.now(), later); job; job = takeNext(kept, clock.now(), later))
      await jobs[job.name]!(job.payload as never)
  }

  // What is said before the due date and just after leaves by itself; what is firmer is read by a person first.
  await world.db.inOrg(orgId, async (tx) => {
    const { standard } = await scenarioBook(tx, clock.now())
    const steps = standard.steps.map((step) => ({
      ...step,
      mode: step.position > 2 ? ('to_confirm' as const) : ('automatic' as const),
    }))
    await saveScenario(tx, world, standard.version, { ...standard, steps }, actor)
    await saveSettings(tx, world, { freshnessDays: 10, automatic: true }, actor)
    await reminderSegments(tx, world, actor)
    await setRules(tx, [{ member: owner.userId, field: 'everybody', among: [] }], { actor, at: clock.now() })
  })
  await bring('clients.csv', writeCsv(withSalesTeam(contactRows(everybody), everybody)))
  await bringLedger()
  await bringStatement()
  await world.db.inOrg(orgId, nameAccounts)
  await world.db.inOrg(orgId, (tx) => debits.setUp(tx, { actor, at: clock.now(), today: economy.today }))
  await work()
  for (let played = 1; played <= DAYS_WITH_US; played++) {
    economy.advance()
    const today = economy.today
    clock.set(instant(today, 7))
    await bringStatement()
    if (weekday(today) === 1) await bringLedger()
    await work(DECIDED_LATER)
    if (played === TRIAL_ON_DAY) await world.db.inOrg(orgId, (tx) => soonerOnTrial(tx, world, today, actor))
    await world.db.inOrg(orgId, (tx) => debits.collect(tx, { actor, at: clock.now(), today }))
    for (const { name, bytes } of debits.answersOn(today)) await bring(name, bytes)
    const isWorked = played <= DAYS_WITH_US - DAYS_LEFT_TO_THE_VISITOR
    if (isWorked && weekday(today) <= 5) await workTheBank(world.db, orgId, memory, { actor, at: clock.now(), today })
    if (isWorked && weekday(today) === 5)
      await world.db.inOrg(orgId, (tx) => answerDisputes(tx, { actor, at: clock.now(), today }))
    if (played === ACKNOWLEDGED_ON_DAY) await acknowledgeOldDebt(world, orgId, asOf, { actor, at: clock.now(), today })
    await collection.work(world, orgId, DAYS_WITH_US - played, owner, { actor, at: clock.now(), today })
    await law.work(world, orgId, DAYS_WITH_US - played, { actor, at: clock.now(), today })
    // Whom the law or an agency has come to does not pay because of a reminder about something else.
    const spokenFor = new Set([...law.codes, ...collection.codes])
    await jobs['promises.check_day']!({ orgId })
    await world.db.inOrg(orgId, decideTodayLater)
    await work()
    clock.set(instant(today, 10))
    await work()
    if (isWorked) {
      await world.db.inOrg(orgId, async (tx) => approve(tx, world, await toConfirm(tx), actor))
      await work()
      await world.db.inOrg(orgId, async (tx) => {
        const letters = await lettersToPost(tx)
        if (letters.length > 0) await postLetters(tx, letters, today, actor, clock.now())
      })
      await work()
    }
    const reminders = await world.db.inOrg(orgId, (tx) => remindersOf(tx, today))
    const sent = reminders.filter(({ code }) => debtors.has(code) && !spokenFor.has(code))
    clock.set(instant(today, 15))
    for (const reminder of sent) {
      const reactions = economy.onReminder({
        on: today,
        customer: reminder.code,
        documents: reminder.documents.map((one) => one.documentNo),
        level: Math.min(reminder.level, 4),
      })
      const on = { actor, at: clock.now(), today }
      await world.db.inOrg(orgId, (tx) => noteReactions(tx, owner.userId, reminder, reactions, on))
    }
    if (played >= PLAN_FROM_DAY && !hasPlan)
      for (const reminder of sent)
        hasPlan ||= await world.db.inOrg(orgId, (tx) =>
          agreeOnPlan(tx, world.press, reminder, { actor, at: clock.now(), today }),
        )
    if (played === ANSWERS_ON_DAY) {
      await comeForward(world, orgId, owner, spokenFor, { actor, at: clock.now(), today })
      await work()
    }
    onDay(played, DAYS_WITH_US)
    if (weekday(today) === 1) await world.db.inOrg(orgId, lookAtTables)
  }
  const { agencyOrgId, received } = collection
  await deps.db.across(async (tx) => {
    await openOrganisation(tx, orgId)
    if (agencyOrgId !== null) await openOrganisation(tx, agencyOrgId)
  })
  const claimed = new Map([...law.claimed, ...received])
  return { orgId, economy, customers: everybody, memory, enteredThrough: entered, claimed }
}

/** A week passes here in seconds: the database has looked at none of these tables yet and would plan as though they were empty. */
async function lookAtTables(tx: OrgTx): Promise<void> {
  for (const table of ['correspondence.message', 'outsourcing.placement', 'outsourcing.placed_item'])
    await tx.run(sql`select platform.refresh_statistics(${table}::regclass, ${ALWAYS})`)
}

/** More rows than any of them has here. */
const ALWAYS = 1_000_000

const DECIDED_LATER: ReadonlySet<string> = new Set(['dunning.run_day'])

/** An hour of a day in Paris, summer or winter: near enough for an office, and never before its day. */
const instant = (date: LocalDate, hour: number): Date =>
  new Date(`${date}T${String(hour).padStart(2, '0')}:00:00+01:00`)

function demoOrganisation(closing: LocalDate): OrganisationInput {
  return {
    name: SELLER.name,
    siren: SELLER.siren,
    iban: SELLER.iban,
    bic: null,
    addressLines: [SELLER.address.street],
    postcode: SELLER.address.postcode,
    city: SELLER.address.city,
    country: SELLER.address.country,
    senderName: 'Service comptabilité clients',
    senderTitle: '',
    senderEmail: SELLER.email,
    senderPhone: SELLER.phone,
    defaultTerms: { kind: 'net', days: 30 },
    lang: 'fr',
    timeZone: 'Europe/Paris',
    fiscalYearEnd: closing.slice(5),
  }
}
