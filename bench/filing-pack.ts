import { createHash } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { bytesOf, keepDocument } from '../src/documents/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { buildPack } from '../src/legal/packs/build-pack.ts'
import { buildRequest } from '../src/legal/packs/build-request.ts'
import { groundOf } from '../src/legal/packs/draft.ts'
import type { PackPlan } from '../src/legal/packs/model.ts'
import { filesOf, insertPack, packOf } from '../src/legal/packs/pack-store.ts'
import { usualPlan } from '../src/legal/packs/usual-plan.ts'
import { addCustomer } from '../src/parties/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { withOwner } from '../src/platform/database.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { bookInto, IN_RENNES } from '../tools/testing/books.ts'
import { founded } from './founded.ts'
import { median, peakMb, processorSeconds, seconds, withBenchDatabase } from './measure.ts'

/**
 * A filing pack of forty exhibits: eighteen invoices of four pages and their delivery notes of one, an order, an extract; the account and the
 * calculation are drawn up. Processor time of everything that works on the first; those that follow against copying the same pages.
 */
const INVOICES = 18
const ROUNDS = 9
/** Opened twice, stamped, looked through for what archives forbid, and kept: several times a copy. */
const AIM = 10
const on = day('2026-11-22')
const at = new Date('2026-11-22T09:00:00Z')
const by = { actor: { id: 'bench', name: 'Bench' }, at, today: on }

await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = await founded(db)
  await withOwner(ownerUrl, (client) => client.query("update access.organisation set siren = '732829320'"))
  const press = openPdfPress({ workers: 2 })
  const customer = {
    ...IN_RENNES,
    code: 'MOREL',
    name: 'Atelier Morel',
    siren: '732829320',
    addressLines: [...IN_RENNES.addressLines],
  }
  const customerId = await db.inOrg(orgId, (tx) => addCustomer(tx, customer, by))
  const page = `#set document(title: "t")\n#let d = json(bytes(sys.inputs.data))\n#range(d.pages).map(n => [= #d.name\n#lorem(350)]).join(pagebreak())`
  const keep = async (
    name: string,
    kind: 'invoice' | 'delivery_proof' | 'order' | 'company_extract',
    pages: number,
    numbers: string[],
  ) => {
    const { bytes } = await press.renderPdf({ template: page, data: { name, pages }, createdOn: on })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { name: `${name}.pdf`, type: 'application/pdf', bytes, sha256 }
    await db.inOrg(orgId, (tx) => keepDocument(tx, customerId, file, { kind, numbers, bearsOn: null }, by))
  }
  for (let no = 1; no <= INVOICES; no++) {
    const documentNo = `FA-${no}`
    await bookInto(db, orgId, at, {
      customerId,
      documentNo,
      cents: 120_000,
      issuedOn: '2026-04-15',
      dueOn: '2026-05-15',
    })
    await keep(`Facture ${documentNo}`, 'invoice', 4, [documentNo])
    await keep(`Livraison ${documentNo}`, 'delivery_proof', 1, [documentNo])
  }
  await keep('Commande', 'order', 2, [])
  await keep('Kbis', 'company_extract', 2, [])
  const plan: PackPlan = {
    ...(await db.inOrg(orgId, async (tx) =>
      usualPlan(tx, await groundOf(tx, { customerId, proceedingId: null, today: on, lang: 'fr' }), null),
    )),
    creditor: { form: 'SAS', registry: 'RCS Rennes', representative: 'Claire Dubois', capacity: 'présidente' },
    signatory: { as: 'representative', name: 'Claire Dubois', capacity: 'présidente', place: 'Rennes' },
    court: { kind: 'commercial', name: 'Tribunal de commerce de Rennes', addressLines: [] },
  }
  const name = 'requete_MOREL_20261122.zip'
  const pack = { customerId, kind: 'order_for_payment', plan, name, madeOn: on, madeAt: at } as const
  let last = ''
  const build = async () => {
    last = newId(at)
    await db.inOrg(orgId, (tx) => insertPack(tx, { ...pack, id: last, madeBy: 'bench', madeByName: 'Bench' }))
    await buildPack({ db, press, clock: settableClock(at) }, { orgId, packId: last }, buildRequest)
  }
  // The same pages read, copied one by one into files of their own and hashed, with nothing checked, stamped, drawn or kept.
  const copy = async () => {
    for (const { key } of plan.exhibits) {
      const [of, documentId] = key.split(':')
      if (of !== 'document') continue
      const bytes = await db.inOrg(orgId, (tx) => bytesOf(tx, documentId!))
      const [from, to] = [await PDFDocument.load(bytes, { updateMetadata: false }), await PDFDocument.create()]
      for (const page of await to.copyPages(from, from.getPageIndices())) to.addPage(page)
      createHash('sha256')
        .update(await to.save())
        .digest()
    }
  }
  const before = processorSeconds()
  const first = await seconds(build)
  const used = processorSeconds() - before
  const made = await db.inOrg(orgId, (tx) => packOf(tx, last))
  const files = await db.inOrg(orgId, (tx) => filesOf(tx, last))
  const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  console.log(
    `${plan.exhibits.length} exhibits, ${pages} pages, ${((made?.size ?? 0) / 1e6).toFixed(1)} MB, ${made?.state}: the first ${first.toFixed(1)} s, ${used.toFixed(1)} s of processor; peak ${peakMb()} MB`,
  )
  const spent = async (work: () => Promise<void>): Promise<number> => {
    const start = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  await copy()
  const ratios: number[] = []
  const builds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await spent(copy)
    builds.push(await spent(build))
    ratios.push(builds.at(-1)! / floor)
  }
  console.log(
    `the next ones ${median(builds).toFixed(2)} s of processor each, ${median(ratios).toFixed(2)} times copying their pages (aim ≤ ${AIM}) ${median(ratios) <= AIM ? 'met' : 'MISSED'}, rounds ${ROUNDS}`,
  )
  await press.close()
})
