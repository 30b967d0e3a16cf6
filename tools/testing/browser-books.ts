import { playDemo } from '../../sim/demo.ts'
import { type EmittedFile, emitDemo } from '../../sim/emission.ts'
import { addDays, dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { invariant } from '../../src/kernel/invariant.ts'
import { bookItems } from '../../src/ledger/index.ts'
import { part } from '../../src/platform/sql.ts'
import { type Seat, type Stage, stageClock } from './browser.ts'

/** The day the demo ends on: the server's own today. */
export const today = (): LocalDate => dayIn('Europe/Paris', stageClock.now())

let files: Promise<readonly EmittedFile[]> | null = null

/** Fills the books as a newcomer does: two fiscal years of accounting, then the list of customers with their contacts. */
export async function importDemo(seat: Seat): Promise<void> {
  files ??= emitDemo(playDemo(today()))
  for (const { name, bytes } of await files) {
    if (!/FEC\d{8}\.txt$/.test(name) && name !== 'clients.csv') continue
    const { fileId } = await seat.api<{ fileId: string }>('POST', `/imports/files?name=${name}`, bytes)
    const { id } = await seat.api<{ id: string }>('POST', '/imports', { fileId })
    await importReaches(seat, id, 'previewed')
    await seat.api('POST', `/imports/${id}/commit`)
    await importReaches(seat, id, 'committed')
  }
}

async function importReaches(seat: Seat, id: string, wanted: string): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    const { state, refusal } = await seat.api<{ state: string; refusal: unknown }>('GET', `/imports/${id}`)
    if (state === wanted) return
    invariant(state !== 'refused' && Date.now() < until, `the import is ${state}: ${JSON.stringify(refusal)}`)
    await new Promise((later) => setTimeout(later, 150))
  }
}

export const LONGEST_NAME =
  'Établissements Vauquelin & Fils, matériaux, négoce et transports du Val de Garonne et des pays de l’Adour réunis'

/** What strains a layout: the longest name a company bears here, and ten million owed since the winter before. */
export async function bookExtremes(stage: Stage, seat: Seat): Promise<{ customerId: string }> {
  const { id: customerId } = await seat.api<{ id: string }>('POST', '/customers', {
    code: 'VAUQUELIN-MATERIAUX-SUD-OUEST',
    name: LONGEST_NAME,
    kind: 'business',
    siren: '732829320',
    vatNo: null,
    lang: 'fr',
    addressLines: ['Zone industrielle du Grand Port Maritime, bâtiment C, quai numéro quatre'],
    postcode: '33300',
    city: 'Saint-Germain-en-Coglès-sur-Garonne',
    country: 'FR',
    terms: { kind: 'eom_after', days: 45 },
  })
  const due = addDays(today(), -200)
  await stage.database.db.inOrg(seat.orgId, (tx) =>
    bookItems(
      tx,
      part`select ${newId()}::uuid as id, ${customerId}::uuid as customer_id, 'invoice'::text as kind, 1::smallint as side,
        1000000001::bigint as amount_cents, 'EUR'::text as currency, 'FA-DIX-MILLIONS'::text as document_no, 'Chantier'::text as label,
        ${addDays(due, -60)}::date as issued_on, ${due}::date as due_on, 'stated'::text as due_source, null::uuid as source_id,
        null::int as source_line, null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
      stageClock.now(),
      null,
    ),
  )
  return { customerId }
}
