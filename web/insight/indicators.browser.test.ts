import { expect, test } from 'vitest'
import type { insightRoutes } from '../../src/insight/contract.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { sql } from '../../src/platform/sql.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { importDemo, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

type Measure = ReplyOut<typeof insightRoutes.indicators>
type Items = { items: { id: string; customerId: string; openCents: number }[] }

/** A dispute and a promise of late customers, so that every family of figures has one. */
const { stage, seat } = staged(async () => {
  await importDemo(seat)
  const { items } = await seat.api<Items>(
    'GET',
    '/aged-balance/items?currency=EUR&bucket=d31to60&sort=amount&descending=true',
  )
  const { categories } = await seat.api<{ categories: { id: string }[] }>('GET', '/dispute-categories')
  await seat.api('POST', '/disputes', {
    customerId: items[0]!.customerId,
    categoryId: categories[0]!.id,
    items: [{ itemId: items[0]!.id, cents: null }],
    note: 'Prix',
    dueOn: null,
  })
  const other = items.find(({ customerId }) => customerId !== items[0]!.customerId)!
  await seat.api('POST', `/customers/${other.customerId}/promises`, {
    ...{ itemIds: [other.id], cents: null, dueOn: today(), source: 'call', saidBy: '', note: '' },
  })
  // Given and judged ten days earlier: nobody waits for it here.
  await stage.database.db.inOrg(seat.orgId, async (tx) => {
    await tx.run(sql`
      update promises.promise set state = 'kept', kept_cents = cents where org_id = ${tx.orgId}`)
  })
})

const list = () => seat.page.getByRole('grid', { name: 'Indicateurs' })
const panel = () => seat.page.getByRole('complementary', { name: 'Calcul de l’indicateur' })
const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')
const lastMonth = async () => (await seat.api<Measure>('GET', '/insight/indicators')).months.at(-1)!

test('every indicator stands in the list as the API tells it, and the keyboard walks through their making', async () => {
  const { page } = seat
  const { figures } = await lastMonth()
  await seat.open('/pilotage/indicateurs')
  await expect.poll(() => list().locator('[role="row"]').count()).toBe(1 + Object.keys(figures).length)
  const cei = list().getByRole('row', { name: /Efficacité du recouvrement/ })
  const said = `${figures.effectiveness!.toFixed(1).replace('.', ',')} %`
  expect(plain(await cei.textContent())).toContain(said)
  // Nobody said what reminders cost: a dash, and why in the panel.
  expect(figures.reminderCost).toBeNull()
  await picture(seat, 'pilotage-indicateurs')
  await page.keyboard.press('j')
  await page.waitForURL(/indicateur=dso$/)
  for (let step = 0; step < 5; step++) await page.keyboard.press('j')
  await page.waitForURL(/indicateur=cei/)
  await panel().getByRole('heading', { name: 'Efficacité du recouvrement (CEI)' }).waitFor()
  await expect.poll(async () => plain(await panel().textContent())).toContain(said)
  await picture(seat, 'pilotage-indicateur')
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.search.includes('indicateur='))
  await seat.open('/pilotage/indicateurs?indicateur=cout-relance')
  await expect.poll(() => panel().textContent()).toContain('ce qu’elles coûtent n’a pas été dit')
  await seat.open('/pilotage/indicateurs?indicateur=dso-epuisement')
  await picture(seat, 'pilotage-epuisement')
})

