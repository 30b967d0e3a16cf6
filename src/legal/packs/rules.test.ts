import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { sendingsOf } from './channels.ts'
import { evidenceName, fileName } from './file-names.ts'
import type { CheckedLine, Exhibit, ExhibitKind, PackFacts, PackPlan } from './model.ts'
import { checksOf, usualExhibits } from './rules.ts'

const line = (documentNo: string, more: Partial<CheckedLine> = {}): CheckedLine => ({
  itemId: documentNo,
  documentNo,
  isNote: false,
  currency: 'EUR',
  marks: [],
  refusal: null,
  performedOn: '2026-03-01',
  ...more,
})
const exhibit = (kind: ExhibitKind, numbers: readonly string[] = [], type = 'application/pdf'): Exhibit => ({
  key: `${kind} ${numbers.join()}`,
  kind,
  title: kind,
  on: null,
  numbers,
  type,
  size: 1_000,
})
const WHOLE = [
  exhibit('company_extract'),
  exhibit('order'),
  exhibit('delivery_proof', ['FA-1']),
  exhibit('invoice', ['FA-1']),
  exhibit('formal_notice', ['FA-1']),
  exhibit('notice_proof', ['FA-1']),
]
const facts = (more: Partial<PackFacts> = {}): PackFacts => ({
  debtor: { kind: 'business', country: 'FR', isPostable: true, siren: '732829320' },
  creditor: { siren: '732829320', isPostable: true },
  lines: [line('FA-1')],
  credits: [],
  exhibits: WHOLE,
  limits: [{ channel: 'tribunal_digital', fileMb: 4 }],
  ...more,
})
const plan = (from: PackFacts, more: Partial<PackPlan> = {}): PackPlan => ({
  proceedingId: null,
  others: [],
  itemIds: from.lines.map(({ itemId }) => itemId),
  court: { kind: 'commercial', name: 'Tribunal de commerce de Rennes', addressLines: [] },
  channel: 'post',
  creditor: { form: 'SAS', registry: 'RCS Rennes', representative: 'Claire Dubois', capacity: 'présidente' },
  debtor: { form: '', representative: '' },
  signatory: { as: 'representative', name: 'Claire Dubois', capacity: 'présidente', place: 'Rennes' },
  costs: [],
  goesOn: true,
  exhibits: from.exhibits.map(({ key, title }) => ({ key, title })),
  ...more,
})
const missing = (from: PackFacts, more: Partial<PackPlan> = {}) =>
  checksOf(from, plan(from, more))
    .filter(({ isHeld }) => !isHeld)
    .map(({ code, level }) => `${code} ${level}`)

