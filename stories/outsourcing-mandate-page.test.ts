import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../src/kernel/ids.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { type SignedMandate, signMandate } from './outsourcing-hand-over.ts'
import { CARD } from './outsourcing-two-sides.ts'
import { type Debtor as Holder, debtorAt as holderAt } from './portal-debtor.ts'
import { linkMailed } from './provider-links.ts'

/** A provider without an account and its mandate: it sends its statement of receipts, reads the closing statement, contests it, accepts it. */
let story: Story
let mandate: SignedMandate
let other: SignedMandate
let page: Holder
let placementId: string

beforeAll(async () => {
  story = await tellStory('2026-11-02')
  await ignoreFreshness(story)
  mandate = await signMandate(story, { no: 1, provider: 'Recouvréa' })
  other = await signMandate(story, { no: 2, provider: 'Autre Cabinet', scope: { fromCents: 9_000_000 } })
  for (const [{ providerId }, name] of [
    [mandate, 'Recouvréa'],
    [other, 'Autre Cabinet'],
  ] as const)
    await story.owner.call(routes.changeProvider, {
      params: { id: providerId },
      body: { ...CARD, name, siren: null, email: `${providerId.slice(0, 8)}@cabinet.example` },
    })
  await story.owner.call(routes.saveRequirement, { body: { business: [], consumer: [], public: [] } })
  const customerId = await newCustomer(story, 'ALIX')
  const itemId = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 200_000, dueOn: '2026-05-29' })
  const body = { id: randomUUID(), mandateId: mandate.mandateId, stage: 'amicable' as const, pilotSeed: null }
  await story.owner.call(routes.placeClaims, { body: { ...body, chosen: { itemIds: [itemId] } } })
  placementId = (await story.owner.call(routes.placements, { query: { show: 'all', customerId } })).placements[0]!.id
  story.at('2026-11-06')
  await story.owner.call(routes.recordAnnounced, {
    body: { id: randomUUID(), placementId, currency: 'EUR', cents: 100_000, receivedOn: '2026-11-06' },
  })
  await story.runJobs()
  page = await sentTo(mandate)
})
afterAll(() => story.end())

async function sentTo({ mandateId }: SignedMandate): Promise<Holder> {
  const { messageId } = await story.owner.call(routes.sendMandatePage, { params: { id: mandateId } })
  await story.runJobs()
  return holderAt(story, await linkMailed(story, messageId))
}
const closing = () => story.owner.call(routes.mandateClosing, { params: { id: mandate.mandateId } })

test('its statement is taken by the same act as a member’s import: refused whole with every reason, then kept, once', async () => {
  const template = await page.get('/modele')
  expect(template.headers.get('content-type')).toContain('text/csv')
  const filled = template.html.replace(/;1000,00;;/, ';1000,00;150,00;30,00')
  const send = (text: string, more: object = {}) =>
    page.post('', {
      ...{ act: 'statement', name: 'Ève Martin', paidOn: '2026-11-06', paid: '820,00', reference: 'RC-12' },
      ...{ invoiceNumber: 'F-889', file: new File([text], 'novembre.csv'), ...more },
    })
  const refused = await send(filled.replace('150,00', '160,00'))
  expect(refused.status).toBe(303)
  const told = await page.get(refused.to!.slice(page.path.length))
  expect(told.text).toContain('Relevé refusé')
  expect(told.text).toContain('Ligne 2 : ')
  expect(told.text).toContain('Rien n’a été pris en compte')
  const refusals = await story.owner.call(routes.statementRefusals, { query: {} })
  expect(refusals).toMatchObject({ count: 1, refusals: [{ name: 'novembre.csv', byName: 'Recouvréa' }] })
  expect((await send('rien')).status).toBe(422)
  expect((await send(filled, { paidOn: '2026-11-31' })).text).toContain('n’est pas un jour')
  expect((await send(filled, { paidOn: '2026-11-07' })).status).toBe(422)
  expect((await send(filled, { paid: '' })).text).toContain('Indiquez le montant viré')
  const token = newId(story.now())
  const kept = await send(filled, { token })
  expect((await page.get(kept.to!.slice(page.path.length))).text).toContain('C’est enregistré')
  expect((await send(filled, { token })).to).toBe(kept.to)
  const { remittances } = await story.owner.call(routes.remittances, { query: { side: 'creditor', state: 'paid' } })
  expect(remittances).toMatchObject([{ receiptsCents: 100_000, cents: 82_000, reference: 'RC-12' }])
  expect((await send(filled)).status).toBeGreaterThan(302)
  expect(
    (await story.owner.call(routes.remittances, { query: { side: 'creditor', state: 'paid' } })).remittances,
  ).toHaveLength(1)
})

