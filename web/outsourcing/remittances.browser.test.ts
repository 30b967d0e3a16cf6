import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { usualTerms } from '../../src/outsourcing/mandates/usual-terms.ts'
import { providersOf } from '../../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../../src/platform/database.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** An agency hands over what debtors paid; the creditor reads the statement, contests a fee, and both see the invoice. */
const { stage, seat } = staged()
let desk: Seat

beforeAll(async () => {
  const placedOn = addDays(today(), -60)
  const agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  const { orgId } = await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))
  const { userId } = await asked<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  const scene = { database: stage.database, now: () => stageClock.now() }
  const agency = { orgId, name: 'Recouvro' }
  const mandateId = await runMandate(scene, seat.orgId, agency)
  const terms = await stage.database.db.inOrg(seat.orgId, async (tx) =>
    usualTerms(tx, (await providersOf(tx))[0]!, null, placedOn),
  )
  await withOwner(stage.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', now(), 'Claire', now())`,
      [
        seat.orgId,
        mandateId,
        orgId,
        JSON.stringify({ ...terms, remittance: { mode: 'net', rhythm: 'monthly', days: 30 } }),
      ],
    )
    await owner.query(
      `update outsourcing.mandate set creditor_name = 'Atelier des Lices', provider_name = 'Recouvro', starts_on = $3 where org_id = $1 and id = $2`,
      [seat.orgId, mandateId, placedOn],
    )
  })
  desk = seatIn(agent, stage.url, orgId)
  for (const [at, name] of ['Morel et fils', 'Durand Bâtiment', 'Garage Petit'].entries()) {
    const customerId = await bookCustomer(stage, seat, { code: `R${at}`, name }, [
      {
        documentNo: `FA-10${at}`,
        cents: 345_600 + at * 98_700,
        issuedOn: addDays(today(), -150),
        dueOn: addDays(today(), -120),
      },
    ])
    const { items } = await seat.api<{ items: { id: string }[] }>('GET', `/customers/${customerId}/items?show=all`)
    const itemIds = items.map((one) => one.id)
    const placementId = await place(scene, seat.orgId, { mandateId, agency, customerId, itemIds })
    await withOwner(stage.database.ownerUrl, (owner) =>
      owner.query('update outsourcing.placement set placed_on = $2 where id = $1', [placementId, placedOn]),
    )
    await desk.api('POST', '/third-party-receipts', {
      ...{ id: randomUUID(), creditor: seat.orgId, placementId, currency: 'EUR', means: 'cheque' },
      ...{ cents: 120_000 + at * 45_050, receivedOn: addDays(today(), -40 + at * 15) },
    })
  }
})

test('what is to be remitted is told with its day, made in one go, and said to be paid', async () => {
  const { page } = desk
  await desk.open('/externalisation/reversements')
  await page.getByRole('row').filter({ hasText: 'Atelier des Lices' }).click()
  const panel = page.getByRole('complementary', { name: 'Mandat à reverser' })
  await panel.getByText('En retard depuis le').waitFor()
  await examine(page)
  await picture(desk, 'reversements-prevus')
  await page.getByRole('button', { name: 'Faire les reversements' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('à virer').waitFor()
  await question.getByRole('button', { name: 'Faire les reversements' }).click()
  await page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  const made = page.getByRole('complementary', { name: 'Reversement' })
  await made.getByText('Garage Petit').waitFor()
  await examine(page)
  await picture(desk, 'reversements-faits')
  await made.getByRole('button', { name: 'Virement parti' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Noter le virement' }).click()
  await made.getByText('Viré le').waitFor()
  expect(await saidOn(page)).not.toContain('En retard')
})

test('the creditor reads the statement, opens a fee, contests it; the provider is asked for an answer', async () => {
  const { page } = seat
  await seat.open('/externalisation/reversements')
  await page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  await page
    .getByRole('complementary', { name: 'Reversement' })
    .getByText('la banque n’a encore rien apporté')
    .waitFor()
  await examine(page)
  await picture(seat, 'reversements-recus')
  await seat.open('/externalisation/reversements?voir=honoraires')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).click()
  const fee = page.getByRole('complementary', { name: 'Ligne d’honoraires' })
  await fee.getByRole('button', { name: 'Contester' }).click()
  await page.getByRole('dialog').getByLabel('Pourquoi').fill('Payé avant la remise du dossier')
  await page.getByRole('dialog').getByRole('button', { name: 'Contester' }).click()
  await fee.getByText('un avoir la rend').waitFor()
  await examine(page)
  await picture(seat, 'honoraires-contestes')
  await seat.open('/externalisation/reversements?voir=factures')
  await page.getByRole('row').filter({ hasText: 'FH-0001' }).click()
  await page.getByRole('complementary', { name: 'Facture d’honoraires' }).getByText('Reste').waitFor()
  await examine(page)
  await picture(seat, 'factures-honoraires')
  await desk.open('/externalisation/reversements?voir=honoraires&quels=contestees')
  await desk.page.getByRole('row').filter({ hasText: 'Morel et fils' }).click()
  await desk.page.getByRole('button', { name: 'Refuser' }).waitFor()
})

test('in English and in the dark', async () => {
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/reversements')
  await seat.page.getByRole('row').filter({ hasText: 'RV-0001' }).click()
  await seat.page
    .getByRole('complementary', { name: 'Remittance' })
    .getByText('Fees set off')
    .or(seat.page.getByText('Set off FH-0001'))
    .first()
    .waitFor()
  await examine(seat.page)
  await picture(seat, 'remittances-dark')
})
