import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { usualTerms } from '../../src/outsourcing/mandates/usual-terms.ts'
import { providersOf } from '../../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../../src/platform/database.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { CONDITIONS } from '../../stories/outsourcing-two-sides.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** An agency records what debtors pay it and tells the lines of its bank; the creditor reads each payment. */
const { stage, seat } = staged()
let agency: Seat
const files: Record<string, string> = {}

beforeAll(async () => {
  const late = { issuedOn: addDays(today(), -150), dueOn: addDays(today(), -120) }
  const agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  const { orgId } = await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))
  const { userId } = await asked<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  agency = seatIn(agent, stage.url, orgId)
  await agency.api('PUT', '/agency', { collectsForOthers: true, ...CONDITIONS })
  const scene = { database: stage.database, now: () => stageClock.now() }
  const held = { orgId, name: 'Recouvro' }
  const mandateId = await runMandate(scene, seat.orgId, held)
  const terms = await stage.database.db.inOrg(seat.orgId, async (tx) =>
    usualTerms(tx, (await providersOf(tx))[0]!, null, today()),
  )
  await withOwner(stage.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, agency_org_id, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, $3, 'creditor', $4, '', now(), 'Claire', now())`,
      [seat.orgId, mandateId, orgId, JSON.stringify(terms)],
    )
    await owner.query(
      `update outsourcing.mandate set creditor_name = 'Atelier des Lices', provider_name = 'Recouvro' where org_id = $1`,
      [seat.orgId],
    )
  })
  for (const [code, name, cents] of [
    ['MOREL', 'Morel et fils', 1_200_000],
    ['DURAND', 'Durand Bâtiment', 345_600],
    ['LEGRAND', 'Maison Legrand', 88_000],
  ] as const) {
    const customerId = await bookCustomer(stage, seat, { code, name }, [
      { documentNo: `FA-2026-${code.length}${cents}`, cents, ...late },
    ])
    const { items } = await seat.api<{ items: { id: string }[] }>('GET', `/customers/${customerId}/items?show=all`)
    const placing = { mandateId, agency: held, customerId, itemIds: items.map((one) => one.id) }
    files[code] = await place(scene, seat.orgId, placing)
  }
  await bankOf(orgId, [
    { cents: 345_600, label: 'VIR SEPA FA 2026 6345600', payer: 'DURAND BATIMENT' },
    { cents: 51_000, label: 'REMISE CHEQUES 4412', payer: '' },
  ])
})

/** Lines that the agency's bank booked yesterday on its dedicated account, as an import keeps them. */
async function bankOf(orgId: number, lines: readonly { cents: number; label: string; payer: string }[]): Promise<void> {
  const at = stageClock.now()
  const [account, statement, source] = [newId(at), newId(at), newId(at)]
  const on = addDays(today(), -1)
  const total = lines.reduce((sum, { cents }) => sum + cents, 0)
  await withOwner(stage.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into cash.account (org_id, id, name, iban, currency, created_at) values ($1, $2, 'Compte affecté', $3, 'EUR', $4)`,
      [orgId, account, CONDITIONS.iban, at],
    )
    await owner.query(
      `insert into cash.statement (org_id, id, account_id, import_id, no, is_complete, format, reference, sequence, lines, opening_on, opening_cents, closing_on,
         closing_cents, recorded_at)
       values ($1, $2, $3, $4, 1, true, 'cfonb', '', '', 2, $5, 0, $5, $6, $7)`,
      [orgId, statement, account, source, on, total, at],
    )
    for (const [place, { cents, label, payer }] of lines.entries())
      await owner.query(
        `insert into cash.line (org_id, id, account_id, statement_id, import_id, file_line, booked_on, cents, left_cents, currency, state, code, label, payer_name,
           details, content_key, recorded_at)
         values ($1, $2, $3, $4, $5, $6::int, $7, $8, $8, 'EUR', 'open', '18', $9, $10, $11, $6::int, $12)`,
        [
          ...[orgId, newId(at), account, statement, source, place + 1, on, cents, label, payer],
          ...[JSON.stringify({ remittance: [], creditorReference: '', documents: [], references: {} }), at],
        ],
      )
  })
}

test('with nothing received the funds say so, and a payment is recorded from the keyboard', async () => {
  const { page } = agency
  await agency.open('/externalisation/fonds')
  await page.getByText('Aucun fonds détenu').waitFor()
  await examine(page)
  await picture(agency, 'fonds-vide')
  await page.getByRole('button', { name: 'Enregistrer un paiement' }).click()
  const question = page.getByRole('dialog', { name: 'Enregistrer un paiement' })
  await question.getByLabel('Numéro, débiteur ou montant').fill('morel')
  await question.getByText('Morel et fils').waitFor()
  await page.keyboard.press('Enter')
  await question.getByLabel('Montant').fill('4 500')
  await question.getByLabel('Payeur').fill('Mme Morel')
  await question.getByLabel('Référence').fill('CHQ 0042')
  await examine(page)
  await question.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Quittance QU-0001 enregistrée').waitFor()
  await page.getByRole('row').filter({ hasText: 'Atelier des Lices' }).first().click()
  await page.getByRole('complementary', { name: 'Mouvements' }).getByText('QU-0001').waitFor()
  expect(await saidOn(page)).toContain('4 500,00 €')
  await examine(page)
  await picture(agency, 'fonds')
})

test('a bank line is shared out whole between what it cites and what was too much', async () => {
  const { page } = agency
  await agency.open('/externalisation/fonds?voir=banque')
  await page.getByRole('row').filter({ hasText: 'VIR SEPA' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await panel.getByRole('button', { name: 'Retirer' }).waitFor()
  await examine(page)
  await picture(agency, 'fonds-ligne')
  await panel.getByRole('button', { name: 'Affecter la ligne' }).click()
  await page.getByText('Ligne affectée').waitFor()
  await page.getByRole('row').filter({ hasText: 'REMISE CHEQUES' }).first().click()
  await panel.getByLabel('Numéro, débiteur ou montant').fill('legrand')
  await panel.getByText('Maison Legrand').first().waitFor()
  await panel.getByRole('button', { name: 'Ajouter' }).first().click()
  await panel.getByLabel('Trop-perçu').fill('10')
  await panel.getByText('Reste à répartir').first().waitFor()
  await examine(page)
})

test('the creditor reads each payment, what it settled, and its receipt; one that came back says why', async () => {
  const id = randomUUID()
  await agency.api('POST', '/third-party-receipts', {
    ...{ id, creditor: seat.orgId, placementId: files.LEGRAND, currency: 'EUR', cents: 20_000, receivedOn: today() },
  })
  await agency.api('POST', `/third-party-receipts/${id}/return`, {
    as: 'bounced',
    on: today(),
    why: 'Chèque sans provision',
  })
  const { page } = seat
  await seat.open('/externalisation/encaissements')
  await page.getByRole('row').filter({ hasText: 'Maison Legrand' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Encaissement' })
  await panel.getByText('Chèque sans provision').waitFor()
  await page.keyboard.press('j')
  await examine(page)
  await picture(seat, 'encaissements-confies')
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/encaissements?quels=a-reverser')
  await page.getByText('Morel et fils').first().waitFor()
  await examine(page)
  await dress(seat, 'fr', 'light')
})
