import { accessRoutes } from '../src/access/contract.ts'
import { newId } from '../src/kernel/ids.ts'
import { withOwner } from '../src/platform/database.ts'
import { newOrganisation, PASSWORD, type Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'

/** An agency that is an organisation here, with somebody of it, and the mandates by which creditors placed claims with it. */

export type Agency = { readonly orgId: number; readonly name: string; readonly owner: Visitor }
/** Where and when something is placed. */
type Scene = Pick<Story, 'now'> & { readonly database: Pick<Story['database'], 'ownerUrl'> }
type Held = Pick<Agency, 'orgId' | 'name'>

/** An account of somebody who belongs to no organisation of the story, and an organisation of their own. */
export async function newAgency(story: Story, name: string, person: string): Promise<Agency> {
  const owner = story.visitor()
  const email = `${person.toLowerCase().replaceAll(' ', '.')}@agence.example`
  await join(story, owner, story.owner, { email, person, role: 'reader' })
  const { orgId } = await owner.call(accessRoutes.createOrganisation, { body: newOrganisation(name) })
  const { userId } = await owner.call(accessRoutes.me)
  await story.owner.call(accessRoutes.changeRole, { params: { userId }, body: { role: null } })
  owner.orgId = orgId
  return { orgId, name, owner }
}

/** Makes `visitor` a member of the organisation of `host`. */
export async function join(
  story: Story,
  visitor: Visitor,
  host: Visitor,
  who: { email: string; person: string; role: 'owner' | 'manager' | 'collector' | 'reader' },
): Promise<void> {
  const { link } = await host.call(accessRoutes.invite, { body: { email: who.email, role: who.role } })
  await visitor.call(accessRoutes.acceptInvitation, {
    params: { token: link.split('/').at(-1)! },
    body: { name: who.person, password: PASSWORD, lang: 'fr' },
  })
  visitor.orgId = host.orgId
}

/** The same person at another window, in another organisation. */
export function seatIn(story: Story, visitor: Visitor, orgId: number): Visitor {
  const seat = story.visitor()
  for (const [name, value] of visitor.cookies) (seat.cookies as Map<string, string>).set(name, value)
  seat.orgId = orgId
  return seat
}

/** A mandate that runs between a creditor and an agency, with the key by which the agency comes in. Gives its id. */
export function runMandate(story: Scene, creditorId: number, agency: Held, no = 1): Promise<string> {
  const [mandate, provider] = [newId(story.now()), newId(story.now())]
  return withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.provider (org_id, id, agency_org_id, name, kept_at, kept_by_name) values ($1, $2, $3, $4, $5, 'Claire')
       on conflict do nothing`,
      [creditorId, provider, agency.orgId, agency.name, story.now()],
    )
    await owner.query(
      `insert into outsourcing.mandate (org_id, id, no, provider_id, agency_org_id, state, version, starts_on, made_at, made_by_name, creditor_name,
         provider_name)
       select $1, $2, $3, p.id, $4, 'running', 1, '2026-01-01', $5, 'Claire', o.name, p.name
       from access.organisation o join outsourcing.provider p on p.org_id = o.org_id where p.org_id = $1 and p.agency_org_id = $4`,
      [creditorId, mandate, no, agency.orgId, story.now()],
    )
    await owner.query(
      `insert into access.delegation (org_id, mandate_id, agency_org_id, name, opened_at) values ($1, $2, $3, $4, $5)`,
      [creditorId, mandate, agency.orgId, `MR-000${no}`, story.now()],
    )
    return mandate
  })
}

type Placing = {
  readonly mandateId: string
  readonly agency: Held
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly currency?: string
}

let numbers = 0

/** Places documents of a customer with an agency. Gives the placement's id. */
export function place(story: Scene, creditorId: number, placing: Placing): Promise<string> {
  const id = newId(story.now())
  return withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.placement (org_id, id, no, mandate_id, agency_org_id, customer_id, currency, stage, is_pilot, placed_on, placed_cents, placed_at, placed_by_name)
       values ($1, $2, $3, $4, $5, $6, $8, 'amicable', false, '2026-03-02', 1, $7, 'Claire')`,
      [
        creditorId,
        id,
        ++numbers,
        placing.mandateId,
        placing.agency.orgId,
        placing.customerId,
        story.now(),
        placing.currency ?? 'EUR',
      ],
    )
    for (const itemId of placing.itemIds) {
      const columns = await knownColumns(owner)
      await owner.query(
        `insert into outsourcing.placed_item (org_id, placement_id, item_id, placed_cents, is_live${columns.map((name) => `, ${name}`).join('')})
         select $1, $2, i.id, i.open_cents, true${columns.map(() => ', i.open_cents').join('')} from ledger.item i where i.org_id = $1 and i.id = $3`,
        [creditorId, id, itemId],
      )
    }
    return id
  })
}

/** What else a placed document is kept with, and must be. */
async function knownColumns(owner: { query(text: string): Promise<{ rows: { name: string }[] }> }): Promise<string[]> {
  const { rows } = await owner.query(`
    select attname as name from pg_attribute where attrelid = 'outsourcing.placed_item'::regclass and attname in ('known_cents') and not attisdropped`)
  return rows.map(({ name }) => name)
}

/** Takes a placement back: from then on the agency is shown nothing of it. */
export const recall = (story: Scene, placementId: string): Promise<void> =>
  withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(`update outsourcing.placed_item set is_live = false where placement_id = $1`, [placementId])
    await owner.query(`update outsourcing.placement set ended_on = placed_on, ended_why = 'recalled' where id = $1`, [
      placementId,
    ])
  })
