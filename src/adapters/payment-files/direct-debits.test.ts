import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { LANGS, say } from '../../kernel/wording.ts'
import { inspectPain } from '../bank-files/pain.ts'
import { bytesSource } from '../ledger-files/source.ts'
import { DEBIT, ORDER } from './direct-debit-sample.ts'
import { checkDirectDebits, toCreditorId, writeDirectDebits } from './index.ts'
import type { Creditor, DirectDebit, DirectDebitOrder, PostalAddress } from './model.ts'
import { sepaText } from './sepa-text.ts'
import { wording } from './wording.ts'

const written = (order: DirectDebitOrder): string => {
  const verdict = writeDirectDebits(order)
  if (!verdict.ok) throw new Error(`${verdict.refusal.code} ${verdict.refusal.where}`)
  return Buffer.from(verdict.value).toString('utf8')
}

describe('a file of direct debits', () => {
  test('has one lot per day, scheme and sequence, with its control figures', async () => {
    const { facts, refusal } = await inspectPain(bytesSource(Buffer.from(written(ORDER))))
    expect(refusal).toBeNull()
    expect(facts).toMatchObject({
      type: 'pain.008',
      namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.08',
      message_id: 'PRLV-2026-11-21',
      created: '2026-11-21T09:30:15Z',
      declared_count: '3',
      declared_sum: '1000001500.00',
      sum: '1000001500.00',
      currencies: ['EUR'],
      payment_groups: [
        { id: 'PRLV-2026-11-21-1', collection_date: '2026-12-01', scheme: 'B2B', sequence: 'FRST', transactions: 1 },
        { id: 'PRLV-2026-11-21-2', collection_date: '2026-12-05', scheme: 'CORE', sequence: 'RCUR', transactions: 2 },
      ],
      mandates: ['RUM-0008', 'RUM-0007', 'RUM-0007'],
    })
  })

  test('says what changed in a mandate, and where the debtor lives', () => {
    const xml = written(ORDER)
    for (const part of [
      '<Nm>Bati-Sud + Fils</Nm>',
      '<Ustrd>Facture no FA2026-0142 - novembre</Ustrd>',
      "<StrtNm>rue de l'Eglise</StrtNm><BldgNb>12 bis</BldgNb><PstCd>69001</PstCd><TwnNm>Lyon</TwnNm><Ctry>FR</Ctry>",
      '<OrgnlMndtId>RUM-0001</OrgnlMndtId><OrgnlDbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></OrgnlDbtrAcct>',
      '<OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id></Othr></Id></OrgnlDbtrAcct>',
      '<Cd>SCOR</Cd></CdOrPrtry><Issr>ISO</Issr></Tp><Ref>RF24FAC2026001</Ref>',
      '<TwnNm>Koln</TwnNm><Ctry>DE</Ctry><AdrLine>Domstrasse 3</AdrLine><AdrLine>Hof B</AdrLine>',
      '<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>',
      '<IBAN>FR7630006000011234567890189</IBAN>',
    ])
      expect(xml).toContain(part)
    expect(xml).toContain('<BICFI>COBADEFFXXX</BICFI>')
    expect(written({ ...ORDER, version: 'pain.008.001.02' })).toContain('<BIC>COBADEFFXXX</BIC>')
    expect(written(ORDER)).toBe(xml)
  })
})

test('creditor identifiers that banks publish as examples, and the same with one digit changed', () => {
  for (const id of ['FR72ZZZ123456', 'DE98ZZZ09999999999']) expect(toCreditorId(id), id).toBe(id)
  expect(toCreditorId('fr72 ABC 123456')).toBe('FR72ABC123456')
  for (const id of ['FR73ZZZ123456', 'FR72ZZZ123457', 'FR72ZZZ12345', 'FR72ZZZ0123456', 'ZZZ', ''])
    expect(toCreditorId(id)).toBeNull()
})

test('words in SEPA letters, and what cannot be written', () => {
  expect(sepaText('//Œuvre «Été» — 5 € /\u00a0n°3 ; ½//').text).toBe("OEuvre 'Ete' - 5 EUR / no3 , 1⁄2")
  expect(sepaText('Société 株式').foreign).toEqual(['株', '式'])
  expect(sepaText('a\u0000b').foreign).toEqual(['\u0000'])
})

type Change = (debit: DirectDebit) => Partial<DirectDebit>
const debtor =
  (change: Partial<DirectDebit['debtor']>): Change =>
  (debit) => ({ debtor: { ...debit.debtor, ...change } })
