import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { record } from '../../trail/index.ts'
import { noticesFollowed } from '../notices/record-event.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { adviseRoutes, courtKindFor } from './advice.ts'
import { adviceSentences } from './advice-wording.ts'
import { importedCourts } from './court-store.ts'
import { type CourtRow, courtAt } from './courts.ts'
import { runningFor } from './delay-store.ts'
import { type Corrections, gatherClaim } from './gather-facts.ts'
import { type Court, type Debtor, insertClaimed, insertDebtor, insertProceeding, nextNumber } from './matter-store.ts'
import { type ProceedingKind, proceedingNumber } from './model.ts'
import { proceedingWording as words } from './wording.ts'

export type NewMatter = {
  readonly kind: ProceedingKind
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly others: readonly Omit<Debtor, 'id'>[]
  readonly note: string
  readonly corrections: Pick<Corrections, 'contested' | 'areTraders'>
}

/**
 * Opens a matter for open debts of a customer: its court is found from the seat, its first debtor is the customer. Refused when a
 * document is none of its debts or is claimed elsewhere, when they are in two currencies, and where the law closes the route.
 */
export async function openProceeding(tx: OrgTx, asked: NewMatter, by: By): Promise<string> {
  const { customerId, kind } = asked
  const itemIds = [...new Set(asked.itemIds)]
  if (itemIds.length === 0) throw new Refused(refuse('no_items', words.itemsMissing, {}, 'itemIds').refusal)
  // The number is held first: two matters for one document would each find it free.
  const no = await nextNumber(tx)
  const corrections = { ...asked.corrections, debtors: 1 + asked.others.length }
  const claim = await gatherClaim(tx, { customerId, itemIds, today: by.today }, corrections)
  if (!claim) throw new Refused(refuse('not_its_debt', words.notItsDebt, {}, 'itemIds').refusal)
  const taken = await runningFor(tx, itemIds)
  if (taken) {
    const params = { document: taken.documentNo, number: proceedingNumber(taken.no) }
    throw new Refused(refuse('claimed_already', words.alreadyClaimed, params, 'itemIds').refusal)
  }
  const { customer, debts, facts } = claim
  const advice = adviseRoutes(facts, await statutesOf(tx)).find(({ route }) => route === kind)
  if (advice?.standing === 'not') {
    const why = advice.reasons.find(({ says: side }) => side === 'against')!
    const told = (lang: 'fr' | 'en') => say(lang, adviceSentences[why.code], why.params)
    throw new Refused(
      refuse(
        'route_closed',
        {
          fr: say('fr', words.closedRoute, { why: told('fr') }),
          en: say('en', words.closedRoute, { why: told('en') }),
        },
        undefined,
        'kind',
      ).refusal,
    )
  }
  const id = newId(by.at)
  const court = await courtFor(tx, courtKindFor(facts), customer.postcode)
  const matter = {
    ...{ id, no, kind, customerId, currency: facts.currency, openedOn: by.today, court, note: asked.note },
    ...{ reference: '', lawyer: '', officer: '' },
  }
  await insertProceeding(tx, matter, { name: by.actor.name, at: by.at })
  await insertClaimed(
    tx,
    id,
    debts.map(({ itemId, openCents }) => ({ id: itemId, openCents })),
  )
  const { name, siren, addressLines, country } = customer
  // Files of the books bound neither.
  const place = { postcode: customer.postcode.slice(0, 20), city: customer.city.slice(0, 100) }
  const first = { role: 'debtor' as const, name, siren, addressLines, ...place, country: country || 'FR' }
  for (const [at, debtor] of [first, ...asked.others].entries())
    await insertDebtor(tx, id, at, { ...debtor, id: newId(by.at) })
  // What they were given notice of has its next step.
  await noticesFollowed(
    tx,
    debts.map(({ itemId }) => itemId),
    proceedingNumber(no),
    by,
  )
  await tellFact(tx, 'proceeding_moved', { orgId: tx.orgId, customerId })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'proceeding_opened',
    subject: { kind: 'customer', id: customerId },
    data: {
      proceeding: proceedingNumber(no),
      route: kind,
      court: court.name,
      documents: debts.map(({ documentNo }) => documentNo),
      claimed: { cents: sumCents(debts.map(({ openCents }) => openCents)), currency: facts.currency },
      debtors: 1 + asked.others.length,
    },
  })
  return id
}

/** The court of a place, as a matter keeps it: without a name where it is not known, for whoever is asked to fill it in. */
export async function courtFor(tx: OrgTx, kind: Court['kind'], postcode: string): Promise<Court> {
  const found: CourtRow | null = courtAt(await importedCourts(tx), kind, postcode)
  if (!found) return { kind, name: '', address: '', postcode: '', city: '' }
  const { name, address, city } = found
  return { kind, name, address, postcode: found.postcode, city }
}