describe('what a request needs (law sheet §6.2)', () => {
  it('misses nothing of a whole file', () => expect(missing(facts())).toEqual([]))

  it('tells what is on account, which the claim does not count', () =>
    expect(missing(facts({ credits: [{ documentNo: 'AV-7', cents: 5_000 }] }))).toEqual(['no_credits advised']))

  it('asks each court for what it asks', () => {
    const bare = facts({ exhibits: [] })
    expect(missing(bare)).toEqual([
      'invoices required',
      'basis required',
      'company_extract required',
      'notice advised',
      'notice_proof advised',
      'delivery advised',
    ])
    const civil = { court: { kind: 'civil' as const, name: 'Tribunal judiciaire', addressLines: [] } }
    expect(missing(bare, civil)).toEqual([
      'invoices required',
      'basis required',
      'notice required',
      'company_extract advised',
      'notice_proof advised',
      'delivery advised',
    ])
  })

  it.each([
    ['a debtor abroad', facts({ debtor: { ...facts().debtor, country: 'BE' } }), 'debtor_in_france required'],
    ['a public body', facts({ debtor: { ...facts().debtor, kind: 'public' } }), 'not_public required'],
    ['no address', facts({ debtor: { ...facts().debtor, isPostable: false } }), 'debtor_address required'],
    ['dollars', facts({ lines: [line('FA-1', { currency: 'USD', marks: ['foreign'] })] }), 'one_currency required'],
    ['a barred debt', facts({ lines: [line('FA-1', { marks: ['barred'] })] }), 'not_barred required'],
    ['a frozen debt', facts({ lines: [line('FA-1', { marks: ['frozen'] })] }), 'not_frozen required'],
    ['a missing rate', facts({ lines: [line('FA-1', { refusal: 'no rate' })] }), 'interest required'],
    ['a plan', facts({ lines: [line('FA-1', { marks: ['planned'] })] }), 'not_planned required'],
    ['a promise', facts({ lines: [line('FA-1', { marks: ['promised'] })] }), 'not_promised advised'],
    ['a direct debit', facts({ lines: [line('FA-1', { marks: ['collected'] })] }), 'not_collected advised'],
    ['another matter', facts({ lines: [line('FA-1', { marks: ['elsewhere'] })] }), 'not_elsewhere advised'],
    ['a day brought forward', facts({ lines: [line('FA-1', { marks: ['undated'] })] }), 'dated advised'],
    ['an open dispute', facts({ lines: [line('FA-1', { marks: ['disputed'] })] }), 'not_disputed advised'],
    ['an unknown day of work', facts({ lines: [line('FA-1', { performedOn: null })] }), 'performed advised'],
    [
      'a word processor',
      facts({ exhibits: [...WHOLE, exhibit('contract', [], 'application/vnd.openxmlformats-officedocument')] }),
      'files required',
    ],
  ])('says %s', (_, from, expected) => expect(missing(from)).toEqual([expected]))

  it('tells an exhibit over the size of the channel, and none for the post', () => {
    const heavy = facts({ exhibits: [...WHOLE, { ...exhibit('contract'), size: 4_000_001 }] })
    expect(missing(heavy, { channel: 'tribunal_digital' })).toEqual(['sizes advised'])
    expect(missing(heavy)).toEqual([])
  })

  it('weighs costs that a consumer is asked for', () => {
    const consumer = facts({ debtor: { ...facts().debtor, kind: 'consumer' } })
    const costs = [{ label: 'Agence', cents: 5_000 }]
    expect(missing(consumer)).toEqual([])
    expect(missing(consumer, { costs })).toEqual(['costs advised'])
    expect(missing(facts(), { costs })).toEqual([])
  })

  it('names the currency of each debt that is not in euros', () => {
    const lines = [line('FA-1'), line('FA-2', { currency: 'USD', marks: ['foreign'] })]
    const found = checksOf(facts({ lines }), plan(facts({ lines })))
    expect(found.find(({ code }) => code === 'one_currency')?.of).toEqual(['FA-2 : USD'])
  })

  it('wants of each other debtor a name, an address in France and an exhibit of the file that binds it', () => {
    const other = {
      ...{ role: 'guarantor' as const, name: 'Paul Morel', form: '', siren: '', representative: '', limitCents: null },
      ...{ addressLines: ['1 rue Neuve', '35000 Rennes'], shownBy: 'order ' },
    }
    expect(missing(facts(), { others: [other] })).toEqual([])
    expect(missing(facts(), { others: [{ ...other, shownBy: 'contract ' }] })).toEqual(['others_bound required'])
    for (const bad of [{ name: ' ' }, { addressLines: [] }, { addressLines: ['1 rue Haute', '1000 Bruxelles'] }])
      expect(missing(facts(), { others: [{ ...other, ...bad }] })).toEqual(['others required'])
  })

  it('wants a signed power of whoever does not stand for the creditor, and none of a lawyer', () => {
    const signatory = { name: 'Paul Roux', capacity: 'comptable', place: 'Rennes' }
    expect(missing(facts(), { signatory: { ...signatory, as: 'proxy' } })).toEqual(['power required'])
    expect(missing(facts(), { signatory: { ...signatory, as: 'lawyer' } })).toEqual([])
  })
})

it('invoices come as people count', () => {
  const shuffled = ['FA-10', 'FA-2', 'FA-1'].map((no) => exhibit('invoice', [no]))
  const named = shuffled.map((one) => ({ ...one, title: one.numbers[0]! }))
  expect(usualExhibits(named, ['FA-1', 'FA-2', 'FA-10']).map(({ title }) => title)).toEqual(['FA-1', 'FA-2', 'FA-10'])
})

it('exhibits come as a court reads them; what is about other documents, reminders and letters stay out', () => {
  const others = [exhibit('reminder', ['FA-1']), exhibit('invoice', ['FA-2']), exhibit('correspondence')]
  const usual = usualExhibits([...others, ...WHOLE.toReversed()], ['FA-1'])
  expect(usual.map(({ kind }) => kind)).toEqual(WHOLE.map(({ kind }) => kind))
})

describe('names and sendings (law sheet §6.3)', () => {
  it('are ASCII without spaces, and no longer than portals take', () => {
    const on = day('2026-04-15')
    expect(fileName(7, 'piece-4-facture', 'FA 2026/0142 é œ', on)).toBe(
      '07_piece-4-facture_FA-2026-0142-e-oe_20260415.pdf',
    )
    expect(fileName(1, 'requête', '', on)).toBe('01_requete_20260415.pdf')
    expect(fileName(1, 'requete', 'X'.repeat(200), on)).toHaveLength(60)
    expect(evidenceName(3, '../évidence « 1 ».PDF')).toBe('003_evidence-1.pdf')
  })

  it('fill one message, then the next, in their order', () => {
    expect(sendingsOf([1_000_000, 2_500_000, 600_000, 3_900_000, 10], 4)).toEqual([1, 1, 2, 3, 3])
    expect(sendingsOf([9_000_000, 1], null)).toEqual([1, 1])
  })
})
