import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { place } from '../../stories/agency-scene.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { dress, examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { eventually, staged } from '../../tools/testing/staged.ts'

let [whole, part] = ['', '']
const { stage, seat } = staged(async () => {
  const about = { database: stage.database, owner: seat, now: () => stageClock.now() }
  const { mandateId } = await signMandate(about, { no: 1, provider: 'Recouvréa', startsOn: addDays(today(), -30) })
  const late = { issuedOn: addDays(today(), -150), dueOn: addDays(today(), -120) }
  whole = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA-101', cents: 1_248_000, ...late },
  ])
  part = await bookCustomer(stage, seat, { code: 'DURAND', name: 'Durand Bâtiment' }, [
    { documentNo: 'FB-201', cents: 345_600, ...late },
    { documentNo: 'FB-202', cents: 50_000, ...late },
  ])
  for (const customerId of [whole, part]) {
    const { items } = await seat.api<{ items: { id: string; documentNo: string }[] }>(
      'GET',
      `/customers/${customerId}/items?show=all`,
    )
    await place(about, seat.orgId, {
      ...{ mandateId, agency: { orgId: null as never, name: 'Recouvréa' }, customerId },
      itemIds: items.filter(({ documentNo }) => documentNo !== 'FB-202').map(({ id }) => id),
    })
  }
})

const BARRED = ['Préparer une étape', 'Préparer une mise en demeure']

test('where a provider alone collects all, our buttons say it, stay within reach of the keyboard, and lead to its file', async () => {
  const { page } = seat
  await seat.open(`/clients/${whole}`)
  for (const name of BARRED) {
    const button = page.getByRole('button', { name })
    await eventually(() => button.getAttribute('aria-disabled')).toBe('true')
    await button.focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const why = await page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`).innerText()
    expect(why).toContain('Recouvréa')
    expect(why).toContain('CF-')
  }
  await examine(page)
  await picture(seat, 'kept-out')
  await page.getByRole('link', { name: 'Voir le dossier confié' }).first().click()
  await page.getByRole('complementary', { name: 'Dossier' }).getByText('FA-101').waitFor()
  await seat.open(`/clients/${whole}?panneau=voie`)
  const open = page.getByRole('button', { name: /Ouvrir/ }).first()
  await eventually(() => open.getAttribute('aria-disabled')).toBe('true')
  await picture(seat, 'kept-out-route')
})

test('where something is not placed, the acts are about that alone', async () => {
  const { page } = seat
  await seat.open(`/clients/${part}`)
  await page.getByRole('button', { name: 'Préparer une mise en demeure' }).click()
  const letter = page.getByRole('dialog', { name: 'Mise en demeure' })
  await letter.getByText('FB-202').waitFor()
  expect(await letter.getByText('FB-201').count()).toBe(0)
  await page.keyboard.press('Escape')
  await seat.open(`/clients/${part}?panneau=voie`)
  await page
    .getByRole('button', { name: /Ouvrir/ })
    .first()
    .click()
  const matter = page.getByRole('dialog')
  const placed = matter.getByRole('checkbox', { name: /FB-201/ })
  await placed.waitFor()
  expect(await placed.isChecked()).toBe(false)
  await placed.check()
  await matter.getByText('décochez, ou reprenez le dossier').waitFor()
  await dress(seat, 'en', 'dark')
  await seat.open(`/clients/${whole}`)
  await page.getByText('who alone collects it').first().waitFor()
  await examine(page)
  await picture(seat, 'kept-out-dark')
})
