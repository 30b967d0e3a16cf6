import { newId } from '../kernel/ids.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import type { Actor } from '../trail/index.ts'
import { CODE_PATTERN, hashOfCode, linkCodes, readCode } from './link-code.ts'
import { countVisit, insertLinks, type Link, type LinkPurpose, linkByHash, linkOf } from './link-store.ts'

/** Where a link of each purpose leads; short, for it is typed from letters too. */
export const LINK_PATHS: Readonly<Record<LinkPurpose, string>> = { portal: '/p', colleague: '/q', provider: '/m' }

/** A link as it stands in what left the house, whatever its address begins with: to be struck out of copies for others. */
export const LINK_IN_TEXT = new RegExp(`(?:${Object.values(LINK_PATHS).join('|')})/${CODE_PATTERN}`, 'gi')

/** Signed links of one installation. */
export type Links = {
  /** Whether somebody elsewhere can open an address of this installation: only then does a link leave the house. */
  readonly isReachable: boolean
  /** `https://…/p/k7f39-x2mqw-ert5y-p8vzk`. Whoever holds it may do what its purpose allows, for one customer or one provider. */
  addressOf(orgId: number, link: Pick<Link, 'id' | 'purpose'>): string
  /**
   * Makes a link in the caller's transaction and gives its id and address. With an `id` of the caller's, making it again gives the
   * same address and changes nothing of what is kept.
   */
  give(tx: OrgTx, order: LinkOrder, by: By): Promise<GivenLink>
  /** The same for many at once, in their order. */
  giveAll(tx: OrgTx, orders: readonly LinkOrder[], by: By): Promise<GivenLink[]>
}

type By = { readonly actor: Actor; readonly at: Date }

export type LinkOrder = {
  readonly id?: string
  readonly purpose: LinkPurpose
  /** Null for a provider, which must name what it is about. */
  readonly customerId: string | null
  readonly aboutId: string | null
  readonly expiresAt: Date
}
export type GivenLink = { readonly id: string; readonly address: string }

export function signedLinks({ secret, publicUrl }: { secret: string; publicUrl: string }): Links {
  const codes = linkCodes(secret)
  const addressOf: Links['addressOf'] = (orgId, { id, purpose }) =>
    `${publicUrl}${LINK_PATHS[purpose]}/${codes.codeOf(orgId, id)}`
  const giveAll: Links['giveAll'] = async (tx, orders, { actor, at }) => {
    const given = orders.map((order) => {
      const id = order.id ?? newId(at)
      return { ...order, id, codeHash: hashOfCode(codes.codeOf(tx.orgId, id)), madeAt: at, madeBy: actor.id }
    })
    await insertLinks(tx, given)
    return given.map(({ id, purpose }) => ({ id, address: addressOf(tx.orgId, { id, purpose }) }))
  }
  return {
    isReachable: publicUrl.startsWith('https://'),
    addressOf,
    give: async (tx, order, by) => (await giveAll(tx, [order], by))[0]!,
    giveAll,
  }
}

type Opened<P extends LinkPurpose> = { readonly orgId: number; readonly link: Link<P> }
/** What a code leads to. Why it opens nothing is for the creditor's record: to whoever holds it, every closed page is alike. */
export type Followed<P extends LinkPurpose = LinkPurpose> =
  | ({ readonly is: 'open' } & Opened<P>)
  | ({ readonly is: 'expired' | 'revoked' } & Opened<P>)
  | { readonly is: 'unknown' }

/**
 * What a code opens, as it stands now. The code is looked up by its hash, so that how long it takes tells nothing of how near a
 * guess was. A link of another purpose is unknown here.
 */
export async function followLink<P extends LinkPurpose>(
  db: Db,
  purpose: P,
  typed: string,
  at: Date,
): Promise<Followed<P>> {
  const code = readCode(typed)
  const found = code === null ? null : await db.across((tx) => linkByHash(tx, hashOfCode(code)))
  const link = found && (await db.inOrg(found.orgId, (tx) => linkOf(tx, found.id)))
  if (!found || link?.purpose !== purpose) return { is: 'unknown' }
  return { is: standing(link, at), orgId: found.orgId, link: link as Link<P> }
}

/** The link again, inside the transaction of an act: null when it was revoked or ran out meanwhile. Counts the visit when asked to. */
export async function stillOpen<P extends LinkPurpose>(
  tx: OrgTx,
  { id }: Link<P>,
  at: Date,
  counts: boolean,
): Promise<Link<P> | null> {
  const link = await linkOf(tx, id)
  if (!link || standing(link, at) !== 'open') return null
  if (counts) await countVisit(tx, id, at)
  return link as Link<P>
}

const standing = ({ revokedAt, expiresAt }: Link, at: Date) =>
  revokedAt ? 'revoked' : expiresAt <= at ? 'expired' : 'open'
