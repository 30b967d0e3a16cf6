import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/calendar.ts'
import { rfReference } from '../kernel/identifiers.ts'
import { tellRefusal } from '../kernel/verdict.ts'
import { LANGS } from '../kernel/wording.ts'
import { facts, HOSTILE, invoices, TODAY, VERDURE } from './fixtures.ts'
import { messageData } from './message-data.ts'
import type { MessageFacts } from './model.ts'
import { tableOf } from './parts.ts'
import { fillTemplate, parseTemplate } from './template.ts'

const accepted = (message: MessageFacts) => {
  const verdict = messageData(message)
  if (!verdict.ok) throw new Error(verdict.refusal.code)
  return verdict.value
}
const codeOf = (message: MessageFacts) => {
  const verdict = messageData(message)
  if (verdict.ok) return 'ok'
  for (const lang of LANGS) expect(tellRefusal(lang, verdict.refusal)).toMatch(/\w.*\./)
  return verdict.refusal.code
}

describe('the data of a message', () => {
  it('adds per currency, deducts credits, and never mixes currencies', () => {
    const [first, second, third] = invoices(3)
    const data = accepted(
      facts('firm', 'business', 'fr', {
        items: [first!, { ...second!, currency: 'USD', openCents: 5000 }, { ...third!, dueOn: addDays(TODAY, 3) }],
        credits: [{ documentNo: 'AV-1', issuedOn: TODAY, cents: 2345, currency: 'EUR' }],
      }),
    )
    expect(data.totals).toEqual([
      { currency: 'EUR', itemsCents: 24_690, creditsCents: 2345, dueCents: 22_345, overdueCents: 10_000 },
      { currency: 'USD', itemsCents: 5000, creditsCents: 0, dueCents: 5000, overdueCents: 5000 },
    ])
    expect(data.items.map((item) => [item.documentNo, item.daysLate])).toEqual([
      ['FA2026-1001', 46],
      ['FA2026-1000', 45],
      ['FA2026-1002', -3],
    ])
  })

  it('offers the QR code for one euro amount only, with the document as reference when there is one', () => {
    const one = accepted(facts('firm', 'business', 'fr', { items: invoices(1), credits: [] }))
    expect(one.payment).toMatchObject({ iban: 'FR76 3000 6000 0112 3456 7890 189', reference: 'RF19FA20261000' })
    expect(one.payment?.epc).toContain('EUR123.45\n\nRF19FA20261000')
    const dollars = invoices(2).map((item, index) => (index === 0 ? { ...item, currency: 'USD' } : item))
    expect(accepted(facts('firm', 'business', 'fr', { items: dollars, credits: [] })).payment?.epc).toBeNull()
    expect(accepted(facts('firm', 'business', 'fr', { organisation: { ...VERDURE, iban: null } })).payment).toBeNull()
  })

  it('refuses what must not leave the house', () => {
    const [item] = invoices(1)
    const look = (patch: object) => ({ organisation: { ...VERDURE, look: { ...VERDURE.look, ...patch } } })
    const fr = (tone: Parameters<typeof facts>[0], kind: Parameters<typeof facts>[1], patch: Partial<MessageFacts>) =>
      codeOf(facts(tone, kind, 'fr', patch))
    expect(
      fr('firm', 'consumer', {
        lateCharges: { indemnityPerInvoiceCents: 4000, penaltyRateBp: null, penaltiesCents: null },
      }),
    ).toBe('consumer_late_charges')
    expect(fr('firm', 'consumer', { items: [{ ...item!, kind: 'fee' }] })).toBe('consumer_fee')
    expect(fr('firm', 'business', { items: [{ ...item!, kind: 'fee' }] })).toBe('ok')
    expect(fr('formal_notice', 'business', { deadlineOn: null })).toBe('notice_deadline')
    expect(fr('formal_notice', 'business', { deadlineOn: TODAY })).toBe('notice_deadline')
    expect(fr('formal_notice', 'business', { items: [{ ...item!, dueOn: TODAY }] })).toBe('notice_not_late')
    expect(fr('firm', 'business', { items: [], credits: [] })).toBe('nothing_due')
    expect(
      fr('firm', 'business', {
        items: [item!],
        credits: [{ documentNo: 'AV', issuedOn: TODAY, cents: 12_345, currency: 'EUR' }],
      }),
    ).toBe('nothing_due')
    expect(
      fr('statement', 'business', {
        items: [],
        credits: [{ documentNo: 'AV', issuedOn: TODAY, cents: 1, currency: 'EUR' }],
      }),
    ).toBe('ok')
    for (const openCents of [0, -5, 12_346, 0.5, Number.NaN])
      expect(fr('firm', 'business', { items: [{ ...item!, openCents }] })).toBe('amount_invalid')
    expect(
      fr('firm', 'business', { credits: [{ documentNo: 'AV', issuedOn: TODAY, cents: -1, currency: 'EUR' }] }),
    ).toBe('amount_invalid')
    expect(fr('firm', 'business', { items: [{ ...item!, currency: 'euros' }] })).toBe('currency_invalid')
    expect(fr('firm', 'business', look({ colour: 'red;}' }))).toBe('colour_invalid')
    expect(fr('firm', 'business', look({ footer: 'a\nb\nc\nd' }))).toBe('too_many_lines')
    expect(fr('firm', 'business', { organisation: { ...VERDURE, iban: 'FR7630006000011234567890188' } })).toBe(
      'iban_invalid',
    )
    expect(fr('firm', 'business', { payUrl: 'javascript:alert(1)' })).toBe('pay_url_invalid')
    expect(fr('firm', 'business', { recipient: { ...facts().recipient, name: 'x'.repeat(10_000) } })).toBe(
      'value_too_long',
    )
    expect(fr('firm', 'business', { recipient: { ...facts().recipient, addressLines: [] } })).toBe('address_missing')
    expect(fr('firm', 'business', { recipient: { ...facts().recipient, addressLines: Array(7).fill('x') } })).toBe(
      'address_too_long',
    )
    expect(fr('firm', 'business', { reference: ' ' })).toBe('value_missing')
  })

  it('gives a verdict, never an error, whatever the strings hold', () => {
    for (const value of [...HOSTILE, '', 'é'.repeat(10_000)]) {
      const organisation = { ...VERDURE, name: value, look: { ...VERDURE.look, colour: value, footer: value } }
      codeOf(facts('firm', 'business', 'fr', { organisation, place: value, payUrl: value }))
    }
  })
})

