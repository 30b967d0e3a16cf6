import { expect, test } from 'vitest'
import { bankSays } from '../../tools/testing/bank.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

/** Money given back to a customer: proposed and accepted by a key, then another one picked by keys alone. */

const { stage, seat } = staged(async () => {
  const note = (documentNo: string, cents: number) =>
    ({ documentNo, cents, kind: 'credit_note', issuedOn: today(), dueOn: today() }) as const
  await bookCustomer(stage, seat, { code: 'MERCIER', name: 'Mercier Conseil' }, [note('AV-0007', 24_000)])
  await bookCustomer(stage, seat, { code: 'COLIN', name: 'Menuiserie Colin' }, [note('AV-0008', 9_000)])
  await bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: 'FR7630006000011234567890189',
      openingCents: 1_250_000,
      movements: [
        { on: today(), cents: -24_000, payer: 'MERCIER CONSEIL', words: 'VIR REMBOURSEMENT AV-0007' },
        { on: today(), cents: -10_000, payer: '', words: 'VIR DIVERS' },
      ],
    },
    stageClock.now(),
  )
  await seat.api('POST', '/cash/match-now')
})

type Line = { id: string; cents: number; state: string; leftCents: number }
const lineOf = async (cents: number): Promise<Line> => {
  const { lines } = await seat.api<{ lines: Line[] }>('GET', '/cash/lines?show=all&limit=100')
  return lines.find((line) => line.cents === cents)!
}

test('what may be a refund has its own list, with the reason, and Enter accepts it', async () => {
  const { page } = seat
  await seat.open('/encaissements?voir=remboursements')
  await page.getByText('référence AV-0007 trouvée dans le libellé').waitFor()
  await examine(page)
  await picture(seat, 'refund-proposed')
  await page.getByRole('button', { name: /C’est ce remboursement/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await lineOf(-24_000)).state, { timeout: 60_000 }).toBe('matched')
})

test('other money out is matched by hand with the credit it paid back, and its rest stays open', async () => {
  const { page } = seat
  const { id } = await lineOf(-10_000)
  await seat.open(`/encaissements?voir=hors-clients&ligne=${id}`)
  const amount = page.getByRole('textbox', { name: 'Montant remboursé' })
  const pick = async () => {
    await page.getByRole('button', { name: /Remboursement d’un client/ }).waitFor()
    await page.keyboard.press('b')
    await page
      .getByRole('textbox', { name: 'Chercher l’avoir ou l’acompte remboursé' })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.type('colin')
    await page.keyboard.press('Enter')
    await amount.and(page.locator(':focus')).waitFor()
  }
  await pick()
  expect(await amount.inputValue()).toBe('90,00')
  await amount.fill('-5')
  await amount.blur()
  await page.getByText('« -5 » est négatif').waitFor()
  await examine(page)
  await picture(seat, 'refund-picked')
  await pick()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await lineOf(-10_000)).leftCents, { timeout: 60_000 }).toBe(-1_000)
})
