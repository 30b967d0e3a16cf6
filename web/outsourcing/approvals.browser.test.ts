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

/** An agent asks, the creditor answers, each at a desk of their own. */
const { stage, seat } = staged()
let agent: Seat
let agencyId: number
let morel: string
let placementId: string

beforeAll(async () => {
  const late = { issuedOn: addDays(today(), -150), dueOn: addDays(today(), -120) }
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Morel et fils' }, [
    { documentNo: 'FA-101', cents: 1_200_000, ...late },
  ])
  const durand = await bookCustomer(stage, seat, { code: 'DURAND', name: 'Durand Bâtiment' }, [
    { documentNo: 'FB-201', cents: 345_600, ...late },
  ])
  agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  agencyId = (await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))).orgId
  const { userId } = await asked<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  const scene = { database: stage.database, now: () => stageClock.now() }
  const agency = { orgId: agencyId, name: 'Recouvro' }
  const mandateId = await runMandate(scene, seat.orgId, agency)
  const terms = await stage.database.db.inOrg(seat.orgId, async (tx) =>
    usualTerms(tx, (await providersOf(tx))[0]!, null, today()),
  )
  await withOwner(stage.database.ownerUrl, (owner) =>
    owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', now(), 'Claire', now())`,
      [
        ...[seat.orgId, mandateId, agencyId],
        JSON.stringify({
          ...terms,
          powers: { ...terms.powers, discounts: true },
          scope: { ...terms.scope, stages: ['amicable', 'court'] },
          approval: { planMonths: 6, planCents: 0, discountBp: 500, discountCents: 0 },
        }),
      ],
    ),
  )
  for (const customerId of [morel, durand]) {
    const { items } = await seat.api<{ items: { id: string }[] }>('GET', `/customers/${customerId}/items?show=all`)
    const id = await place(scene, seat.orgId, { mandateId, agency, customerId, itemIds: items.map((one) => one.id) })
    if (customerId === morel) placementId = id
  }
})

test('an agent finds its file on the debtor’s page, asks the creditor for a settlement, and says that an instruction was read', async () => {
  const { page } = agent
  await seat.api('POST', `/placements/${placementId}/instructions`, { note: 'Appeler le matin.' })
  await agent.open(`/clients/${morel}`)
  const card = page.getByRole('region', { name: 'Votre dossier' })
  await card.getByText('Appeler le matin.').waitFor()
  await examine(page)
  await picture(agent, 'approvals-agent-card')
  await card.getByRole('button', { name: 'J’ai lu' }).click()
  await card.getByText('Appeler le matin.').waitFor({ state: 'detached' })
  await card.getByRole('button', { name: 'Demander au créancier' }).click()
  const question = page.getByRole('dialog', { name: /demander au créancier/ })
  await question.getByText('Votre mandat : remise jusqu’à').waitFor()
  await question.getByLabel('Somme proposée').fill('9000')
  await question.getByLabel('Pourquoi').fill('Comptant, sinon cessation probable')
  await examine(page)
  await page.screenshot({ path: 'shots/approvals-ask.png' })
  await page.keyboard.press('Control+Enter')
  await card.getByText('Règlement pour solde').waitFor()
  await picture(agent, 'approvals-agent-asked')
})

test('the creditor finds it under « Demandes », asks, refuses or approves by keyboard', async () => {
  const { page } = seat
  await seat.open('/externalisation/demandes')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).first().waitFor()
  await page.keyboard.press('j')
  const panel = page.getByRole('complementary', { name: 'Demande' })
  await panel.getByText('seraient abandonnés').waitFor()
  expect((await panel.innerText()).replace(/[\u00a0\u202f]/g, ' ')).toContain('9 000,00 €')
  await examine(page)
  await picture(seat, 'approvals-waiting')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).first().click()
  await panel.getByRole('button', { name: 'Demander une précision' }).click()
  await page.getByLabel('Message').fill('Peut-il aller jusqu’à 10 000 ?')
  await page.keyboard.press('Control+Enter')
  await panel.getByText('Peut-il aller jusqu’à 10 000 ?').waitFor()
  await panel.getByText('chez le prestataire').waitFor()
  await panel.getByRole('button', { name: 'Approuver' }).click()
  await page.keyboard.press('Control+Enter')
  await panel.getByText('somme attendue').waitFor()
  await picture(seat, 'approvals-approved')
  await seat.open(`/clients/${morel}`)
  await page.getByRole('region', { name: 'Confié à un prestataire' }).getByText('exclusivité de ce dossier').waitFor()
  await picture(seat, 'approvals-creditor-card')
})

test('the agency sees what it asked of all its creditors, in its own organisation', async () => {
  const { page } = agent
  const own = seatIn(agent, stage.url, agencyId)
  await own.open('/externalisation/demandes?voir=faites&etat=toutes')
  await page.getByRole('row').filter({ hasText: 'Morel et fils' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Demande' })
  await panel.getByText('somme attendue').waitFor()
  await examine(page)
  await picture(own, 'approvals-made')
})

test('many files are taken back at once, after a look at what that comes to', async () => {
  const { page } = seat
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/confies')
  const row = page.getByRole('row').filter({ hasText: 'Durand' }).first()
  await row.waitFor()
  for (const name of ['Durand', 'Morel']) {
    await page.getByRole('row').filter({ hasText: name }).first().getByRole('checkbox').click()
  }
  await page.getByRole('button', { name: 'Recall 2 files' }).click()
  const question = page.getByRole('dialog', { name: 'Recall 2 files' })
  await question.getByText('Under way: 1 promise').waitFor()
  await question.getByLabel('Reason').fill('Back in-house')
  await examine(page)
  await page.screenshot({ path: 'shots/approvals-recall.png' })
  await page.keyboard.press('Control+Enter')
  await page.getByText('2 files recalled').waitFor()
  await row.waitFor({ state: 'detached' })
  expect(await saidOn(page)).not.toContain('Durand')
  await picture(seat, 'approvals-recalled')
})
