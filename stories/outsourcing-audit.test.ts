import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { addDays, day } from '../src/kernel/calendar.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { QueryIn } from '../src/platform/route.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'

/** What the books say of collecting through others: figures, and the claims behind each of them. */
const TODAY = day('2026-11-02')
let story: Story
const ids: Record<string, string> = {}
const owes = async (code: string, documentNo: string, cents: number, daysLate: number) => {
  const dueOn = addDays(TODAY, -daysLate)
  ids[documentNo] = await bookDocument(story, {
    customerId: ids[code]!,
    documentNo,
    cents,
    dueOn,
    issuedOn: addDays(dueOn, -30),
  })
}
beforeAll(async () => {
  story = await tellStory(TODAY)
  ids.MOREL = await newCustomer(story, 'MOREL', {})
  ids.PAUL = await newCustomer(story, 'PAUL', { kind: 'consumer' })
  await owes('MOREL', 'F-1', 99_999, 10)
  await owes('MOREL', 'F-2', 100_000, 90)
  await owes('MOREL', 'F-3', 1_000_000, 91)
  await owes('MOREL', 'F-4', 2_500_000, 365)
  await owes('PAUL', 'F-5', 50_000, 400)
  // Neither due nor open: no claim.
  await owes('MOREL', 'F-6', 70_000, -5)
  await owes('PAUL', 'F-7', 60_000, 20)
  await pay(story, ids.PAUL!, ids['F-7']!, 60_000, '2026-10-20')
})
afterAll(() => story.end())

