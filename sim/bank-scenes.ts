import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, weekday } from '../src/kernel/calendar.ts'
import { nextWeekday, workingDay } from './calendar-of-tasks.ts'
import type { Debt, Debtor } from './debtor.ts'
import type { Economy } from './economy.ts'
import { postOtherMoney } from './other-money.ts'
import { receive, share } from './paying.ts'
import { seeded } from './random.ts'
import { postReceipt, postReturnedDebit } from './receipts.ts'
import { postCreditNote, postInvoice } from './sales.ts'
import {
  byDirector,
  byOrder,
  byTransfer,
  discounted,
  feeTaken,
  isWhole,
  itemsOf,
  mistyped,
  overpaid,
  owed,
  partPaid,
  payFor,
  retained,
  type Scene,
  type Stage,
  silent,
} from './scene-payments.ts'
import { tells } from './told.ts'

/** Days before the end during which the scenes are played; what they leave to decide waits for the visitor. */
const SCENE_DAYS = 7

/**
 * A bank account tells dull weeks: most payments cite what they pay. So that the last days show what matching is for, one
 * payment of each awkward kind is made by a debtor that can make it; a kind that nobody can make is left out.
 */
export function planScenes(economy: Economy, asOf: LocalDate): void {
  const random = seeded(`scenes/${asOf}`)
  const used = new Set<string>()
  const playOn = (on: LocalDate, scene: Scene): void =>
    economy.plan(on, (world, debtors) => {
      // The accounts are sent on Mondays.
      const seenThrough = addDays(on, -weekday(on))
      const free = random.shuffle(debtors).filter(({ stopped, customer }) => !stopped && !used.has(customer.code))
      const open = (debtor: Debtor): Debt[] =>
        debtor.debts
          .filter(({ item, plannedOn }) => item.kind === 'invoice' && item.on <= seenThrough && plannedOn !== null)
          .sort((a, b) => (a.item.dueOn < b.item.dueOn ? -1 : a.item.dueOn > b.item.dueOn ? 1 : 0))
      scene({ world, on, random, free, open, take: ({ customer }) => used.add(customer.code) })
    })

  playOn(workingDay(addDays(asOf, -40)), billsTwiceTheSame(asOf, random.int(30, 90) * 1_000, playOn))
  playOn(workingDay(addDays(asOf, -16)), creditNotes)
  const thursday = addDays(nextWeekday(addDays(asOf, -SCENE_DAYS), 4), -1)
  playOn(thursday, cheques)
  const days = Array.from({ length: SCENE_DAYS }, (_, place) => addDays(asOf, place - SCENE_DAYS)).filter(
    (on) => weekday(on) <= 5,
  )
  for (const [place, scene] of SCENES.entries()) playOn(days[place % days.length]!, scene)
}

/** The parent pays for a company of its group. */
const byParent: Scene = (stage) => {
  const names = new Map(stage.free.map(({ customer }) => [customer.code, customer.name]))
  for (const debtor of stage.free.filter(byTransfer)) {
    const { groupCode } = debtor.customer
    const [debt] = stage.open(debtor)
    if (!groupCode || !names.has(groupCode) || !debt || !isWhole(debt)) continue
    const payer = { name: names.get(groupCode)!, code: groupCode }
    return payFor(stage, debtor, [debt], debt.unpaidCents, { ...tells([debt.item]), citing: 'as_printed', payer })
  }
}

const settlesAll: Scene = (stage) => {
  for (const debtor of stage.free.filter(byTransfer)) {
    const late = stage.open(debtor).filter(({ item }) => item.dueOn <= stage.on)
    if (
      late.length < 2 ||
      late.length > 4 ||
      late.length !== debtor.debts.filter(({ item }) => item.dueOn <= stage.on).length
    )
      continue
    return payFor(stage, debtor, late, owed(late), { ...tells(itemsOf(late)), citing: 'nothing', remark: 'SOLDE' })
  }
}

/** A firm in trouble sends a round sum now and then. */
const roundSum: Scene = (stage) => {
  const worst = stage.free
    .filter(byTransfer)
    .map((debtor) => ({ debtor, debts: stage.open(debtor).filter(({ item }) => item.dueOn < addDays(stage.on, -20)) }))
    .sort((a, b) => owed(b.debts) - owed(a.debts))[0]
  if (worst && owed(worst.debts) > 150_000)
    payFor(stage, worst.debtor, worst.debts, 100_000, { ...tells([]), remark: 'VERSEMENT' })
}

const lessACreditNote: Scene = (stage) => {
  for (const debtor of stage.free.filter(byTransfer)) {
    const credit = debtor.credits.find((one) => one.leftCents === -one.item.cents)
    const debts = stage.open(debtor).slice(0, 3)
    if (!credit || debts.length < 2 || owed(debts) <= credit.leftCents || !debts.every(isWhole)) continue
    const deducted = credit.leftCents
    share(stage.world.book, debtor, debts, credit.item, deducted, debtor.letterOn(stage.on))
    debtor.credits = debtor.credits.filter((one) => one !== credit)
    const told = { ...tells(itemsOf(debts), '', [credit.item]), citing: 'running_number', saysDeducted: false } as const
    return payFor(stage, debtor, debts, owed(debts), told)
  }
}

