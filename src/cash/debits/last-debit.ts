import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { By } from '../acting.ts'
import { settingOrRefuse, tellCollection } from './collection-draft.ts'
import { inLots } from './collection-file.ts'
import { openAt } from './collection-steps.ts'
import { mandatesOf } from './mandate-store.ts'
import { sequenceOf } from './rules.ts'
import { setSequences } from './store.ts'
import { debitWording as words } from './wording.ts'

/**
 * A person says that a debit of a draft is the last under its mandate (`FNAL`), or takes it back. Once its file is fixed nothing
 * more is collected under that mandate, unless the bank rejects the debit. Refused for a mandate given for one collection, and
 * while another debit of the draft is under the same mandate: of the two only one can be the last.
 */
export async function markLastDebit(
  tx: OrgTx,
  collectionId: string,
  debitId: string,
  isLast: boolean,
  by: By,
): Promise<void> {
  const { collection, debits } = await openAt(tx, collectionId, 'draft')
  const debit = debits.find(({ id }) => id === debitId)
  if (!debit) throw new Refused(refuse('changed_meanwhile', words.debitGone).refusal)
  const [mandate] = await mandatesOf(tx, { id: debit.mandateId })
  const reference = mandate!.reference
  if (mandate!.isOneOff) throw new Refused(refuse('one_off', words.lastOfOne, { reference }).refusal)
  if (isLast && debits.some((other) => other !== debit && other.mandateId === debit.mandateId))
    throw new Refused(refuse('several', words.lastOfSeveral, { reference }).refusal)
  const { tellsFirst } = await settingOrRefuse(tx)
  const sequence = isLast ? ('FNAL' as const) : sequenceOf(mandate!, tellsFirst)
  const changed = debits.map((one) => (one === debit ? { ...one, sequence } : one))
  await setSequences(tx, inLots(collection.messageId, changed))
  const more = { mandateId: debit.mandateId, reference, endToEnd: debit.endToEnd }
  await tellCollection(tx, by, isLast ? 'debit_marked_last' : 'debit_not_last', collection, [debit], more)
}
