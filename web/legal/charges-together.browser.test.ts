import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { insertProposal } from '../../src/legal/interest/proposal-store.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const day = (days: number) => addDays(today(), days)
const { stage, seat } = staged(async () => {
  const owed = (documentNo: string, cents: number, days: number) => ({ documentNo, cents, dueOn: day(-days) })
  await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    owed('FA-101', 1_248_000, 120),
    owed('FA-108', 96_050, 40),
  ])
  await bookCustomer(stage, seat, { code: 'LONG', name: LONGEST_NAME }, [owed('FA-200', 1_000_000_001, 60)])
  await bookCustomer(stage, seat, { code: 'DURAND', name: 'Mme Durand', kind: 'consumer' }, [
    owed('FA-300', 80_000, 90),
  ])
  for (const n of [1, 2, 3, 4, 5, 6])
    await bookCustomer(stage, seat, { code: `SUITE${n}`, name: `Suite ${n}` }, [owed(`FA-40${n}`, 30_000 * n, 30)])
})

/** All of the list, weighed: a picture loads its page anew, and what was ticked is gone with it. */
async function tickAll() {
  const { page } = seat
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).waitFor()
  await page.getByRole('checkbox', { name: 'Cocher toutes les lignes' }).check()
  const bar = page.getByRole('region', { name: 'Action sur les lignes cochées' })
  await bar.getByText('Une note par client, 8 clients').waitFor()
  return bar
}

test('late customers are weighed with whoever is left out, claimed together by a job and taken back', async () => {
  const { page } = seat
  await seat.open('/contentieux')
  const shown = await tickAll()
  await shown.getByText('1 ligne écartée').click()
  await shown.getByText('Particulier sans mise en demeure reçue').waitFor()
  await picture(seat, 'interets-ensemble')
  await (await tickAll()).getByRole('button', { name: 'Réclamer' }).click()
  const question = page.getByRole('dialog', { name: 'Réclamer les intérêts et indemnités' })
  await question.getByText('8 clients').waitFor()
  await picture(seat, 'interets-ensemble-question')
  await (await tickAll()).getByRole('button', { name: 'Réclamer' }).click()
  await question.getByText('8 clients').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Réclamation lancée pour 8 clients').waitFor()
  const left = async () => {
    const { customers } = await seat.api<{ customers: { totals: { toClaimCents: number }[] }[] }>('GET', '/charges')
    return customers.flatMap(({ totals }) => totals).reduce((sum, { toClaimCents }) => sum + toClaimCents, 0)
  }
  await eventually(left).toBe(0)
  // The page follows the job without being loaded again.
  await eventually(() => saidOn(page)).not.toContain('Réclamation d’intérêts')
  await page.getByRole('button', { name: 'Réclamations groupées' }).click()
  const list = page.getByRole('dialog', { name: 'Réclamations groupées' })
  await list.getByText('8 notes, PEN-0001 à PEN-0008').waitFor()
  await list.getByRole('button', { name: 'Tout reprendre' }).click()
  await page.getByLabel('Motif').fill('envoyé trop tôt')
  await page.keyboard.press('Enter')
  await page.getByText('Reprise lancée').waitFor()
  await eventually(left).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Réclamations groupées' }).click()
  await list.getByText('8 notes reprises').waitFor()
  await examine(page)
  await page.screenshot({ path: 'shots/interets-ensemble-reprises.png' })
})

test('the list is narrowed by words, and reckoned to a day of the past', async () => {
  const { page } = seat
  await seat.open('/contentieux?mots=suite')
  await page.getByRole('row').filter({ hasText: 'Suite 6' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).count()).toBe(0)
  await seat.open(`/contentieux?au=${day(-35)}`)
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: 'Suite 6' }).count()).toBe(0)
  await picture(seat, 'interets-au')
})

test('what a month proposes waits over the list; chosen, its customers are ticked as of its last day', async () => {
  const { page } = seat
  const upTo = day(-20)
  const euros = (cents: number) => [{ currency: 'EUR', cents }]
  const proposal = { upTo, customers: 8, interest: euros(120_050), indemnity: euros(36_000) }
  await stage.database.db.inOrg(seat.orgId, (tx) => insertProposal(tx, proposal, stageClock.now()))
  await seat.open('/contentieux')
  await page.getByText('8 clients doivent').waitFor()
  await picture(seat, 'interets-proposes')
  await page.getByRole('button', { name: 'Choisir ces clients' }).click()
  await page.getByRole('region', { name: 'Action sur les lignes cochées' }).getByText('Une note par client').waitFor()
  expect(new URL(page.url()).searchParams.get('au')).toBe(upTo)
  await page.getByRole('button', { name: 'Pas ce mois-ci' }).click()
  await page.getByText('Écarté jusqu’au mois prochain').waitFor()
  await eventually(() => saidOn(page)).not.toContain('clients doivent')
})
