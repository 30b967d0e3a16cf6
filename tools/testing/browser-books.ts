import { playDemo } from '../../sim/demo.ts'
import { type EmittedFile, emitDemo } from '../../sim/emission.ts'
import { addDays, dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { invariant } from '../../src/kernel/invariant.ts'
import { bookInto, IN_RENNES, type NewDocument } from './books.ts'
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

type NewCustomer = { readonly code: string; readonly name: string } & Partial<
  Record<'kind' | 'siren' | 'lang' | 'addressLines' | 'postcode' | 'city' | 'country' | 'terms', unknown>
>

/** A customer and its documents, known from now on. Gives the customer's id. */
export async function bookCustomer(
  stage: Stage,
  seat: Seat,
  customer: NewCustomer,
  documents: readonly Omit<NewDocument, 'customerId'>[],
): Promise<string> {
  const { id } = await seat.api<{ id: string }>('POST', '/customers', { ...IN_RENNES, ...customer })
  for (const document of documents)
    await bookInto(stage.database.db, seat.orgId, stageClock.now(), { ...document, customerId: id })
  return id
}

/** What strains a layout: the longest name a company bears here, and ten million owed since the winter before. */
export async function bookExtremes(stage: Stage, seat: Seat): Promise<{ customerId: string }> {
  const dueOn = addDays(today(), -200)
  const customerId = await bookCustomer(
    stage,
    seat,
    {
      code: 'VAUQUELIN-MATERIAUX-SUD-OUEST',
      name: LONGEST_NAME,
      siren: '732829320',
      addressLines: ['Zone industrielle du Grand Port Maritime, bâtiment C, quai numéro quatre'],
      postcode: '33300',
      city: 'Saint-Germain-en-Coglès-sur-Garonne',
      terms: { kind: 'eom_after', days: 45 },
    },
    [{ documentNo: 'FA-DIX-MILLIONS', label: 'Chantier', cents: 1_000_000_001, issuedOn: addDays(dueOn, -60), dueOn }],
  )
  return { customerId }
}
