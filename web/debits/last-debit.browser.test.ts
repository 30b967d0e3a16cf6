import { expect, test } from 'vitest'
import { SETTING } from '../../stories/cash-collections.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks } from '../cash/bank-for-tests.ts'

/** The last debit under a mandate is said in the draft, by a key, and the mandate is used up once the file is fixed. */

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await seat.api('PUT', '/cash/debits/setting', SETTING)
})

test('a debit of a draft is marked as the last, and its mandate says so once the file is fixed', async () => {
  const { page } = seat
  const { rows } = await seat.api<{ rows: { id: string }[] }>('GET', '/customers?words=mercier')
  const customerId = rows[0]!.id
  const contact = {
    firstName: '',
    lastName: '',
    role: 'accounts_payable',
    email: 'compta@mercier.example',
    phone: null,
  }
  await seat.api('POST', `/customers/${customerId}/contacts`, contact)
  const mandate = await seat.api<{ id: string }>('POST', '/cash/mandates', {
    customerId,
    reference: 'RUM-MERCIER',
    scheme: 'CORE',
    debtorName: 'MERCIER',
    iban: 'FR1420041010050500013M02606',
    signedOn: '2026-01-12',
  })
  const { collectOn } = await seat.api<{ collectOn: string }>('GET', '/cash/collection-proposal')
  const { id } = await seat.api<{ id: string }>('POST', '/cash/collections', { collectOn })
  await seat.open(`/encaissements/prelevements/${id}`)
  await page.getByRole('row', { name: /Mercier Conseil/ }).click()
  await page.getByText('D’autres prélèvements pourront suivre sous le mandat RUM-MERCIER.').waitFor()
  await page.keyboard.press('f')
  await page.getByText(/Dernier prélèvement du mandat RUM-MERCIER/).waitFor()
  await page.getByText('FNAL (dernier)').waitFor()
  await examine(page)
  await picture(seat, 'prelevements-dernier')
  await seat.api('POST', `/cash/collections/${id}/validate`)
  await seat.open(`/encaissements/mandats?mandat=${mandate.id}`)
  await page.getByText(/épuisé\s:\sdernier prélèvement le/).waitFor()
  expect((await seat.api<{ mandate: { lastOn: string } }>('GET', `/cash/mandates/${mandate.id}`)).mandate.lastOn).toBe(
    collectOn,
  )
})