describe('a balance that bears no number', () => {
  const [first, second] = invoices(2)
  const label = 'Balance âgée du 22/11/2026, tranche plus'
  const of = (lang: 'fr' | 'en', items: MessageFacts['items']) => accepted(facts('firm', 'business', lang, { items }))
  const written = (data: ReturnType<typeof accepted>) => {
    const parsed = parseTemplate({ subject: 'Objet : {{documents_short}}', body: 'Le règlement {{of_documents}}.' })
    if (!parsed.ok) throw new Error(parsed.refusal.code)
    const filled = fillTemplate(parsed.value, data)
    if (!filled.ok) throw new Error(filled.refusal.code)
    return JSON.stringify([filled.value, tableOf(data)?.rows])
  }
  it('is named as the balance of the account, and cited by the reference of the message', () => {
    const balance = { ...first!, documentNo: label, isUnnumbered: true }
    const french = of('fr', [balance])
    expect(written(french)).toContain('de votre solde')
    expect(written(french)).toContain('Solde de votre compte')
    expect(written(french)).not.toContain('tranche')
    expect(french.payment?.reference).toContain(rfReference(french.reference) ?? french.reference)
    expect(written(of('en', [balance]))).toContain('of your balance')
    expect(written(of('fr', [balance, second!]))).toContain('des 2 factures')
  })
})
