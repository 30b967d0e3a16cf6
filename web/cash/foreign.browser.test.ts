import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { bookItems } from '../../src/ledger/index.ts'
import { part } from '../../src/platform/sql.ts'
import { bankSays } from '../../tools/testing/bank.ts'
import {
  examine,
  openStage,
  ownerSeat,
  picture,
  type Seat,
  type Stage,
  stageClock,
} from '../../tools/testing/browser.ts'
import { today } from '../../tools/testing/browser-books.ts'

/** An invoice in dollars, and the euros that pay it. */

let stage: Stage
let seat: Seat

beforeAll(async () => {
  stage = await openStage()
  seat = await ownerSeat(stage)
  const { id } = await seat.api<{ id: string }>('POST', '/customers', {
    code: 'TALLPINE',
    name: 'Tallpine Studios',
    kind: 'business',
    siren: null,
    vatNo: null,
    lang: 'en',
    addressLines: ['1 Pine Street'],
    postcode: '97201',
    city: 'Portland',
    country: 'US',
    terms: null,
  })
  const dueOn = addDays(today(), -20)
  await stage.database.db.inOrg(seat.orgId, (tx) =>
    bookItems(
      tx,
      part`select ${newId()}::uuid as id, ${id}::uuid as customer_id, 'invoice'::text as kind, 1::smallint as side, 398087::bigint as amount_cents,
        'USD'::text as currency, 'FA2026-0491'::text as document_no, ''::text as label, ${addDays(dueOn, -30)}::date as issued_on, ${dueOn}::date as due_on,
        'stated'::text as due_source, null::uuid as source_id, null::int as source_line, null::uuid as source_key, null::uuid as settle_key,
        null::date as settled_on`,
      stageClock.now(),
      null,
    ),
  )
  const movement = { on: addDays(today(), -1), cents: 375_164, payer: 'TALLPINE STUDIOS', words: 'FA2026-0491' }
  const statement = { iban: 'FR7630006000011234567890189', movements: [movement] }
  await bankSays(stage.database.db, seat.orgId, statement, stageClock.now())
})
afterAll(() => stage.end())

test('euros that cite an invoice in dollars: both amounts are shown, and Enter settles it in its own currency', async () => {
  const { page } = seat
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await seat.open('/encaissements')
  await panel.getByText('est due dans une autre devise').waitFor()
  await panel.getByText('vérifiez le cours').waitFor()
  await examine(page)
  await picture(seat, 'encaissements-devise')
  await page.keyboard.press('Enter')
  type Lines = { lines: { id: string; state: string }[] }
  const state = async () => (await seat.api<Lines>('GET', '/cash/lines?show=all')).lines[0]!
  await expect.poll(async () => (await state()).state).toBe('matched')
  await seat.open(`/encaissements?etat=matched&ligne=${(await state()).id}`)
  await panel.getByText('FA2026-0491').first().waitFor()
  await picture(seat, 'encaissements-devise-reglee')
})
