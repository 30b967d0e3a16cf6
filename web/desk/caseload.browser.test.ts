import { beforeAll, expect, test } from 'vitest'
import { caseloadFollows } from '../../src/desk/caseload/follow.ts'
import { addUp } from '../../src/desk/caseload/sum-store.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { withOwner } from '../../src/platform/database.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { speechFaults } from '../../tools/testing/page-faults.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** Somebody of an agency works the files of two creditors from one list, by keyboard. */
const { stage, seat } = staged()
const agency = { orgId: 0, name: 'Recouvro' }
let agent: Seat
let other: Seat
let mandates: [string, string]
const day = (days: number) => addDays(today(), days)
const follow = (orgId: number) => caseloadFollows({ db: stage.database.db, clock: stageClock }, { orgId })

beforeAll(async () => {
  agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const posted = async <T>(who: Seat, path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await who.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  agency.orgId = (await posted<{ orgId: number }>(agent, '/organisations', 'post', newOrganisation('Recouvro'))).orgId
  const { userId } = await posted<{ userId: string }>(agent, '/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  agent = seatIn(agent, stage.url, agency.orgId)
  const { orgId } = await posted<{ orgId: number }>(seat, '/organisations', 'post', newOrganisation('Bérard Industrie'))
  other = seatIn(seat, stage.url, orgId)
  const scene = { database: stage.database, now: () => stageClock.now() }
  mandates = [await runMandate(scene, seat.orgId, agency), await runMandate(scene, orgId, agency)]
})

async function hand(creditor: Seat, mandateId: string, code: string, name: string, cents: number, dueOn: string) {
  const customerId = await bookCustomer(stage, creditor, { code, name }, [{ documentNo: `FA-${code}`, cents, dueOn }])
  const { items } = await creditor.api<{ items: { id: string }[] }>('GET', `/customers/${customerId}/items?show=all`)
  const scene = { database: stage.database, now: () => stageClock.now() }
  await place(scene, creditor.orgId, { mandateId, agency, customerId, itemIds: items.map(({ id }) => id) })
}

const row = (name: string) => agent.page.getByRole('row').filter({ hasText: name }).first()

test('an agency with nothing in hand is told where its files will come from', async () => {
  await agent.open('/aujourdhui')
  await agent.page.getByText('Aucun dossier en main').waitFor()
  await examine(agent.page)
  await picture(agent, 'dossiers-vide')
})

test('the list shows the files of all creditors, and is narrowed by what is to be done and whose they are', async () => {
  const { page } = agent
  await hand(seat, mandates[0], 'MOREL', 'Atelier Morel', 1_248_000, day(-150))
  await hand(seat, mandates[0], 'DURAND', 'Durand Bâtiment', 96_050, day(-80))
  await hand(other, mandates[1], 'PETIT', 'Petit et fils', 4_370_000, day(-400))
  for (let at = 1; at <= 12; at++)
    await hand(
      at % 2 ? seat : other,
      mandates[at % 2 ? 0 : 1],
      `C${at}`,
      `Débiteur ${String(at).padStart(2, '0')}`,
      30_000 + at * 41_000,
      day(-65 - at * 30),
    )
  await follow(seat.orgId)
  await follow(other.orgId)
  await agent.open('/aujourdhui')
  await row('Petit et fils').waitFor()
  expect(await saidOn(page)).toMatch(/15 dossiers/)
  await examine(page)
  expect(await speechFaults(page)).toEqual([])
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Dossier' }).getByText('Pourquoi cette place').click()
  await examine(page)
  await picture(agent, 'dossiers')
  await dress(agent, 'fr', 'dark')
  await agent.open('/aujourdhui')
  await row('Petit et fils').waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/dossiers-fr-dark.png' })
  await dress(agent, 'fr', 'light')
  await agent.open('/aujourdhui?vue=creanciers')
  await page.getByRole('table', { name: 'Créanciers' }).waitFor()
  await examine(page)
  await picture(agent, 'dossiers-creanciers')
  await page
    .getByRole('table', { name: 'Créanciers' })
    .getByRole('link', { name: /Bérard Industrie/ })
    .click()
  await row('Petit et fils').waitFor()
  expect(await row('Atelier Morel').count()).toBe(0)
  await page.keyboard.press('f')
  await page.keyboard.type('fa-pet')
  await eventually(async () => await saidOn(page)).toMatch(/1 dossier\b/)
})

test('by keyboard: a file is put off with its undo, opened at its creditor, and the next one loads across creditors', async () => {
  const { page } = agent
  await agent.open('/aujourdhui')
  await row('Petit et fils').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Dossier' }).getByRole('heading', { name: 'Atelier Morel' }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('button', { name: 'Dans 7 jours' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/1 dossier reporté au/).waitFor()
  await eventually(() => row('Atelier Morel').count()).toBe(0)
  await page.keyboard.press('u')
  await row('Atelier Morel').waitFor()
  await agent.open('/aujourdhui')
  await row('Petit et fils').waitFor()
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Dossier' }).getByRole('heading', { name: 'Petit et fils' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/o/${other.orgId}/clients/`))
  const bar = page.getByRole('complementary', { name: 'Dossiers à la suite' })
  await bar.getByText('Petit et fils').waitFor()
  await page.getByText('FA-PETIT').first().waitFor()
  await examine(page)
  await picture(agent, 'dossiers-suivant')
  await page.keyboard.press(']')
  await page.waitForURL(new RegExp(`/o/${seat.orgId}/clients/`))
  await bar.getByText('Atelier Morel').waitFor()
  await page.getByText('FA-MOREL').first().waitFor()
  await page.keyboard.press('[')
  await page.waitForURL(new RegExp(`/o/${other.orgId}/clients/`))
  await bar.getByText('Petit et fils').waitFor()
  await bar.getByRole('button', { name: 'Retour à la liste' }).click()
  await page.waitForURL(new RegExp(`/o/${agency.orgId}/aujourdhui`))
  await row('Atelier Morel').waitFor()
})

test('fifty thousand files: the first ones are listed, all are added up, and it stays quick', async () => {
  const { page } = agent
  await withOwner(stage.database.ownerUrl, (owner) =>
    owner.query(`
      insert into desk.file_in_hand (org_id, creditor_org_id, placement_id, no, mandate_no, customer_id, customer_name, customer_code, search,
        document_nos, documents, currency, stage, is_pilot, placed_on, placed_cents, open_cents, oldest_on, next_what, next_on, next_words, disputed_cents,
        awaits_approval, expected_cents, urgency, urgency_percent, value_cents, pressing, reckoned_at)
      select org_id, creditor_org_id, platform.new_id(), n, 1, platform.new_id(), 'Société ' || n, 'S' || n, search, document_nos, 1, 'EUR', stage, false,
        placed_on, 1000 + n, 1000 + n, oldest_on, 'first_contact', next_on, '', 0, false, n, urgency, 100, n, n / 1e9, now()
      from (select * from desk.file_in_hand limit 1) f cross join generate_series(1, 50000) n`),
  )
  await stage.database.db.inOrg(agency.orgId, (tx) => addUp(tx, [seat.orgId, other.orgId], today()))
  await agent.open('/aujourdhui')
  await row('Petit et fils').waitFor()
  await page.getByText('La liste montre les 2').waitFor()
  expect(await saidOn(page)).toMatch(/50 015 dossiers/)
  await page.keyboard.press('End')
  await row('Société').waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/dossiers-beaucoup.png' })
})
