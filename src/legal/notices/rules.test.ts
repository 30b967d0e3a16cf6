import { describe, expect, test } from 'vitest'
import { courtWord } from '../../correspondence/court-words.ts'
import { day } from '../../kernel/calendar.ts'
import { agencyBars, agentFacts } from './agency.ts'
import { type Agency, type Creditor, MANDATE_TERMS, NO_AGENCY } from './model.ts'
import { noticeDeadline, noticedOn } from './rules.ts'

describe('the last day to pay (law sheet §4)', () => {
  test.each([
    ['2026-11-23', 8, '2026-12-01'],
    // A Saturday, then a Sunday: banks are closed.
    ['2026-11-20', 8, '2026-11-30'],
    ['2026-11-21', 15, '2026-12-07'],
    // Christmas Day is a Friday, and two days of rest follow.
    ['2026-12-17', 8, '2026-12-28'],
    // Fewer than is usual is never given.
    ['2026-11-23', 3, '2026-12-01'],
  ])('sent on %s, %d days: %s', (on, days, last) => {
    expect(noticeDeadline(day(on), days)).toBe(last)
  })
})

describe('the day on which a notice counts as received (law sheet §4)', () => {
  const at = (kind: Parameters<typeof noticedOn>[1][number]['kind'], on: string) => ({ kind, on: day(on) })
  test('on paper, the first presentation, whatever follows; posted only, none', () => {
    const deposited = at('deposited', '2026-08-07')
    expect(noticedOn('registered_letter', [deposited])).toBeNull()
    expect(
      noticedOn('registered_letter', [deposited, at('unclaimed', '2026-08-26'), at('presented', '2026-08-10')]),
    ).toBe('2026-08-10')
    expect(noticedOn('registered_letter', [at('refused', '2026-08-11')])).toBe('2026-08-11')
    expect(noticedOn('registered_letter', [at('returned', '2026-08-12')])).toBeNull()
  })
  test('electronic, once it is accepted, refused or not claimed: its reader is first told of a letter and not of whose', () => {
    const presented = at('presented', '2026-08-10')
    expect(noticedOn('electronic_registered', [presented])).toBeNull()
    expect(noticedOn('electronic_registered', [presented, at('accepted', '2026-08-14')])).toBe('2026-08-14')
    expect(noticedOn('electronic_registered', [presented, at('unclaimed', '2026-08-26')])).toBe('2026-08-26')
  })
  test('a plain letter or a mail proves nothing', () => {
    expect(noticedOn('letter', [at('delivered', '2026-08-10')])).toBeNull()
    expect(noticedOn('email', [at('delivered', '2026-08-10')])).toBeNull()
  })
})

describe('whoever collects for others (law sheet §5)', () => {
  const today = day('2026-11-22')
  const agency: Agency = {
    collectsForOthers: true,
    insurer: 'Assurances du Ponant',
    policyNo: 'RC 4471',
    insuredUntil: day('2026-12-31'),
    iban: 'FR7630006000011234567890189',
    declaredOn: day('2026-01-05'),
    declaredTo: 'Tribunal judiciaire de Rennes',
  }
  const creditor: Creditor = {
    id: 'c',
    name: 'Bâti-Sud SARL',
    address: '3 quai Duguay-Trouin, 35000 Rennes',
    siren: null,
    mandateOn: day('2026-02-01'),
    mandateUntil: null,
    mandateSays: MANDATE_TERMS,
  }
  test('all conditions met, on the very last day of the insurance too', () => {
    expect(agencyBars(agency, creditor, today)).toEqual([])
    expect(agencyBars(agency, creditor, day('2026-12-31'))).toEqual([])
  })
  test.each([
    ['insurance over', { insuredUntil: day('2026-11-21') }, {}, [{ code: 'insurance_over', on: '2026-11-21' }]],
    ['no policy', { policyNo: '' }, {}, [{ code: 'insurance_missing' }]],
    ['no account of its own', { iban: '' }, {}, [{ code: 'account_missing' }]],
    ['declared tomorrow', { declaredOn: day('2026-11-23') }, {}, [{ code: 'declaration_missing' }]],
    ['no mandate', {}, { mandateOn: null }, [{ code: 'mandate_missing' }]],
    ['mandate over', {}, { mandateUntil: day('2026-11-01') }, [{ code: 'mandate_over', on: '2026-11-01' }]],
    [
      'mandate silent on its pay',
      {},
      { mandateSays: MANDATE_TERMS.filter((term) => term !== 'pay') },
      [{ code: 'mandate_silent', terms: ['pay'] }],
    ],
  ] as const)('%s', (_, ofAgency, ofCreditor, bars) => {
    expect(agencyBars({ ...agency, ...ofAgency }, { ...creditor, ...ofCreditor }, today)).toEqual(bars)
  })
  test('nothing was said yet: everything is missing', () => {
    expect(agencyBars(NO_AGENCY, { ...creditor, mandateOn: null }, today).map(({ code }) => code)).toEqual([
      'insurance_missing',
      'account_missing',
      'declaration_missing',
      'mandate_missing',
    ])
  })
  test('the first letter tells everything; each later one cites it', () => {
    expect(agentFacts(creditor, null).first).toBeNull()
    const first = agentFacts(creditor, { reference: 'BAT-20261122', sentOn: today })
    expect(first.first).toEqual({ reference: 'BAT-20261122', on: today })
  })
})

describe('words of a court (law sheet §5, §11 row 7)', () => {
  test.each([
    'Dernier commandement de payer avant saisie',
    'Sommation de payer sous 48 heures',
    'Votre dossier est transmis à notre huissier',
    'une saisie-vente de vos meubles',
    'Nous allons saisir vos comptes bancaires',
    'AU NOM DE LA LOI',
    'a bailiff will visit you',
  ])('refused: %s', (text) => {
    expect(courtWord(text)).not.toBeNull()
  })
  test.each([
    'nous nous réservons de saisir la juridiction compétente',
    'votre dossier sera confié à un commissaire de justice',
    'mise en demeure au sens de l’article 1344 du code civil',
    'we reserve the right to go to court',
  ])('left alone: %s', (text) => {
    expect(courtWord(text)).toBeNull()
  })
})
