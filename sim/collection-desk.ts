import type { Person } from '../src/access/index.ts'
import type { By } from '../src/cash/index.ts'
import { addDays, type LocalDate, weekday } from '../src/kernel/calendar.ts'
import { Refused } from '../src/kernel/verdict.ts'
import { workingDay } from './calendar-of-tasks.ts'
import { engageAgency, type Relation } from './collection-agency.ts'
import { type PlacedFile, placeSample } from './collection-placing.ts'
import * as work from './collection-work.ts'
import type { SimCustomer } from './customer.ts'
import type { Economy } from './economy.ts'
import type { World } from './law-desk.ts'
import { paysUs } from './slow-payers.ts'

/** Everything an act needs of the day and of both sides. */
export type AtWork = {
  readonly world: World
  readonly orgId: number
  readonly relation: Relation
  readonly by: By
  readonly asOf: LocalDate
  readonly economy: Economy
  /** What debtors paid the agency, in cents below nothing by the code of the customer. */
  readonly received: Map<string, number>
}
type Act = (at: AtWork, file: PlacedFile) => Promise<void>
type Step = readonly [daysLeft: number, file: number | null, act: Act]

/** Days left to play when both sides sign, when files leave, and when fewer will do. */
const SIGNS_AT = 84
const PLACES_AT = 77
const HURRIES_AT = 71
const ENOUGH = 8
const FEWEST = 3

/** What becomes of the files, by their place among those that left; `null`: of all of them together. */
const STEPS: readonly Step[] = [
  [66, 0, work.call('reached', 'Reconnaît la dette, règle par chèque chez nous.')],
  [64, 2, work.call('will_pay', 'Annonce le solde avant la fin du mois.')],
  [63, 3, work.call('no_answer', '')],
  [62, 4, work.call('left_message', 'Message laissé à la comptabilité.')],
  [61, 5, work.call('reached', 'Demande le détail des factures, envoyé ce jour.')],
  [58, 0, work.paysAgency(1 / 3, 'cheque')],
  [56, 6, work.call('reached', 'Validation interne en cours.')],
  [50, 2, work.paysAgency(1, 'transfer')],
  [38, null, work.remits],
  [36, null, work.paysRemittance],
  [30, 3, work.call('asks_time', 'Trésorerie tendue, rappeler dans deux semaines.')],
  [14, 0, work.paysAgency(1 / 2, 'transfer')],
  [9, 4, work.promises],
  [7, 5, work.instructs],
  [5, 3, work.asksSettlement],
  [4, null, work.remits],
  [3, 6, work.paysAgency(1 / 2, 'card')],
]

/** These files are paid to the company itself, so many days after they left. */
const PAYS_US: ReadonlyMap<number, number> = new Map([
  [1, 16],
  [7, 26],
])

/** Lives the work of an agency for the demo company: a mandate signed by both, files in its hands, and what came of them. */
export class CollectionDesk {
  readonly #economy: Economy
  readonly #asOf: LocalDate
  /** Those whose claims may leave. */
  readonly #customers: readonly SimCustomer[]
  readonly #received = new Map<string, number>()
  readonly #papered = new Set<string>()
  #relation: Relation | null = null
  #files: readonly PlacedFile[] = []
  #done = 0

  constructor(economy: Economy, asOf: LocalDate, customers: readonly SimCustomer[]) {
    this.#economy = economy
    this.#asOf = asOf
    this.#customers = customers
  }

  /** The customers whose files left. */
  get codes(): ReadonlySet<string> {
    return new Set(this.#files.map(({ code }) => code))
  }

  get received(): ReadonlyMap<string, number> {
    return this.#received
  }

  /** The agency's organisation, once it is founded. */
  get agencyOrgId(): number | null {
    return this.#relation?.agencyOrgId ?? null
  }

  /** Does what has come due, on working days. */
  async work(world: World, orgId: number, daysLeft: number, owner: Person, by: By): Promise<void> {
    if (weekday(by.today) > 5) return
    if (daysLeft <= SIGNS_AT) this.#relation ??= await engageAgency(world, orgId, owner, by)
    if (daysLeft > PLACES_AT || !this.#relation) return
    if (this.#files.length === 0) await this.#place(world, orgId, daysLeft, by)
    if (this.#files.length === 0) return
    const own = { asOf: this.#asOf, economy: this.#economy, received: this.#received }
    const at = { world, orgId, relation: this.#relation, by, ...own }
    for (; this.#done < STEPS.length && daysLeft <= STEPS[this.#done]![0]; this.#done++) {
      const [, place, act] = STEPS[this.#done]!
      // Where few files left, one has several things happen to it.
      await unlessRefused(act(at, this.#files[(place ?? 0) % this.#files.length]!))
    }
  }

  async #place(world: World, orgId: number, daysLeft: number, by: By): Promise<void> {
    const { mandateId } = this.#relation!
    const codes = new Set(this.#customers.map(({ code }) => code))
    const least = daysLeft > HURRIES_AT ? ENOUGH : FEWEST
    this.#files = await placeSample({ world, orgId, mandateId, codes, papered: this.#papered, least }, by)
    for (const [place, { code }] of this.#files.entries()) {
      const days = PAYS_US.get(place)
      const customer = this.#customers.find((one) => one.code === code)!
      if (days !== undefined) paysUs(this.#economy, customer, workingDay(addDays(by.today, days)))
    }
  }
}

/** What chance has left no room for is left out: what is refused is refused before it is written. */
async function unlessRefused(doing: Promise<void>): Promise<void> {
  try {
    await doing
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}
