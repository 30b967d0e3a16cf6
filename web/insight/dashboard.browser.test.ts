import { expect, test } from 'vitest'
import type { insightRoutes } from '../../src/insight/contract.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { sql } from '../../src/platform/sql.ts'
import { examine, picture, type Seat, type Stage, settled } from '../../tools/testing/browser.ts'
import { importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

/** One reminder that was done, of a late customer's oldest documents. */
async function remindOnce(stage: Stage, seat: Seat): Promise<void> {
  const on = addDays(today(), -20)
  await stage.database.db.inOrg(seat.orgId, async (tx) => {
    await tx.run(sql`
      insert into dunning.action (org_id, id, customer_id, decided_on, decided_at, verdict, scenario_id, scenario_version, step_id, step_position, channel,
        currencies, due_cents, credit_cents, item_ids, item_cents, positions, excluded, reasons, digest, state, contact_on)
      select org_id, ${newId()}::uuid, customer_id, ${on}::date, now(), 'send', ${newId()}::uuid, 1, 'first', 2, 'email', '{EUR}',
        array[sum(open_cents)::bigint], '{0}', array_agg(id), array_agg(open_cents), array_agg(2::smallint), '[]', '[]', ${newId()}::uuid, 'done',
        ${on}::date
      from (
        select org_id, id, customer_id, open_cents from ledger.item where org_id = ${tx.orgId} and side = 1 and open_cents > 0 and currency = 'EUR'
        order by due_on limit 1
      ) oldest group by org_id, customer_id`)
  })
}

const { stage, seat } = staged()

/** Asks one of the figures at the top how it is made. */
const explain = (figure: string) =>
  seat.page
    .locator('main div')
    .filter({ has: seat.page.getByRole('heading', { name: figure }) })
    .last()
    .getByRole('button', { name: 'Comment est-ce calculé' })
    .click()

test('empty books say how to fill them', async () => {
  await seat.open('/pilotage')
  await seat.page.getByRole('heading', { name: 'Rien à mesurer pour l’instant' }).waitFor()
  await examine(seat.page)
  for (const part of ['indicateurs', 'mois']) {
    await seat.open(`/pilotage/${part}`)
    await seat.page.getByRole('heading', { name: 'Rien à mesurer pour l’instant' }).waitFor()
    await examine(seat.page)
  }
})

test('the figures are those of the books, and the DSO shows what it is made of', async () => {
  await importDemo(seat)
  const { months } = await seat.api<ReplyOut<typeof insightRoutes.indicators>>('GET', '/insight/indicators')
  const { operands, figures } = months.at(-1)!
  const { page } = seat
  await seat.open('/pilotage')
  const said = figures.dsoBalance!.toFixed(1).replace('.', ',')
  await expect.poll(() => page.locator('main').textContent()).toContain(`${said} j`)
  await picture(seat, 'pilotage')
  await explain('DSO (solde)')
  const explained = page.getByRole('region', { name: 'Calcul du DSO' })
  await explained.waitFor()
  await expect.poll(() => explained.textContent()).toContain(formatAmount('fr', operands.salesCents, 'EUR'))
  await picture(seat, 'pilotage-calcul')
})

test('a part of the aged bar leads to the documents behind it', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await page.locator('dl a').nth(1).click()
  await page.waitForURL(/balance-agee\?tranche=d1to30/)
  await page.getByRole('complementary', { name: 'Pièces de la case' }).waitFor()
})

test('the line is drawn by one method or the other, and has its table', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await page.getByText('Par épuisement').click()
  await page.waitForURL(/methode=epuisement/)
  const line = page.locator('figure').filter({ hasText: 'DSO sur douze mois' })
  await line.getByText('Tableau').click()
  await expect.poll(() => line.locator('tbody tr').count()).toBeGreaterThan(6)
  await line.locator('tbody a').first().click()
  await page.waitForURL(/au=\d.*calcul=dso|calcul=dso.*au=\d/)
})

test('the sales of either DSO open their documents with their sum, and a document opens beside them', async () => {
  const { page } = seat
  const explained = page.getByRole('region', { name: 'Calcul du DSO' })
  const openedFrom = async (figure: ReturnType<typeof explained.locator>) => {
    const said = await figure.textContent()
    await figure.click()
    await page.waitForURL(/pilotage\/ventes\?du=/)
    const list = page.getByRole('grid', { name: 'Ventes TTC' })
    await expect.poll(() => list.locator('[role="row"]').last().textContent()).toContain(said)
    await settled(page)
    await page.keyboard.press('j')
    await page.waitForURL(/piece=/)
    await page.getByRole('complementary', { name: 'Pièce' }).getByText('Datée du').waitFor()
  }
  await seat.open('/pilotage?calcul=dso')
  await openedFrom(explained.locator('dl a').nth(1))
  await picture(seat, 'pilotage-ventes')
  await page.getByRole('link', { name: 'Calcul du DSO' }).click()
  await page.waitForURL(/pilotage\?calcul=dso/)
  await openedFrom(explained.locator('tbody tr').nth(1).locator('a'))
  await seat.open('/pilotage/ventes?du=2001-01-01&au=2001-01-31')
  await page.getByRole('heading', { name: 'Aucune vente sur la période' }).waitFor()
})

test('the overdue share opens its two sums, age by age, and each its documents', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  await explain('Part échue')
  await page.waitForURL(/calcul=part/)
  const explained = page.getByRole('region', { name: 'Calcul de la part échue' })
  await explained.waitFor()
  await picture(seat, 'pilotage-part')
  const all = explained.getByRole('row', { name: /^Tout ce qui est dû/ }).getByRole('link')
  const said = await all.textContent()
  await all.click()
  await page.waitForURL(/tranche=debits/)
  await expect.poll(() => page.getByRole('complementary', { name: 'Pièces de la case' }).textContent()).toContain(said)
})

test('shares and ages of the late customers open the documents they are made of', async () => {
  const { page } = seat
  await seat.open('/pilotage')
  const late = page.getByRole('table', { name: 'Plus grands retards' })
  const over60 = late.locator('tbody tr td:nth-child(3) a').first()
  const said = await over60.textContent()
  await over60.click()
  await page.waitForURL(/client=.*tranche=over60|tranche=over60.*client=/)
  const documents = page.getByRole('complementary', { name: 'Pièces de la case' })
  await documents.waitFor()
  await expect.poll(() => documents.textContent()).toContain(said)
  await seat.open('/pilotage')
  await late.locator('tbody tr td:nth-child(4) a').first().click()
  await page.waitForURL(/tranche=overdue/)
})

test('what was sent opens whom it was sent to, document by document', async () => {
  const { page } = seat
  await remindOnce(stage, seat)
  await seat.open('/pilotage')
  const steps = page.getByRole('table', { name: 'Ce qui a été envoyé, ce qui en est venu' })
  const counted = steps.locator('tbody tr td:nth-child(2) a').first()
  const contacts = Number(await counted.textContent())
  expect(contacts).toBeGreaterThan(0)
  await counted.click()
  await page.waitForURL(/etape=/)
  const opened = page.getByRole('region', { name: /^Relances « / })
  await expect.poll(() => opened.locator('tbody tr').count()).toBe(Math.min(contacts, 50))
  await picture(seat, 'pilotage-relances')
  await opened.locator('tbody tr td:nth-child(3) a').first().click()
  await page.waitForURL(/clients\/.*piece=/)
})
