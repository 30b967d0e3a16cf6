import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays } from '../src/kernel/calendar.ts'
import type { Debt, Debtor } from './debtor.ts'
import { personName } from './names.ts'
import { type PaymentWorld, receive, share } from './paying.ts'
import type { Random } from './random.ts'
import { type Told, tells } from './told.ts'

/** Scenes of one payment for one invoice; `bank-scenes.ts` has the others and says when each is played. */

export type Stage = {
  readonly world: PaymentWorld
  readonly on: LocalDate
  readonly random: Random
  /** Debtors that no other scene uses, in an order of chance. */
  readonly free: readonly Debtor[]
  /** Their invoices that the accounts sent already and nobody disputes, oldest first. */
  readonly open: (debtor: Debtor) => readonly Debt[]
  readonly take: (debtor: Debtor) => void
}
export type Scene = (stage: Stage) => void

export const byTransfer = ({ customer }: Debtor): boolean =>
  customer.means === 'transfer' && customer.currency === 'EUR'
export const owed = (debts: readonly Debt[]): number => debts.reduce((sum, debt) => sum + debt.unpaidCents, 0)
export const itemsOf = (debts: readonly Debt[]) => debts.map((debt) => debt.item)
export const isWhole = ({ item, unpaidCents }: Debt): boolean => item.cents === unpaidCents

/** `cents` for these debts; less leaves the youngest owing, more stays with the customer. */
export function payFor(stage: Stage, debtor: Debtor, debts: readonly Debt[], cents: number, told: Told): void {
  const receipt = receive(stage.world, debtor, stage.on, cents, told)
  share(stage.world.book, debtor, debts, receipt, Math.min(cents, owed(debts)), debtor.letterOn(stage.on))
  stage.take(debtor)
}

/** One invoice of a debtor that `isFit`, paid with `change` cents more or less. */
const single =
  (
    isFit: (debt: Debt, debtor: Debtor, stage: Stage) => boolean,
    change: (cents: number, random: Random) => number,
    told: (stage: Stage, debt: Debt) => Omit<Told, 'paid' | 'deducted'>,
    isPart = false,
  ): Scene =>
  (stage) => {
    for (const debtor of stage.free.filter(byTransfer)) {
      const debt = stage.open(debtor).find((one) => isWhole(one) && isFit(one, debtor, stage))
      if (!debt) continue
      const cents = debt.unpaidCents + change(debt.unpaidCents, stage.random)
      payFor(stage, debtor, [debt], cents, { ...tells([debt.item]), ...told(stage, debt) })
      // What was kept back for a reason is never paid later.
      if (debt.unpaidCents > 0 && !isPart) debtor.reduce(debt, debt.unpaidCents)
      return
    }
  }

const any = (): boolean => true
const whole = (): number => 0
const CITES = { remark: '', citing: 'as_printed', slip: 'none' } as const
const SILENT = { remark: '', citing: 'nothing' } as const

export const partPaid = single(
  ({ unpaidCents }) => unpaidCents > 60_000,
  (cents) => -Math.round(cents * 0.4),
  () => ({ ...CITES, remark: 'REGLEMENT PARTIEL' }),
  true,
)
export const retained = single(
  ({ unpaidCents }) => unpaidCents > 200_000,
  (cents) => -Math.round(cents * 0.05),
  () => ({ ...CITES, remark: 'RETENUE GARANTIE 5%' }),
)
export const feeTaken = single(
  ({ unpaidCents }, { customer }) => unpaidCents > 60_000 && customer.address.country !== 'FR',
  (_, random) => -random.pick([1_200, 1_350, 1_500]),
  () => CITES,
)
export const discounted = single(
  ({ item, unpaidCents }, _, { on }) => unpaidCents > 60_000 && item.on >= addDays(on, -18),
  (cents) => -Math.round(cents / 50),
  () => ({ ...CITES, remark: 'ESCOMPTE 2%' }),
)
export const overpaid = single(
  any,
  (_, random) => random.pick([9_000, 10_000, 25_000]),
  () => CITES,
)
export const mistyped = single(any, whole, () => ({ remark: '', citing: 'as_printed', slip: 'typing' }))
export const silent = single(any, whole, () => SILENT)
export const byOrder = single(any, whole, () => ({ remark: '', citing: 'order' }))
export const byDirector = single(any, whole, ({ random }) => {
  const { first, last } = personName(random)
  return { ...SILENT, payer: { name: `M OU MME ${last} ${first}`, code: null } }
})