/** A payment run started twice: nothing is left to pay. */
const paidTwice: Scene = ({ world, on, free, take }) => {
  const since = addDays(on, -10)
  for (const receipt of [...world.book.items].reverse()) {
    if (receipt.on < since) return
    const told = world.book.told.get(receipt.documentNo)
    const debtor = free.find(({ customer }) => customer.code === receipt.party)
    if (
      receipt.kind !== 'receipt' ||
      receipt.on > addDays(on, -3) ||
      told?.paid.length !== 1 ||
      !debtor ||
      !byTransfer(debtor)
    )
      continue
    receive(world, debtor, on, -receipt.cents, { ...tells(told.paid), citing: 'as_printed' })
    return take(debtor)
  }
}

const prepaid: Scene = ({ world, on, free, random, take }) => {
  const debtor = free.find((one) => byTransfer(one) && one.customer.kind === 'business')
  if (!debtor) return
  const remark = `ACOMPTE 30% DEVIS D${random.int(1_000, 9_999)}`
  postReceipt(world.book, debtor.customer, on, random.int(6, 30) * 10_000, tells([], remark), 'deposit')
  take(debtor)
}

/** The bank takes a direct debit back. */
const returnedDebit: Scene = ({ world, on, free, take }) => {
  for (const receipt of [...world.book.items].reverse()) {
    const debtor = free.find(({ customer }) => customer.code === receipt.party)
    if (receipt.kind !== 'receipt' || !receipt.documentNo.startsWith('PRV') || receipt.on > addDays(on, -3) || !debtor)
      continue
    if (world.book.told.has(`REJ-${receipt.documentNo}`)) continue
    const [invoice] = world.book.told.get(receipt.documentNo)!.paid
    if (invoice?.kind !== 'invoice') continue
    world.owe(debtor, postReturnedDebit(world.book, debtor.customer, on, receipt, invoice.dueOn), addDays(on, 30))
    return take(debtor)
  }
}

const nobodys: Scene = ({ world, on, random }) => postOtherMoney(world.book, random, on)

const SCENES: readonly Scene[] = [
  byParent,
  lessACreditNote,
  paidTwice,
  partPaid,
  feeTaken,
  overpaid,
  nobodys,
  returnedDebit,
  discounted,
  byDirector,
  mistyped,
  settlesAll,
  silent,
  roundSum,
  retained,
  prepaid,
  byOrder,
  nobodys,
]

/** Several customers hand in cheques that the bank books as one line. */
const cheques: Scene = (stage) => {
  let handedIn = 0
  for (const debtor of stage.free.filter(({ customer }) => customer.means === 'cheque')) {
    const [debt] = stage.open(debtor)
    if (!debt || handedIn === 3) continue
    payFor(stage, debtor, [debt], debt.unpaidCents, tells([debt.item]))
    handedIn++
  }
}

/** Credit notes that their customers have not used yet when the scenes begin. */
const creditNotes: Scene = ({ world, on, free, open }) => {
  const debtors = free.filter((debtor) => byTransfer(debtor) && debtor.credits.length === 0 && open(debtor).length > 1)
  for (const debtor of debtors.slice(0, 5)) {
    const about = open(debtor).at(-1)!
    const parts = [{ account: '706000', netCents: Math.round(about.item.cents / 12), vatBp: 2000 }] as const
    const item = postCreditNote(world.book, debtor.customer, on, parts, about.item)
    debtor.credits.push({ item, leftCents: -item.cents })
  }
}

/** A flat fee, invoiced twice; later the debtor names both and another invoice, and pays for two of the three. */
function billsTwiceTheSame(asOf: LocalDate, netCents: number, playOn: (on: LocalDate, scene: Scene) => void): Scene {
  return (first) => {
    const debtor = first.free.find(
      ({ customer }) =>
        byTransfer({ customer } as Debtor) && customer.address.country === 'FR' && customer.terms.days >= 45,
    )
    if (!debtor) return
    first.take(debtor)
    const bill = ({ world, on }: Stage): void => {
      const parts = [{ account: '706000', netCents, vatBp: 2000 }] as const
      world.owe(debtor, postInvoice(world.book, debtor.customer, on, parts, 0), addDays(asOf, 30))
    }
    bill(first)
    playOn(workingDay(addDays(asOf, -12)), bill)
    playOn(workingDay(addDays(asOf, -4)), (stage) => {
      const all = stage.open(debtor).filter(isWhole)
      const same = all.filter(({ item }) => item.cents === Math.round(netCents * 1.2))
      const other = all.find((debt) => !same.includes(debt))
      if (same.length < 2) return
      const named = [...same, ...(other ? [other] : [])]
      const paid = [same[0]!, ...(other ? [other] : [])]
      payFor(stage, debtor, paid, owed(paid), { ...tells(itemsOf(named)), citing: 'as_printed', slip: 'none' })
    })
  }
}