test('each operand opens lines with the sum it said, and a line opens what it is', async () => {
  const { page } = seat
  const opens = async (indicateur: string, operand: RegExp, expected: RegExp) => {
    await seat.open(`/pilotage/indicateurs?indicateur=${indicateur}`)
    const figure = panel().locator('dl > div', { hasText: operand }).getByRole('link')
    const said = plain(await figure.textContent())
    await figure.click()
    await page.waitForURL(expected)
    await settled(page)
    return said
  }
  const foot = async (name: string) =>
    plain(await page.getByRole('grid', { name }).locator('[role="row"]').last().textContent())
  const paid = await opens('retard-moyen', /^Payé du/, /lignes\?.*de=paiements/)
  expect(await foot('Factures payées')).toContain(paid)
  await picture(seat, 'pilotage-lignes')
  await page.getByRole('link', { name: 'Revenir aux indicateurs' }).click()
  await page.waitForURL(/indicateurs\?.*indicateur=retard-moyen/)

  const disputed = await opens('part-contestee', /^Contesté au/, /lignes\?.*de=conteste/)
  expect(await foot('Litiges en cours ce jour-là')).toContain(disputed)
  await page.getByRole('grid').locator('[role="row"]').nth(1).getByRole('link').last().click()
  await page.waitForURL(/litiges\?.*litige=/)

  const promised = await opens('promesses-montant', /^Promis du/, /lignes\?.*de=promesses/)
  expect(await foot('Promesses arrivées à échéance')).toContain(promised)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/promesses\?.*promesse=/)

  await opens('meilleur-dso', /^Encours non échu/, /balance-agee\?.*tranche=notDue/)
  await opens('cei', /^Ventes TTC/, /pilotage\/ventes\?/)
  await seat.open('/pilotage/lignes?de=pertes')
  await page.getByText('Aucune créance n’a été perdue ces jours-là.').waitFor()
  await examine(page)
})

test('thirteen months side by side: a figure opens its month, and all of them go to a spreadsheet', async () => {
  const { page } = seat
  const { months } = await seat.api<Measure>('GET', '/insight/indicators')
  await seat.open('/pilotage/mois')
  const table = page.getByRole('table', { name: 'Mois par mois' })
  await expect.poll(() => table.locator('thead th').count()).toBe(14)
  await picture(seat, 'pilotage-mois')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter en CSV' }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toBe(`indicateurs-${today()}-EUR.csv`)
  const stream = await file.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const lines = Buffer.concat(chunks).toString('utf8').replace('\ufeff', '').trim().split('\r\n')
  expect(lines).toHaveLength(14)
  const cells = (line: string | undefined) => line!.split(';')
  const column = cells(lines[0]).indexOf('DSO, par le solde (jours)')
  const told = months.map(({ figures }) => figures.dsoBalance?.toFixed(1).replace('.', ',') ?? '')
  expect(lines.slice(1).map((line) => cells(line)[column])).toEqual(told)
  const dso = table.getByRole('row', { name: /^DSO, par le solde/ })
  await dso.getByRole('link').nth(1).click()
  await page.waitForURL(/indicateurs\?.*au=.*indicateur=dso/)
  await expect.poll(async () => plain(await panel().textContent())).toContain(`${told.at(-2)} j`)
})

test('what is left out is chosen, said wherever figures stand, and opens as it was counted', async () => {
  const { page } = seat
  await seat.open('/pilotage/reglages')
  await picture(seat, 'pilotage-reglages')
  await page.getByLabel('Les règlements reçus qui ne soldent encore rien (acomptes)').check()
  await page.getByRole('button', { name: 'Enregistrer le périmètre' }).click()
  await page.getByText('Périmètre enregistré.').waitFor()
  const hours = page.getByLabel('Heures passées par mois')
  await hours.fill('20000')
  await page.getByRole('button', { name: 'Enregistrer les coûts' }).click()
  await page.getByText('Un nombre entier de 0 à 10').waitFor()
  await hours.fill('10')
  await page.getByLabel('Coût d’une heure').fill('35')
  await page.getByRole('button', { name: 'Enregistrer les coûts' }).click()
  await page.getByText('Coûts enregistrés.').waitFor()
  await seat.open('/pilotage/indicateurs?indicateur=dso')
  await page.getByText('laissé de côté : règlements non lettrés').first().waitFor()
  const receivable = panel()
    .locator('dl > div', { hasText: /^Encours/ })
    .getByRole('link')
  const said = plain(await receivable.textContent())
  await receivable.click()
  await page.waitForURL(/lignes\?.*de=encours/)
  await settled(page)
  expect(plain(await page.getByRole('grid').locator('[role="row"]').last().textContent())).toContain(said)
  await examine(page)
})

test('an earlier day has its own figures, and the month before the first sale none', async () => {
  await seat.open(`/pilotage/indicateurs?au=${addDays(today(), -3000)}&indicateur=dso`)
  await expect.poll(() => panel().textContent()).toContain('aucune vente sur la période')
  await examine(seat.page)
})
