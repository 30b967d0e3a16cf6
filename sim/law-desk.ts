import type { By } from '../src/cash/index.ts'
import type { DunningDeps } from '../src/dunning/index.ts'
import { addDays, type LocalDate, weekday } from '../src/kernel/calendar.ts'
import { Refused } from '../src/kernel/verdict.ts'
import type { Deps } from '../src/main/app.ts'
import type { Behaviour } from './behaviour.ts'
import type { Economy } from './economy.ts'
import { type Late, lateCustomers } from './late-customers.ts'
import { claimInterest, closeProvisions, drawUpProof, openInsolvency } from './law-of-the-books.ts'
import { fileRequest, noteFiled, noteOrdered, noteReceived, noteServed, notify } from './way-to-a-title.ts'

export type World = Deps & DunningDeps
/** Somebody at law: what it owes, and what its story has come to. */
export type Party = Late & {
  proceedingId: string | null
  noticeId: string | null
  caseId: string | null
  /** Interest and indemnities. */
  claimedCents: number
}
export type Case = {
  readonly world: World
  readonly orgId: number
  readonly party: Party
  readonly asOf: LocalDate
  readonly by: By
}
/** Does one thing, or throws `Refused` when its hour has not come: it is tried again the next working day. */
type Step = readonly [daysLeft: number, act: (of: Case) => Promise<void>]
type Story = { readonly whose: readonly Behaviour[]; readonly steps: readonly Step[] }

/** What happens to some debtors whom reminders do not move, by the days that are left to play. */
const STORIES: readonly Story[] = [
  {
    whose: ['bankrupt', 'going_bad', 'forgets'],
    steps: [
      [22, openInsolvency],
      [15, drawUpProof],
      [4, closeProvisions],
    ],
  },
  {
    whose: ['going_bad', 'thirty_days_late', 'forgets', 'disputes', 'bankrupt'],
    steps: [
      [46, notify(8)],
      [40, noteReceived],
      [34, fileRequest],
      [33, noteFiled],
      [20, noteOrdered],
      [12, noteServed],
    ],
  },
  // Its last day to pay is over, and nobody has said what comes next.
  {
    whose: ['thirty_days_late', 'forgets', 'seasonal', 'going_bad', 'ten_days_late'],
    steps: [
      [26, notify(8)],
      [19, noteReceived],
      [5, claimInterest],
    ],
  },
  // Received, and its days still run.
  {
    whose: ['forgets', 'thirty_days_late', 'seasonal', 'ten_days_late', 'disputes'],
    steps: [
      [11, notify(15)],
      [6, noteReceived],
    ],
  },
]

/** Nobody at law pays before the visitor comes. */
const DAYS_WITHOUT_PAYMENT = 40
/** What was meant to be paid by now may still wait for a payment run at the end of its month. */
const DAYS_TO_A_PAYMENT_RUN = 31

/** Lives the law at the demo company: notices, a matter, an insolvency, provisions; each story finds its debtor on its first day. */
export class LawDesk {
  readonly #economy: Economy
  readonly #asOf: LocalDate
  readonly #running = STORIES.map((story) => ({ ...story, party: null as Party | null, done: 0 }))

  constructor(economy: Economy, asOf: LocalDate) {
    this.#economy = economy
    this.#asOf = asOf
  }

  /** The customers whose story has begun, by their codes. */
  get codes(): ReadonlySet<string> {
    return new Set(this.#running.flatMap(({ party }) => party?.code ?? []))
  }

  /** What was claimed of each, in cents. */
  get claimed(): ReadonlyMap<string, number> {
    return new Map(this.#running.flatMap(({ party }) => (party ? [[party.code, party.claimedCents]] : [])))
  }

  /** Does what has come due, on working days. `daysLeft` counts down to the last day that is played. */
  async work(world: World, orgId: number, daysLeft: number, by: By): Promise<void> {
    if (weekday(by.today) > 5) return
    for (const story of this.#running) {
      const [dueAt, act] = story.steps[story.done] ?? [0, null]
      if (!act || daysLeft > dueAt) continue
      story.party ??= await this.#partyFor(story.whose, world, orgId, by)
      if (!story.party) continue
      if (await unlessRefused(act({ world, orgId, party: story.party, asOf: this.#asOf, by }))) story.done++
    }
  }

  async #partyFor(whose: readonly Behaviour[], world: World, orgId: number, by: By): Promise<Party | null> {
    const known = new Map(this.#economy.customers.map((one) => [one.code, one]))
    const taken = this.codes
    const fits = (await world.db.inOrg(orgId, (tx) => lateCustomers(tx, by.today))).filter(({ code }) => {
      const one = known.get(code)
      return one?.kind === 'business' && one.siren !== null && one.groupCode === null && !taken.has(code)
    })
    const rank = ({ code }: Late) => (whose.indexOf(known.get(code)!.behaviour) + whose.length + 1) % (whose.length + 1)
    const found = fits.toSorted((a, b) => rank(a) - rank(b))[0]
    if (!found) return null
    const meant = { from: addDays(by.today, -DAYS_TO_A_PAYMENT_RUN) }
    this.#economy.putOff(found.code, meant, addDays(this.#asOf, DAYS_WITHOUT_PAYMENT))
    return { ...found, proceedingId: null, noticeId: null, caseId: null, claimedCents: 0 }
  }
}

/** Whether it was done. What is refused is refused before it is written. */
async function unlessRefused(doing: Promise<void>): Promise<boolean> {
  try {
    await doing
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
