import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import type { CashCustomer, CashItem, Debts, Intent, PaymentKind } from './cash-model.ts'
import { LIST_PRICES } from './cash-shares.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

type Terms = Partial<Intent> & { readonly pays: readonly CashItem[]; readonly less?: readonly CashItem[] }

const sum = (items: readonly CashItem[]): number => items.reduce((total, item) => total + item.cents, 0)
const FACTORS = ['FACTOR ATLANTIQUE SA', 'CREDIPOSTE AFFACTURAGE', 'EUROCREANCES FACTORING SA']

/** One payment of that kind by this customer, or null when it has nothing to pay so. Takes what is paid out of the debts. */
export function intend(
  random: Random,
  kind: PaymentKind,
  debts: Debts,
  on: LocalDate,
  parent: CashCustomer | null,
): Intent | null {
  const { customer } = debts
  const bookedOn = addDays(on, -random.int(0, 12))
  const due = debts.debits.filter((item) => item.issuedOn < bookedOn)
  const oldest = due.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
  // The next one due, three times in four; else whichever invoice was approved first.
  const one = (): CashItem | undefined =>
    random.chance(0.75) ? oldest[0] : oldest.length > 0 ? random.pick(oldest) : undefined
  const some = (): CashItem[] => {
    const count = random.weighted([
      [45, 2],
      [25, 3],
      [13, 4],
      [8, 5],
      [5, 7],
      [4, 11],
    ])
    return random.chance(0.65) ? oldest.slice(0, count) : random.shuffle(oldest).slice(0, count)
  }
  const pay = (terms: Terms): Intent | null => {
    const { pays, less = [], ...more } = terms
    const net = sum(pays) - sum(less)
    if (net <= 0) return null
    debts.debits = debts.debits.filter((item) => !pays.includes(item))
    debts.credits = debts.credits.filter((item) => !less.includes(item))
    return {
      kind,
      customer,
      payer: { name: customer.bankName, iban: customer.iban, customerId: null },
      bookedOn,
      cents: net,
      parts: [
        ...pays.map((item) => ({ item, cents: item.cents })),
        ...less.map((item) => ({ item, cents: -item.cents })),
      ],
      gapCents: 0,
      onAccountCents: 0,
      booked: null,
      named: pays,
      remark: '',
      ...more,
    }
  }
  const group = (items: readonly CashItem[], remark: string) => (items.length > 1 ? pay({ pays: items, remark }) : null)
  /** Less than the items by `missing`, which either stays owed or is let go. */
  const short = (items: readonly CashItem[], missing: number, isLetGo: boolean, remark: string): Intent | null => {
    if (items.length === 0 || missing <= 0 || missing * 3 > sum(items)) return null
    const cents = sum(items) - missing
    if (isLetGo) return pay({ pays: items, cents, gapCents: missing, remark })
    const [first, ...rest] = items
    const parts = [
      { item: first!, cents: first!.cents - missing },
      ...rest.map((item) => ({ item, cents: item.cents })),
    ]
    return parts[0]!.cents > 0 ? pay({ pays: items, cents, parts, remark }) : null
  }
  const onAccount = (cents: number, more: Partial<Intent>): Intent => ({
    kind,
    customer,
    payer: { name: customer.bankName, iban: customer.iban, customerId: null },
    bookedOn,
    cents,
    parts: [],
    gapCents: 0,
    onAccountCents: cents,
    booked: null,
    named: [],
    remark: '',
    ...more,
  })

  switch (kind) {
    case 'single':
    case 'cheque': {
      const item = one()
      return item ? pay({ pays: [item] }) : null
    }
    case 'instalment': {
      const item = oldest.find((first) => debts.inInstalments.includes(first.documentNo))
      return item ? pay({ pays: [item], remark: random.pick(['', 'ECHEANCE 1/3', '1ERE ECHEANCE']) }) : null
    }
    case 'several':
      return group(some(), '')
    case 'same_month': {
      const month = random.pick(oldest)?.issuedOn.slice(0, 7)
      return group(
        due.filter((item) => item.issuedOn.startsWith(month ?? '-')),
        random.pick(['RELEVE', 'REGLEMENT DU MOIS', 'VOTRE RELEVE']),
      )
    }
    case 'all_overdue':
      return group(
        due.filter((item) => item.dueOn <= bookedOn),
        random.pick(['SOLDE', 'SOLDE DE COMPTE', 'REGULARISATION']),
      )
    case 'credit_said':
    case 'credit_unsaid': {
      const credit = debts.credits[0]
      const pays = random.chance(0.6) ? oldest.slice(0, 1) : oldest.slice(0, 3)
      if (!credit || sum(pays) <= credit.cents) return null
      const said = kind === 'credit_said'
      const remark = said
        ? `${random.pick(['MOINS AVOIR', 'DEDUCTION AVOIR', '- AV', 'AVOIR DEDUIT'])} ${credit.documentNo}`
        : ''
      return pay({ pays, less: [credit], named: said ? [...pays, credit] : pays, remark })
    }
    case 'part': {
      const item = one()
      // Building work keeps back a twentieth for a year (loi 71-584); nobody does so for small sums.
      const isRetention = item !== undefined && item.cents > 150_000 && random.chance(0.5)
      const missing = item ? Math.round(item.cents * (isRetention ? 0.05 : 0.08 + 0.5 * random.next())) : 0
      const remark = isRetention
        ? 'RETENUE GARANTIE 5%'
        : random.pick(['ACOMPTE', 'REGLEMENT PARTIEL', '', 'LITIGE EN COURS', ''])
      if (!item || missing <= 0 || missing >= item.cents) return null
      return pay({ pays: [item], cents: item.cents - missing, parts: [{ item, cents: item.cents - missing }], remark })
    }
    case 'round_sum': {
      const cents = random.pick([20_000, 50_000, 100_000, 150_000, 200_000, 500_000])
      if (sum(oldest) <= cents) return null
      const parts: { item: CashItem; cents: number }[] = []
      let left = cents
      for (const item of oldest) {
        if (left === 0) break
        parts.push({ item, cents: Math.min(left, item.cents) })
        left -= parts.at(-1)!.cents
      }
      return pay({
        pays: parts.map((part) => part.item),
        cents,
        parts,
        named: [],
        remark: random.pick(['ACOMPTE', 'REGLEMENT PARTIEL', 'VERSEMENT']),
      })
    }
    case 'bank_fee':
      return short(
        oldest.slice(0, random.int(1, 2)),
        random.pick([500, 700, 850, 1_000, 1_200, 1_350, 1_500]),
        true,
        '',
      )
    case 'discount':
    case 'late_discount': {
      const isEarly = kind === 'discount'
      const limit = addDays(bookedOn, isEarly ? -18 : -25)
      const item = oldest.find((one) => (isEarly ? one.issuedOn >= limit : one.issuedOn < limit))
      const percent = random.pick([1, 2, 2, 3])
      const remark = random.chance(0.6) ? `ESCOMPTE ${percent}%` : ''
      const taken = item ? Math.round((item.cents * percent) / 100) : 0
      // Under five euros nobody asks for it back, so nobody can say that it is still owed.
      return item && (isEarly || taken >= 500) ? short([item], taken, isEarly, remark) : null
    }
    case 'rounding': {
      const item = one()
      if (!item) return null
      const missing = random.int(1, 5)
      if (random.chance(0.7)) return short([item], missing, true, '')
      return pay({ pays: [item], cents: item.cents + missing, onAccountCents: missing })
    }
    case 'overpaid': {
      const item = one()
      const over = random.weighted([
        [5, random.int(500, 30_000)],
        [2, 9 * 10 ** random.int(1, 4)],
        [3, 10_000],
      ])
      return item ? pay({ pays: [item], cents: item.cents + over, onAccountCents: over }) : null
    }
    case 'paid_twice': {
      const item = debts.settled.pop()
      return item ? onAccount(item.cents, { named: [item] }) : null
    }
    case 'prepaid': {
      const cents = random.chance(0.4)
        ? random.pick(LIST_PRICES)
        : Math.round(random.logNormal(90_000, 0.8) / 1_000) * 1_000 + 1_000
      const order = random.int(1_000, 99_999)
      return onAccount(cents, {
        remark: random.pick([
          `ACOMPTE CDE ${order}`,
          `ACOMPTE 30% DEVIS D${order}`,
          `COMMANDE ${order}`,
          `PROFORMA ${order}`,
        ]),
      })
    }
    case 'parent': {
      const pays = random.chance(0.5) ? oldest.slice(0, 1) : some()
      const payer = parent && { name: parent.bankName, iban: parent.iban, customerId: parent.id }
      return payer && pays.length > 0
        ? pay({ pays, payer, remark: random.chance(0.3) ? `PR CPTE ${customer.bankName}` : '' })
        : null
    }
    case 'factor': {
      const name = random.pick(FACTORS)
      return pay({
        pays: oldest.slice(0, random.int(1, 3)),
        payer: stranger(name),
        remark: random.chance(0.5) ? `CLT ${customer.bankName}` : '',
      })
    }
    case 'lawyer': {
      const name = `${random.pick(['SELARL', 'SCP', 'ME'])} ${personName(random).last.toUpperCase()} ${random.pick(['AVOCATS', 'COMMISSAIRE DE JUSTICE', 'CARPA'])}`
      return pay({ pays: oldest.slice(0, 1), payer: stranger(name), remark: `AFF ${customer.bankName}` })
    }
    case 'director': {
      const { first, last } = personName(random)
      return pay({
        pays: oldest.slice(0, 1),
        payer: stranger(`${random.pick(['M ', 'MME ', 'M OU MME ', ''])}${last} ${first}`.toUpperCase()),
      })
    }
    case 'in_books': {
      // Lettered by the accountant seven times in ten; else receipt and invoice both stand open.
      const item = random.chance(0.7) ? debts.settled.pop() : one()
      if (!item) return null
      debts.debits = debts.debits.filter((debit) => debit !== item)
      return onAccount(item.cents, { named: [item], booked: item })
    }
    default:
      return null
  }

  function stranger(name: string): Intent['payer'] {
    return { name, iban: `FR76${String(random.int(1e8, 9e8))}${String(random.int(1e8, 9e8))}12345`, customerId: null }
  }
}
