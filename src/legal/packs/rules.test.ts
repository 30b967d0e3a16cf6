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
  isBarred: false,
  isDisputed: false,
  isFrozen: false,
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
  ...more,
})
const plan = (from: PackFacts, more: Partial<PackPlan> = {}): PackPlan => ({
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
    ['dollars', facts({ lines: [line('FA-1', { currency: 'USD' })] }), 'one_currency required'],
    ['a barred debt', facts({ lines: [line('FA-1', { isBarred: true })] }), 'not_barred required'],
    ['a frozen debt', facts({ lines: [line('FA-1', { isFrozen: true })] }), 'not_frozen required'],
    ['a missing rate', facts({ lines: [line('FA-1', { refusal: 'no rate' })] }), 'interest required'],
    ['an open dispute', facts({ lines: [line('FA-1', { isDisputed: true })] }), 'not_disputed advised'],
    ['an unknown day of work', facts({ lines: [line('FA-1', { performedOn: null })] }), 'performed advised'],
    ['a word processor', facts({ exhibits: [...WHOLE, exhibit('contract', [], 'text/plain')] }), 'files required'],
  ])('says %s', (_, from, expected) => expect(missing(from)).toEqual([expected]))

  it('wants a signed power of whoever does not stand for the creditor, and none of a lawyer', () => {
    const signatory = { name: 'Paul Roux', capacity: 'comptable', place: 'Rennes' }
    expect(missing(facts(), { signatory: { ...signatory, as: 'proxy' } })).toEqual(['power required'])
    expect(missing(facts(), { signatory: { ...signatory, as: 'lawyer' } })).toEqual([])
  })
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
