import type { LocalDate } from '../../kernel/calendar.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import {
  contractFloorOn,
  defaultRateOn,
  EVIDENCE_MARKS,
  halfYearOf,
  type RateFound,
  type StatuteBook,
  statuteAt,
} from '../../statutes/index.ts'
import type { InterestTerms, Rate, RateBasis } from './model.ts'
import type { RateOn } from './reckon.ts'
import { wording as words } from './wording.ts'

/**
 * The rate of each half-year by these terms (law sheet §1.2, §2). Between businesses: the contract's, never below three times the
 * legal rate of the half-year, else ECB + 10. A public buyer: the law's. A consumer: the legal rate. A rate that does not move
 * stays that of the half-year of `frozenOn`.
 */
export function ratesBy(book: StatuteBook, terms: InterestTerms, frozenOn: LocalDate): RateOn {
  const known = new Map<LocalDate, Verdict<Rate>>()
  return (on) => {
    const half = halfYearOf(terms.moves ? on : frozenOn)
    let rate = known.get(half)
    if (!rate) {
      rate = rateOf(book, terms, half)
      known.set(half, rate)
    }
    return rate
  }
}

function rateOf(book: StatuteBook, terms: InterestTerms, half: LocalDate): Verdict<Rate> {
  if (terms.kind === 'consumer') {
    const legal = statuteAt(book, 'legal_rate', half)
    return legal.ok ? accept(rateFrom('legal', { bp: legal.value.value, rows: [legal.value] })) : legal
  }
  if (terms.kind === 'public' || terms.contractRateBp === null) {
    const found = defaultRateOn(book, half, terms.kind)
    return found.ok ? accept(rateFrom('default', found.value)) : found
  }
  const floor = contractFloorOn(book, half)
  if (!floor.ok) return floor
  if (floor.value && terms.contractRateBp < floor.value.bp) return accept(rateFrom('floor', floor.value))
  return accept(rateFrom('contract', { bp: terms.contractRateBp, rows: floor.value?.rows ?? [] }))
}

function rateFrom(basis: RateBasis, { bp, rows }: RateFound): Rate {
  const citation = [...new Set(rows.map((row) => row.citation))].join(' ; ')
  const marks = rows.map(({ mark }) => mark).sort((a, b) => EVIDENCE_MARKS.indexOf(b) - EVIDENCE_MARKS.indexOf(a))
  return { bp, basis, citation, mark: marks[0] ?? 'A' }
}

/**
 * Whether a contract may set this rate today, hundredths of a percent: refused below the floor of the half-year, which is named
 * (C. com. art. L441-10 II: three times the legal rate).
 */
export function checkContractRate(book: StatuteBook, bp: number, today: LocalDate): Verdict<number> {
  if (!Number.isInteger(bp) || bp < 0 || bp > 10_000)
    return refuse('wrong_rate', words.wrongRate, undefined, 'contractRateBp')
  const floor = contractFloorOn(book, today)
  if (!floor.ok) return floor
  if (floor.value && bp < floor.value.bp)
    return refuse(
      'below_floor',
      words.belowFloor,
      { asked: bp / 100, floor: floor.value.bp / 100, citation: floor.value.rows.at(-1)!.citation },
      'contractRateBp',
    )
  return accept(bp)
}
