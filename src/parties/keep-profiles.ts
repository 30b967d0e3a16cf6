import type { OrgTx } from '../platform/db.ts'
import type { Actor } from '../trail/index.ts'
import { colleagueOf } from './colleague-store.ts'
import { checkParent } from './keep-group.ts'
import { keepProfile } from './keep-profile.ts'
import type { Profile } from './model.ts'
import { profileOf } from './profile-store.ts'

type By = { readonly actor: Actor; readonly at: Date }

/**
 * Keeps several profiles at once, by customer: groups change together, so that a head may leave its group in the same breath
 * as others join it. Refuses what `keepProfile` refuses; with `isLenient`, a group or a salesperson that can no longer be
 * is left as it stands instead.
 */
export async function keepProfiles(
  tx: OrgTx,
  wanted: ReadonlyMap<string, Profile>,
  by: By,
  isLenient = false,
): Promise<void> {
  const leaving = new Map<string, Profile>()
  for (const [id, profile] of wanted) {
    const before = await profileOf(tx, id)
    if (!before?.parentId || before.parentId === profile.parentId) continue
    leaving.set(id, before)
    await keepProfile(tx, id, { ...before, parentId: null }, by)
  }
  for (const [id, profile] of wanted) {
    const before = await profileOf(tx, id)
    if (!before) continue
    const { parentId, salespersonId } = profile
    if (!isLenient) {
      await keepProfile(tx, id, profile, by)
      continue
    }
    const heads = [parentId, leaving.get(id)?.parentId ?? null].filter((head) => head !== null)
    let head: string | null = null
    for (const one of heads) if (head === null && (await checkParent(tx, id, one)).ok) head = one
    const isHere = salespersonId === null || (await colleagueOf(tx, salespersonId)) !== null
    const seller = isHere ? salespersonId : before.salespersonId
    await keepProfile(tx, id, { ...profile, parentId: parentId && head, salespersonId: seller }, by)
  }
}