const mandate =
  (change: Partial<DirectDebit['mandate']>): Change =>
  (debit) => ({
    mandate: { ...debit.mandate, ...change },
  })
const address: PostalAddress = { street: null, building: null, postcode: null, town: 'Lyon', country: 'FR', lines: [] }
const at = (change: Partial<PostalAddress>): Change => debtor({ address: { ...address, ...change } })
const GENEVA = 'CH9300762011623852957'

/** One bad value each, with the code and the place of its refusal. */
const BAD_DEBITS: ReadonlyArray<readonly [code: string, where: string, change: Change]> = [
  ['bad_end_to_end', 'endToEndId', () => ({ endToEndId: '' })],
  ['bad_end_to_end', 'endToEndId', () => ({ endToEndId: 'x'.repeat(36) })],
  ['bad_end_to_end', 'endToEndId', () => ({ endToEndId: 'FA/2026//1' })],
  ['bad_end_to_end', 'endToEndId', () => ({ endToEndId: '/FA' })],
  ['bad_end_to_end', 'endToEndId', () => ({ endToEndId: 'n°1' })],
  ['twice_end_to_end', 'endToEndId', () => ({ endToEndId: 'FA2026-0150' })],
  ['not_euro', 'currency', () => ({ currency: 'USD' })],
  ...[0, -1, 0.5, 1e11, Number.NaN].map((cents) => ['bad_amount', 'cents', () => ({ cents })] as const),
  ['bad_scheme', 'scheme', () => ({ scheme: 'COR1' as 'CORE' })],
  ['bad_scheme', 'sequence', () => ({ sequence: 'RPRE' as 'RCUR' })],
  ['collection_past', 'collectOn', () => ({ collectOn: day('2026-11-20') })],
  ['bad_mandate_id', 'mandate.id', mandate({ id: 'RUM 1' })],
  ['bad_mandate_id', 'mandate.id', mandate({ id: 'R/' })],
  ['signed_later', 'mandate.signedOn', mandate({ signedOn: day('2026-11-22') })],
  ['empty_amendment', 'mandate.amendment', mandate({ amendment: { previousId: null, previousIban: null } })],
  [
    'bad_previous_id',
    'mandate.amendment.previousId',
    mandate({ amendment: { previousId: 'RUM-0007', previousIban: null } }),
  ],
  [
    'bad_previous_iban',
    'mandate.amendment.previousIban',
    mandate({ amendment: { previousId: null, previousIban: 'FR00' } }),
  ],
  [
    'bad_previous_iban',
    'mandate.amendment.previousIban',
    mandate({ amendment: { previousId: null, previousIban: 'DE89 3704 0044 0532 0130 00' } }),
  ],
  ['bad_debtor_name', 'debtor.name', debtor({ name: ' ' })],
  ['bad_debtor_name', 'debtor.name', debtor({ name: '株式会社' })],
  ['bad_debtor_name', 'debtor.name', debtor({ name: 'N'.repeat(71) })],
  ['bad_debtor_iban', 'debtor.iban', debtor({ iban: 'FR7630006000011234567890188' })],
  ['bad_debtor_iban', 'debtor.iban', debtor({ iban: 'TN5910006035183598478831' })],
  ['bad_debtor_bic', 'debtor.bic', debtor({ bic: 'AGRIFRP' })],
  ['debtor_abroad', 'debtor.bic', debtor({ iban: GENEVA, address })],
  ['debtor_abroad', 'debtor.address', debtor({ iban: GENEVA, bic: 'UBSWCHZH' })],
  ['bad_debtor_address', 'debtor.address.town', at({ town: ' ' })],
  ['bad_debtor_address', 'debtor.address.country', at({ country: 'France' })],
  ['bad_debtor_address', 'debtor.address.building', at({ building: 'x'.repeat(17) })],
  ['bad_debtor_address', 'debtor.address.line', at({ lines: ['a', 'b', 'c'] })],
  ['bad_debtor_address', 'debtor.address.line', at({ lines: ['北京'] })],
  ['bad_reference', 'remittance.reference', () => ({ remittance: { reference: 'RF25FAC2026001' } })],
  ['bad_text', 'remittance.text', () => ({ remittance: { text: 'x'.repeat(141) } })],
]
const BAD_CREDITORS: ReadonlyArray<readonly [code: string, where: string, change: Partial<Creditor>]> = [
  ['bad_creditor_name', 'creditor.name', { name: '…'.repeat(30) }],
  ['bad_creditor_id', 'creditor.creditorId', { creditorId: 'FR73ZZZ123456' }],
  ['bad_creditor_iban', 'creditor.iban', { iban: '' }],
  ['bad_creditor_bic', 'creditor.bic', { bic: 'X' }],
  ['bad_creditor_address', 'creditor.address.country', { address: { ...address, country: '' } }],
]

