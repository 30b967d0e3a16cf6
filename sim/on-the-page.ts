import { OpenAPIHono } from '@hono/zod-openapi'
import { signedLinks } from '../src/access/index.ts'
import type { By } from '../src/cash/index.ts'
import { inCharge } from '../src/desk/index.ts'
import { categoryBook, disputeName } from '../src/disputes/index.ts'
import type { DunningDeps } from '../src/dunning/index.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Deps } from '../src/main/app.ts'
import { servePortalPages } from '../src/portal/index.ts'
import type { Late } from './late-customers.ts'
import { paper } from './paper.ts'

/** What debtors do on their own page, through its very forms: nobody else knows what a form may say. */

type World = Deps & DunningDeps
type Form = { readonly page: string; readonly fields: Readonly<Record<string, string | readonly string[] | File>> }

/** One customer promises a date, one contests with its delivery note, one asks to pay in three times, one says that it has paid. */
export async function visitPages(world: World, orgId: number, late: readonly Late[], by: By): Promise<void> {
  const categories = await world.db.inOrg(orgId, (tx) => categoryBook(tx, world.clock.now()))
  const delivery = categories.find(({ name }) => disputeName('fr', name) === 'Livraison')!.id
  const note = await deliveryNote()
  const day = (ahead: number) => addDays(by.today, ahead)
  const acts: readonly ((of: Late) => Form)[] = [
    ({ items }) => ({ page: '/promise', fields: { i: items, dueOn: day(9) } }),
    ({ items }) => ({
      page: '/dispute',
      fields: {
        i: items.slice(0, 1),
        cause: delivery,
        part: '',
        why: 'Il manque deux colis sur vingt, notés sur le bon de livraison.',
        file: note,
      },
    }),
    ({ items }) => ({
      page: '/plan',
      fields: { i: items, count: '3', firstOn: day(12), why: 'Un chantier nous sera réglé en janvier.' },
    }),
    ({ items }) => ({ page: '/paid', fields: { i: items.slice(0, 1), paidOn: day(-1), how: 'Virement' } }),
  ]
  const debtors = pagesOf(world)
  const waiting = [...late]
  // Whoever may not, because what it owes is promised or contested already, leaves it to the next one.
  for (const act of acts)
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const link = await world.db.inOrg(orgId, (tx) =>
        signedLinks(world).give(
          tx,
          {
            purpose: 'portal',
            customerId: one!.customerId,
            aboutId: null,
            expiresAt: new Date(`${day(90)}T12:00:00Z`),
          },
          by,
        ),
      )
      const { page, fields } = act(one)
      if (await debtors.send(new URL(link.address).pathname, page, { name: one.contact, ...fields })) break
    }
}

function pagesOf(world: World) {
  const app = new OpenAPIHono()
  servePortalPages(app, { ...world, inCharge, accounts: { personOf: async () => null } })
  return {
    /** Opens the page and sends one of its forms; whether it was taken. */
    async send(at: string, page: string, fields: Form['fields']): Promise<boolean> {
      const form = new FormData()
      form.set('token', newId(world.clock.now()))
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
      const { host, origin } = new URL(world.publicUrl)
      const headers = { host, 'accept-language': 'fr' }
      await app.request(`${origin}${at}`, { headers })
      const answer = await app.request(`${origin}${at}${page}`, {
        method: 'POST',
        body: form,
        headers: { ...headers, origin },
      })
      return answer.status === 303
    },
  }
}

async function deliveryNote(): Promise<File> {
  const bytes = await paper([
    'BON DE LIVRAISON (démonstration)',
    '',
    '20 colis annoncés, 18 reçus.',
    'Réserves : deux colis manquants.',
    'Signé à la réception.',
  ])
  return new File([bytes as BlobPart], 'bon-de-livraison.pdf', { type: 'application/pdf' })
}