const audit = () => story.owner.call(routes.portfolioAudit, { query: {} })
const behind = async (query: QueryIn<typeof routes.auditedClaims>) => {
  const { claims, count, totalCents } = await story.owner.call(routes.auditedClaims, { query })
  return { numbers: claims.map(({ documentNo }) => documentNo).toSorted(), count, totalCents }
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('late claims are told by amount and age, what is expected of them by the stated prior, and each cell opens its claims', async () => {
  const shown = await audit()
  expect(shown).toMatchObject({ currency: 'EUR', notDueCents: 70_000, late: { files: 5, cents: 3_749_999 } })
  const cell = (size: string, age: string) => shown.cells.find((one) => one.size === size && one.age === age)!
  expect(cell('small', 'young')).toMatchObject({ files: 1, cents: 99_999, expectedCents: 84_999, rests: 'prior' })
  expect(cell('medium', 'young')).toMatchObject({ files: 1, cents: 100_000, expectedCents: 85_000 })
  expect(cell('large', 'middle')).toMatchObject({ files: 1, cents: 1_000_000, expectedCents: 650_000 })
  expect(cell('large', 'old')).toMatchObject({ files: 1, cents: 2_500_000, expectedCents: 687_500 })
  expect(cell('medium', 'old')).toMatchObject({ files: 0, cents: 0, rests: null })
  for (const { size, age, files, cents } of shown.cells)
    expect(await behind({ size, age })).toMatchObject({ count: files, totalCents: cents })
  expect(await behind({ kind: 'consumer' })).toEqual({ numbers: ['F-5'], count: 1, totalCents: 50_000 })
  for (const { sector, files, cents } of shown.sectors)
    expect(await behind({ sector })).toMatchObject({ count: files, totalCents: cents })
})

test('what a file lacks is counted claim by claim: a file speaks of the numbers it names, a contract of its customer', async () => {
  for (const [kind, name, number] of [
    ['invoice', 'Facture.pdf', 'F-3'],
    ['contract', 'Contrat cadre.pdf', undefined],
    ['terms_accepted', 'Conditions.pdf', undefined],
    ['delivery_proof', 'Bon de livraison.pdf', 'F-3'],
  ] as const) {
    const body = await pdfOf([name])
    await story.owner.call(documentsRoutes.add, { params: { id: ids.MOREL! }, query: { name, kind, number }, body })
  }
  const { papers, complete, late } = await audit()
  const files = Object.fromEntries(papers.map((one) => [one.paper, one.files]))
  expect(files).toEqual({ invoice: 1, order: 4, terms: 4, delivery: 1, reminders: 0 })
  expect(complete).toEqual({ files: 0, cents: 0 })
  for (const { paper, files: has, cents } of papers)
    expect(await behind({ lacks: paper })).toMatchObject({ count: late.files - has, totalCents: late.cents - cents })
  expect(await behind({ lacks: 'order' })).toMatchObject({ numbers: ['F-5'] })
  const { claims } = await story.owner.call(routes.auditedClaims, { query: { size: 'large', age: 'middle' } })
  expect(claims[0]!.kept).toEqual({ invoice: true, order: true, terms: true, delivery: true, reminders: false })
})

test('five signals stand beside their thresholds; hours are told, and what nobody knows is not made up', async () => {
  const signal = async (code: string) => (await audit()).signals.find((one) => one.code === code)!
  // 37 499,99 € late of 39 409,99 € invoiced in a year less what is older.
  expect(await signal('overdue')).toMatchObject({ threshold: 2_000, isRaised: true })
  expect(await signal('hours')).toEqual({ code: 'hours', value: null, threshold: 480, isRaised: false })
  await story.owner.call(routes.saveAuditSetting, { body: { minutesAWeek: 600 } })
  expect(await signal('hours')).toMatchObject({ value: 600, isRaised: true })
  expect(await signal('recovery')).toMatchObject({ value: null, isRaised: false })
  // Two claims are late for half a year, and nothing was done about either.
  expect(await signal('expertise')).toMatchObject({ value: 10_000, isRaised: true })
  expect(await behind({ leftAlone: 'true' })).toMatchObject({ numbers: ['F-4', 'F-5'] })
  expect(await signal('relations')).toMatchObject({ value: null })
})

test('once enough debts of a size and an age were followed, their own outcome replaces the prior, in that cell and no other', async () => {
  const before = (await audit()).cells.find((one) => one.size === 'small' && one.age === 'old')!
  expect(before).toMatchObject({ rests: 'prior', expectedCents: 13_750 })
  ids.VIEUX = await newCustomer(story, 'VIEUX')
  for (let n = 0; n < 60; n++) {
    const itemId = await bookDocument(story, {
      customerId: ids.VIEUX,
      documentNo: `V-${n}`,
      cents: 20_000,
      dueOn: '2024-01-10',
    })
    // Half of them are paid four hundred days late: more than a year after their due day, so that this never was recovery from it.
    await pay(story, ids.VIEUX, itemId, 20_000, n % 2 === 0 ? '2025-02-13' : '2024-01-20')
  }
  await story.owner.call(routes.measureRecovery, {})
  const shown = await audit()
  const cell = (size: string) => shown.cells.find((one) => one.size === size && one.age === 'old')!
  // Thirty reached a year late, which are too few; sixty and F-5 reached their due day, and 6 000 of those 12 500 € were paid within a year.
  expect(cell('small')).toMatchObject({ rests: 'prior' })
  const young = shown.grains.find((one) => one.fromDays === 0 && one.fromCents === 50_000)!
  expect(young).toMatchObject({ isOwn: true, items: 61, bp: 4_800, expectedCents: 48_000 })
  expect(shown.grains.find((one) => one.fromDays === 0 && one.fromCents === 100_000)).toMatchObject({
    isOwn: false,
    bp: 8_500,
  })
  expect(shown.measuredOn).toBe(TODAY)
})

test('the audit prints for who decides, in both languages, on two to four pages', async () => {
  for (const [lang, said] of [
    ['fr', 'Faut-il confier nos créances ?'],
    ['en', 'Should others collect for us?'],
  ] as const) {
    const headers = {
      cookie: [...story.owner.cookies].map(([k, v]) => `${k}=${v}`).join('; '),
      'accept-language': lang,
    }
    const answer = await story.app.app.request(`/api/orgs/${story.owner.orgId}/outsourcing/audit/file`, { headers })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    expect(pages).toBeGreaterThanOrEqual(2)
    expect(pages).toBeLessThanOrEqual(4)
    const read = orRefuse(await textOfPdf({ name: 'audit.pdf', bytes }, { pages: 10, lines: 500 }))
    const text = plain('rows' in read ? read.rows.flatMap((row) => row.map((one) => one.text)).join(' ') : '')
    expect(text).toContain(said)
    expect(text).toContain(lang === 'fr' ? '37 499,99 €' : '€37,499.99')
  }
})