describe('a bad value is refused, with the debit that has it', () => {
  const seen = new Set<string>()
  const only = (order: DirectDebitOrder) => {
    const faults = checkDirectDebits(order)
    for (const { sentence, params } of faults)
      for (const lang of LANGS) expect(say(lang, sentence, params).length).toBeGreaterThan(50)
    for (const { code } of faults) seen.add(code)
    return faults
  }

  test.each(BAD_DEBITS)('%s at %s', (code, where, change) => {
    const [first, second, third] = ORDER.debits as [DirectDebit, DirectDebit, DirectDebit]
    const spoilt = { ...third, ...change({ ...DEBIT, endToEndId: third.endToEndId }) }
    const order = { ...ORDER, debits: [first, second, spoilt] }
    expect(only(order).map((fault) => [fault.code, fault.where])).toEqual([[code, `debits[2].${where}`]])
    expect(writeDirectDebits(order)).toMatchObject({ ok: false, refusal: { code } })
    const name = spoilt.endToEndId || 'n° 3'
    for (const { sentence, params } of only(order))
      expect(say('fr', sentence, params)).toContain(`Prélèvement ${name.slice(0, 80)}`)
  })

  test.each(BAD_CREDITORS)('%s at %s', (code, where, change) => {
    expect(only({ ...ORDER, creditor: { ...ORDER.creditor, ...change } })).toMatchObject([{ code, where }])
  })

  test('the file itself, and a one-off mandate that serves twice', () => {
    expect(only({ ...ORDER, debits: [] })).toMatchObject([{ code: 'no_debits' }])
    expect(only({ ...ORDER, messageId: 'x'.repeat(31) })).toMatchObject([{ code: 'bad_message_id' }])
    expect(only({ ...ORDER, version: 'pain.008.001.11' as 'pain.008.001.08' })).toMatchObject([
      { code: 'unknown_version' },
    ])
    const once = { ...DEBIT, sequence: 'OOFF' as const }
    expect(only({ ...ORDER, debits: [once, { ...once, endToEndId: 'B' }] })).toMatchObject([
      { code: 'once_only', where: 'debits[1].mandate.id' },
    ])
    // Every sentence of this folder has been said above.
    expect(seen.size).toBe(Object.keys(wording).length)
  })
})

test('whatever passes the checks adds up and comes back as it was given', async () => {
  const word = fc
    .stringMatching(/^[A-Za-zÀ-ÿŒœ0-9 '’&,.€/°-]{1,30}$/)
    .filter((text) => sepaText(text).text !== '' && sepaText(text).foreign.length === 0)
  const debit = fc
    .record({
      cents: fc.integer({ min: 1, max: 99_999_999_999 }),
      days: fc.integer({ min: 0, max: 3 }),
      scheme: fc.constantFrom('CORE' as const, 'B2B' as const),
      sequence: fc.constantFrom('FRST' as const, 'RCUR' as const, 'FNAL' as const),
      name: word,
      text: fc.option(word),
    })
    .map(({ days, name, text, ...rest }) => ({ ...rest, collectOn: addDays(DEBIT.collectOn, days), name, text }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(debit, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('pain.008.001.02' as const, 'pain.008.001.08' as const),
      async (drawn, version) => {
        const debits = drawn.map(
          ({ name, text, ...rest }, index): DirectDebit => ({
            ...DEBIT,
            ...rest,
            endToEndId: `E${index}`,
            mandate: { ...DEBIT.mandate, id: `M${index}` },
            debtor: { ...DEBIT.debtor, name },
            remittance: text === null ? null : { text },
          }),
        )
        const { facts, refusal } = await inspectPain(bytesSource(Buffer.from(written({ ...ORDER, version, debits }))))
        expect(refusal).toBeNull()
        const cents = debits.reduce((sum, one) => sum + one.cents, 0)
        expect([facts['declared_sum'], facts['sum']]).toEqual([(cents / 100).toFixed(2), (cents / 100).toFixed(2)])
        const lots = new Set(debits.map((one) => `${one.collectOn} ${one.scheme} ${one.sequence}`))
        expect(facts['payment_groups']).toHaveLength(lots.size)
        expect((facts['mandates'] as string[]).toSorted()).toEqual(debits.map((one) => one.mandate.id).toSorted())
      },
    ),
    { numRuns: 150, seed: 20_261_122 },
  )
})
