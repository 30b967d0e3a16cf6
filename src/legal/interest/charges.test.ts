import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { statuteBook } from '../../statutes/index.ts'
import { type ChargeTerms, chargesOn, type LateDocument } from './charges.ts'

const TERMS: ChargeTerms = { kind: 'business', contractRateBp: null, moves: true, asksIndemnity: true, stoppedOn: null }
const TODAY = day('2026-11-21')
const parts = (texts: readonly string[]) =>
  texts.map((text) => ({ on: day(text.slice(0, 10)), cents: Number(text.slice(11)) }))

/** 1 000,00 € due on 1 May 2026; `paid` and `givenUp` as `2026-05-01 100000`. */
function late(
  paid: readonly string[],
  givenUp: readonly string[] = [],
  more: Partial<LateDocument> = {},
): LateDocument {
  return {
    id: '1',
    customerId: '2',
    kind: 'invoice',
    documentNo: 'FA-1',
    currency: 'EUR',
    amountCents: 100_000,
    openCents: 100_000,
    issuedOn: day('2026-04-01'),
    isDated: true,
    performedOn: null,
    dueOn: day('2026-05-01'),
    settled: parts([...paid, ...givenUp]),
    givenUp: parts(givenUp),
    noticeOn: null,
    claimedInterestCents: 0,
    claimedIndemnityCents: 0,
    waivedInterestCents: 0,
    forGoodOn: null,
    indemnityWaived: false,
    ...more,
  }
}

function chargesOf(document: LateDocument, terms: Partial<ChargeTerms> = {}) {
  const found = chargesOn(statuteBook('FR'), { ...TERMS, ...terms }, document, TODAY)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const indemnity = (...given: Parameters<typeof late>) => chargesOf(late(...given)).indemnityCents

describe('the forty euros (law sheet §1.4)', () => {
  it.each<[string, number, string[], string[]]>([
    ['paid on the due day', 0, ['2026-05-01 100000'], []],
    ['paid the day after', 4_000, ['2026-05-02 100000'], []],
    ['paid in part', 4_000, ['2026-05-01 99999'], []],
    ['paid on the due day, and the payment came back', 4_000, ['2026-05-01 100000', '2026-05-06 -100000'], []],
    [
      'paid before, returned and paid again before the due day',
      0,
      ['2026-04-02 100000', '2026-04-08 -100000', '2026-04-20 100000'],
      [],
    ],
    ['returned on a day that is still to come', 0, ['2026-05-01 100000', '2026-11-22 -100000'], []],
    ['cancelled after it fell due', 0, [], ['2026-05-20 100000']],
    ['all but what was given up was paid in time', 0, ['2026-04-30 99800'], ['2026-05-11 200']],
    ['part given up, the rest paid late', 4_000, ['2026-05-11 99800'], ['2026-05-11 200']],
    ['a credit note that was taken back', 4_000, [], ['2026-05-20 100000', '2026-06-20 -100000']],
  ])('%s: %i', (_case, cents, paid, givenUp) => expect(indemnity(paid, givenUp)).toBe(cents))

  it('three late invoices owe three indemnities: 120 euros, whatever was paid of each', () => {
    const three = [indemnity(['2026-06-01 100000'], []), indemnity(['2026-05-01 99999'], []), indemnity([], [])]
    expect(three.reduce((sum, cents) => sum + cents, 0)).toBe(12_000)
  })
})

describe('a judgment that opens insolvency proceedings (law sheet §7.1)', () => {
  const stoppedOn = day('2026-05-11')
  const of = (more: Partial<LateDocument>) => chargesOf(late([], [], more), { stoppedOn })

  it('takes effect on its date: the day before is the last that bears', () =>
    expect(of({}).segments.map(({ from, to, days }) => [from, to, days])).toEqual([['2026-05-01', '2026-05-10', 9]]))
  it('stops what was born before it, by the day of the work where it is known', () => {
    const after = { issuedOn: day('2026-05-12'), dueOn: day('2026-06-11') }
    expect(of(after)).toMatchObject({ noInterest: null, noIndemnity: null, indemnityCents: 4_000 })
    expect(of(after).interestCents).toBeGreaterThan(0)
    const worked = { ...after, performedOn: day('2026-05-02') }
    expect(of(worked)).toMatchObject({ interestCents: 0, noInterest: 'stopped', noIndemnity: 'stopped' })
  })
})
