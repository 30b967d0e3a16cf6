import { documentsRoutes } from '../src/documents/contract.ts'
import type { DocumentKind } from '../src/documents/model.ts'
import { day } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Scope, Terms } from '../src/outsourcing/mandates/terms.ts'
import { usualTerms } from '../src/outsourcing/mandates/usual-terms.ts'
import { providerOf } from '../src/outsourcing/providers/provider-store.ts'
import { withOwner } from '../src/platform/database.ts'
import type { TestDatabase } from '../tools/testing/database.ts'
import type { Story } from '../tools/testing/story.ts'
import { pdfOf } from './documents-files.ts'

/** What stories of hand-overs begin with: a mandate that both signed, and files that lack nothing. */

export type SignedMandate = { readonly mandateId: string; readonly providerId: string }
type Signing = {
  readonly no: number
  readonly provider: string
  readonly scope?: Partial<Scope>
  readonly keepsOut?: boolean
  readonly voice?: Terms['voice']
  readonly atEnd?: Terms['atEnd']
  readonly startsOn?: string
  /** Null: the provider has no insurance on record. */
  readonly insuredUntil?: string | null
}

/** An organisation of a story, or of a browser's stage. */
type Founded = {
  readonly database: Pick<TestDatabase, 'db' | 'ownerUrl'>
  readonly owner: { readonly orgId: number }
  now(): Date
}

/** A mandate that runs, under the terms that are usual but for what is said; the provider is no organisation of this installation. */
export async function signMandate(story: Founded, asked: Signing): Promise<SignedMandate> {
  const { orgId } = story.owner
  const at = story.now()
  const [mandateId, providerId] = [newId(at), newId(at)]
  const { startsOn = '2026-01-01', insuredUntil = '2030-12-31' } = asked
  await withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.provider (org_id, id, name, kept_at, kept_by_name) values ($1, $2, $3, $4, 'Claire')`,
      [...[orgId, providerId, asked.provider, at]],
    )
    await owner.query(
      `insert into outsourcing.provider_condition (org_id, provider_id, insurer, policy_no, insured_until, iban, declared_on, declared_to,
         confirmed_on, confirmed_at, confirmed_by_name)
       values ($1, $2, 'Assureur', 'RC-1', $3, 'FR1420041010050500013M02606', '2020-01-06', 'TJ de Rennes', '2026-01-02', $4, 'Claire')`,
      [orgId, providerId, insuredUntil, at],
    )
  })
  const terms = await story.database.db.inOrg(orgId, async (tx) =>
    usualTerms(tx, (await providerOf(tx, providerId))!, null, day(startsOn)),
  )
  const signed: Terms = {
    ...terms,
    scope: { ...terms.scope, ...asked.scope },
    exclusivity: { ...terms.exclusivity, keepsOut: asked.keepsOut ?? true },
    atEnd: asked.atEnd ?? terms.atEnd,
    voice: asked.voice ?? terms.voice,
  }
  await withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `insert into outsourcing.mandate (org_id, id, no, provider_id, state, version, starts_on, made_at, made_by_name, creditor_name, provider_name)
       values ($1, $2, $3, $4, 'running', 1, $5, $6, 'Claire', 'Atelier des Lices', $7)`,
      [orgId, mandateId, asked.no, providerId, startsOn, at, asked.provider],
    )
    await owner.query(
      `insert into outsourcing.mandate_version (org_id, mandate_id, version, side, terms, note, made_at, made_by_name, offered_at)
       values ($1, $2, 1, 'creditor', $3, '', $4, 'Claire', $4)`,
      [orgId, mandateId, JSON.stringify(signed), at],
    )
  })
  return { mandateId, providerId }
}

/** Ends a mandate on a day, as its term does. */
export const endMandate = (story: Story, mandateId: string, on: string): Promise<void> =>
  withOwner(story.database.ownerUrl, async (owner) => {
    await owner.query(
      `update outsourcing.mandate set state = 'ended', ends_on = $3, works_until = null where org_id = $1 and id = $2`,
      [...[story.owner.orgId, mandateId, on]],
    )
  })

/** Keeps a file of a kind about a document. */
export async function keepPaper(
  story: Story,
  customerId: string,
  documentNo: string,
  kind: DocumentKind,
): Promise<string> {
  const bytes = await pdfOf([`${kind} ${documentNo}`])
  const { id } = await story.owner.call(documentsRoutes.add, {
    params: { id: customerId },
    query: { name: `${kind}-${documentNo}.pdf`, kind, number: documentNo },
    body: bytes,
  })
  return id
}

/** The papers that a business is usually asked for. */
export async function completeFile(story: Story, customerId: string, documentNo: string): Promise<void> {
  for (const kind of ['invoice', 'order', 'delivery_proof'] as const)
    await keepPaper(story, customerId, documentNo, kind)
}
