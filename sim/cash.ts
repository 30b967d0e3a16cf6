import { day, type LocalDate } from '../src/kernel/calendar.ts'
import { cashCustomers } from './cash-customers.ts'
import { cashDocuments, NUMBERINGS } from './cash-documents.ts'
import type { CashLine, CashPlay } from './cash-model.ts'
import { CashWriter, type Draft } from './cash-writer.ts'
import { seeded } from './random.ts'

/** Raised whenever the same seed plays otherwise: what was measured with another one is measured anew (`npm run bench:proof`). */
export const CASH_GENERATOR = 1

export type CashParameters = {
  readonly seed: string
  /** Open documents, about, and lines, exactly; the customers follow. */
  readonly items: number
  readonly lines: number
  /** Documents of one customer, on average. */
  readonly perCustomer?: number
  readonly on?: LocalDate
  /** Which of `NUMBERINGS`; drawn from the seed when not given. */
  readonly numbering?: number
}

/** Open items and the bank's lines that pay them, each line with what it really pays. The same parameters give the same bytes. */
export function playCash(parameters: CashParameters): CashPlay {
  const { seed, perCustomer = 8, on = day('2026-11-20') } = parameters
  const random = seeded(`cash/${seed}`)
  const customers = cashCustomers(random.fork('customers'), Math.max(3, Math.round(parameters.items / perCustomer)))
  const numbering = NUMBERINGS[parameters.numbering ?? random.int(0, NUMBERINGS.length - 1)]!
  const items = cashDocuments(random.fork('documents'), customers, on, numbering, perCustomer)
  const writer = new CashWriter(random.fork('payments'), customers, items, on)
  const drafts: Draft[] = []
  while (drafts.length < parameters.lines) drafts.push(...writer.next())
  drafts.length = parameters.lines
  const order = drafts.map((draft, place) => ({ draft, place }))
  order.sort((a, b) =>
    a.draft.movement.bookedOn < b.draft.movement.bookedOn
      ? -1
      : a.draft.movement.bookedOn > b.draft.movement.bookedOn
        ? 1
        : a.place - b.place,
  )
  const lines = order.map(
    ({ draft: { movement, truth } }, index): CashLine => ({
      movement: { ...movement, line: index + 1, entryNo: index + 1 },
      truth,
    }),
  )
  return { on, customers, items, lines }
}
