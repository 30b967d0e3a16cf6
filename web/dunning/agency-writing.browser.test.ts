import { beforeAll, expect, test } from 'vitest'
import { withOwner } from '../../src/platform/database.ts'
import { place } from '../../stories/agency-scene.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** Somebody of an agency writes to a debtor in its hands from the debtor's page; the creditor reads it there as the agency's. */
const { stage, seat } = staged()
let agent: Seat
let customerId: string
let agencyId: number

beforeAll(async () => {
  const late = { issuedOn: '2026-06-01', dueOn: '2026-07-01' }
  const address = { addressLines: ['4 rue du Port'], postcode: '44000', city: 'Nantes' }
  customerId = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Morel et fils', ...address }, [
    { documentNo: 'FA-101', cents: 1_200_000, ...late },
    { documentNo: 'FA-102', cents: 777_013, ...late },
  ])
  agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const posted = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  agencyId = (await posted<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))).orgId
  const { userId } = await posted<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  const now = () => stageClock.now()
  const founded = { database: stage.database, owner: { orgId: seat.orgId }, now }
  const { mandateId, providerId } = await signMandate(founded, { no: 1, provider: 'Recouvro' })
  await withOwner(stage.database.ownerUrl, async (owner) => {
    const ours = [seat.orgId, agencyId]
    await owner.query(`update outsourcing.provider set agency_org_id = $2 where org_id = $1`, ours)
    await owner.query(`update outsourcing.mandate set agency_org_id = $2 where org_id = $1`, ours)
    await owner.query(
      `insert into access.delegation (org_id, mandate_id, agency_org_id, name, opened_at) values ($1, $2, $3, 'MR-0001', $4)`,
      [seat.orgId, mandateId, agencyId, now()],
    )
  })
  expect(providerId).toBeTruthy()
  const { items } = await seat.api<{ items: { id: string; documentNo: string }[] }>(
    'GET',
    `/customers/${customerId}/items?show=all`,
  )
  const itemIds = items.filter(({ documentNo }) => documentNo === 'FA-101').map(({ id }) => id)
  await place({ database: stage.database, now }, seat.orgId, {
    ...{ mandateId, customerId, itemIds },
    agency: { orgId: agencyId, name: 'Recouvro' },
  })
})

const said = async ({ page }: Seat) => (await page.locator('body').innerText()).replace(/[\u00a0\u202f]/g, ' ')

test('the page of a debtor says in whose name one writes, to which account, and that a letter comes first', async () => {
  const { page } = agent
  await seatIn(agent, stage.url, seat.orgId).open(`/clients/${customerId}`)
  await page.getByRole('heading', { name: 'Courriers de Recouvro' }).waitFor()
  const text = await said(agent)
  expect(text).toContain('En votre nom, pour le compte d’Atelier des Lices')
  expect(text).toContain('FR14 2004 1010 0505 0001 3M02 606')
  expect(text).toContain('Aucune première lettre encore')
  await examine(page)
  await picture(agent, 'agence-courriers')
})

test('written by keyboard, shown as it leaves, prepared, printed and posted; the creditor reads whose it is', async () => {
  const { page } = agent
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Écrire au débiteur' }).waitFor()
  await page.getByText('Partirait le').waitFor()
  expect(await said(agent)).toContain('doit être une lettre')
  await examine(page)
  await picture(agent, 'agence-ecrire')
  await page.getByRole('button', { name: 'Préparer la lettre' }).click()
  await page.getByText('C’est préparé').waitFor()
  await agent.open(`/clients/${customerId}`)
  await page.getByText('Ce qui a été décidé et envoyé').waitFor()
  await picture(agent, 'agence-lettre-prete')
  await page.getByRole('button', { name: /^Ouvrir pour imprimer/ }).click()
  await page.getByText('écrit par Recouvro').waitFor()
  await agent.open(`/clients/${customerId}`)
  await page.getByRole('button', { name: /^Dire postée/ }).click()
  await page.getByRole('button', { name: 'Noter qu’elle est postée' }).click()
  await page.getByText('C’est noté : la lettre est partie.').waitFor()
  await seat.open(`/clients/${customerId}`)
  await seat.page.getByText('par Recouvro').first().waitFor()
  await examine(seat.page)
  await picture(seat, 'creancier-voit-agence')
})
