import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankSays, lineOf, linesOf, type Paid } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { balances, importFile } from './intake-ledger.ts'

const CUSTOMERS = [1, 2, 3, 4]
const euros = (no: number, nth: number): number => no * 100 + nth * 7

/** By how many euros each customer pays too much or too little. */
const paid = fc.array(fc.constantFrom(0, 0, 0, -3, 5), { minLength: 8, maxLength: 8 })

/** What may happen at the bank and at the desk, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), pick: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('byHand' as const),
      pick: fc.nat(9),
      who: fc.nat(3),
      payer: fc.nat(3),
      gap: fc.constantFrom(0, 250),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('returns' as const), pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('takenBack' as const), pick: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), pick: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('export' as const), through: fc.option(fc.integer({ min: 1, max: 28 })) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** One history at one company: does what it can of each step, and keeps the exports that it made. */
class History {
  readonly exports: string[] = []
  #day = 3
  #file = 0
  readonly #story: Story
  readonly #ids: Readonly<Record<string, string>>

  constructor(story: Story, ids: Readonly<Record<string, string>>) {
    this.#story = story
    this.#ids = ids
  }

  async play(one: Step): Promise<void> {
    const { owner } = this.#story
    switch (one.do) {
      case 'accept': {
        const line = await this.#line(one.pick, (found) => found.state === 'open' && found.best !== null)
        if (line) await owner.ask(cashRoutes.accept, { params: { id: line.id }, body: {} })
        return
      }
      case 'byHand': {
        const line = await this.#line(one.pick, (found) => found.state === 'open' && found.cents > 0)
        if (!line) return
        const customerId = this.#ids[`C${CUSTOMERS[one.who]}`]!
        const { items } = await owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
        const item = items.find(({ side, openCents }) => side === 1 && openCents > one.gap)
        const cents = item ? Math.min(item.openCents, line.leftCents + one.gap) : 0
        const body = {
          customerId,
          payerId: this.#ids[`C${CUSTOMERS[one.payer]}`]!,
          parts: item && cents > one.gap ? [{ itemId: item.id, cents }] : [],
          writeOffCents: item && cents > one.gap ? one.gap : 0,
          writeOffAs: 'write_off' as const,
          onAccountCents: item && cents > one.gap ? 0 : line.leftCents,
        }
        await owner.ask(cashRoutes.match, { params: { id: line.id }, body })
        return
      }
      case 'returns': {
        const line = await this.#line(one.pick, (found) => found.state === 'matched' && found.cents > 0)
        if (!line) return
        const back = { euros: -line.cents / 100, label: 'PRLV IMPAYE', payer: line.payerName, reject: '20' }
        return this.#bank(back)
      }
      case 'takenBack': {
        const line = await this.#line(one.pick, (found) => found.state === 'matched' && found.cents < 0)
        if (line) await this.#bank({ euros: -line.cents / 100, label: 'ANNULATION REJET', payer: '' })
        return
      }
      case 'undo': {
        const line = await this.#line(one.pick, (found) => found.state === 'matched')
        const match = line && (await lineOf(this.#story, line.id)).matches.find(({ undoneAt }) => undoneAt === null)
        if (match) await owner.ask(cashRoutes.undo, { params: { id: match.id } })
        return
      }
      case 'export': {
        const through = one.through === null ? undefined : `2026-11-${String(one.through).padStart(2, '0')}`
        const { value } = await owner.ask(cashRoutes.exportJournal, { body: { through } })
        if (value) this.exports.push(value.id)
      }
    }
  }

  /** A statement of one line, a day later than the one before. */
  async #bank(paid: Omit<Paid, 'on'>): Promise<void> {
    const on = `2026-11-${String((this.#day = Math.min(this.#day + 1, 27))).padStart(2, '0')}`
    await bankSays(this.#story, [{ ...paid, on, label: `${paid.label} ${this.#file}` }], `releve-${this.#file++}.cfo`)
  }

  async #line(pick: number, fits: (line: Awaited<ReturnType<typeof linesOf>>[number]) => boolean) {
    const found = (await linesOf(this.#story)).filter(fits)
    return found[pick % Math.max(found.length, 1)]
  }
}

/** The lines of a FEC: entry, account, customer, piece, signed cents. */
const linesIn = (text: string) =>
  text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split('|'))
    .map((cell) => ({
      entry: cell[2]!,
      account: cell[4]!,
      customer: cell[6]!,
      piece: cell[8]!,
      cents:
        Math.round(Number(cell[11]!.replace(',', '.')) * 100) - Math.round(Number(cell[12]!.replace(',', '.')) * 100),
    }))
const sum = (rows: readonly { cents: number }[]): number => rows.reduce((total, row) => total + row.cents, 0)

test('whatever happens and whenever it is exported, the exports together are the books, each entry balanced and given once', async () => {
  await fc.assert(
    fc.asyncProperty(paid, fc.array(step, { minLength: 9, maxLength: 11 }), async (offs, steps) => {
      const story = await tellStory('2026-11-28')
      try {
        const { owner } = story
        const { classes: _, ...kept } = await owner.call(cashRoutes.setting, {})
        await owner.call(cashRoutes.changeSetting, { body: { ...kept, returnFeeCents: 1_500 } })
        const sold = CUSTOMERS.flatMap((no) =>
          [0, 1].map((nth) => sale('2026-09-15', `C${no}`, `FA2026-0${no}0${nth}`, euros(no, nth))),
        )
        await importFile(owner, 'fec.txt', fec(sold))
        const { rows } = await owner.call(ledgerRoutes.customers, {})
        const history = new History(story, Object.fromEntries(rows.map(({ code, id }) => [code, id])))
        const payments = CUSTOMERS.flatMap((no) => [0, 1].map((nth) => ({ no, nth })))
        await bankSays(
          story,
          payments.map(({ no, nth }, place) => ({
            on: `2026-11-0${1 + (place % 3)}`,
            euros: euros(no, nth) + offs[place]!,
            label: `VIR ${place}`,
            payer: `SOCIETE C${no}`,
            says: `FA2026-0${no}0${nth}`,
          })),
        )
        for (const one of steps) await history.play(one)
        await history.play({ do: 'export', through: null })
        expect((await owner.call(cashRoutes.journal, { query: {} })).pending).toEqual([])

        const files = []
        for (const id of history.exports) {
          const file = await owner.call(cashRoutes.journalFile, { params: { id }, query: { format: 'fec' } })
          files.push(...linesIn(await (file as unknown as Blob).text()))
        }
        for (const entry of Map.groupBy(files, (row) => row.entry).values())
          expect([entry.length, sum(entry)]).toEqual([2, 0])
        // A piece is given once as it was booked, and at most once more the other way round.
        for (const piece of Map.groupBy(files, (row) => `${row.piece} ${row.account} ${row.customer}`).values())
          expect([1, 2].includes(piece.length) && (piece.length === 1 || sum(piece) === 0)).toBe(true)
        const owed = await balances(owner)
        for (const no of CUSTOMERS) {
          const theirs = sum(files.filter((row) => row.customer === `C${no}`))
          const invoiced = (euros(no, 0) + euros(no, 1)) * 100
          expect([no, theirs + invoiced]).toEqual([no, Math.round((owed[`C${no}`] ?? 0) * 100)])
        }
        const lines = await linesOf(story)
        const taken = lines.reduce((total, { cents, leftCents }) => total + cents - leftCents, 0)
        expect(sum(files.filter((row) => row.account === '512000'))).toBe(taken)
        expect(sum(files.filter((row) => row.account === '471000'))).toBe(0)
      } finally {
        await story.end()
      }
    }),
    // Each history is a company of its own: what failed is told as it is, not looked for again in smaller.
    { numRuns: 3, endOnFailure: true },
  )
}, 600_000)