test('the closing statement is contested with a reason, struck anew, and accepted by its hash; what was not read is not accepted', async () => {
  const strike = () => story.owner.call(routes.strikeClosing, { params: { id: mandate.mandateId } })
  const first = await strike()
  const { messageId } = await story.owner.call(routes.sendMandatePage, { params: { id: mandate.mandateId } })
  await story.runJobs()
  expect(holderAt(story, await linkMailed(story, messageId)).path).toBe(page.path)
  const shown = await page.get()
  expect(shown.text).toContain(`Arrêté de compte n° 1, au 06/11/2026`)
  expect(shown.text).toContain(first.sha256)
  const pdf = await page.get('/arrete/1')
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const read = { no: String(first.no), sha256: first.sha256, name: 'Ève Martin' }
  expect((await page.post('', { act: 'contest', ...read, reason: '' })).text).toContain('Dites ce qui n’est pas juste')
  const contest = { act: 'contest', ...read, reason: 'Il manque le chèque du 3' }
  expect((await page.post('', contest)).status).toBe(303)
  expect((await page.post('', contest)).text).toContain('déjà contesté')
  expect((await closing()).closings).toMatchObject([
    { no: 1, acceptances: [], contest: { reason: 'Il manque le chèque du 3', signerName: 'Ève Martin' } },
  ])
  await story.owner.call(routes.recordAnnounced, {
    body: { id: randomUUID(), placementId, currency: 'EUR', cents: 20_000, receivedOn: '2026-11-06' },
  })
  await story.runJobs()
  const second = await strike()
  const accept = { act: 'accept', ...read, read: '1', title: 'Gérante' }
  expect((await page.post('', accept)).text).toContain('Un autre arrêté a été fait entre-temps')
  const anew = { ...accept, no: '2', sha256: second.sha256 }
  expect((await page.post('', { ...anew, sha256: 'f'.repeat(64) })).text).toContain('Un autre arrêté')
  expect((await page.post('', { ...anew, read: '' })).text).toContain('Cochez que vous avez lu')
  expect((await page.get('/arrete/1')).status).toBe(404)
  expect((await page.post('', anew)).status).toBe(303)
  expect((await page.post('', anew)).text).toContain('déjà accepté')
  expect((await page.get()).text).toContain('Accepté le 06/11/2026 par Ève Martin')
  expect((await closing()).closings[0]).toMatchObject({
    ...{ no: 2, sha256: second.sha256, contest: null },
    acceptances: [{ side: 'agency', signerName: 'Ève Martin', signerTitle: 'Gérante' }],
  })
})

test('the page of another mandate shows and does nothing of this one; it is taken back, and runs out', async () => {
  const theirs = await sentTo(other)
  const shown = await theirs.get()
  for (const secret of ['ALIX', 'Recouvréa', 'Arrêté de compte n°']) expect(shown.text).not.toContain(secret)
  expect((await theirs.get('/modele')).html).not.toContain('CF-')
  const [latest] = (await closing()).closings
  const act = { act: 'accept', no: '2', sha256: latest!.sha256, read: '1', name: 'X', title: '' }
  expect((await theirs.post('', act)).text).toContain('Aucun arrêté n’a été fait')
  expect((await theirs.post('', { act: 'quote', rows: '1', 'rate-0': '1', name: 'X' })).text).toContain('plus valable')
  const params = { id: mandate.mandateId }
  expect((await closing()).page).toMatchObject({ visits: expect.any(Number) })
  await story.owner.call(routes.closeMandatePage, { params })
  expect((await page.get()).status).toBe(404)
  expect((await closing()).page).toBeNull()
  story.at('2027-01-06')
  expect((await theirs.get()).status).toBe(404)
})
