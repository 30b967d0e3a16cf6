import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { snapshotShelf } from '../../platform/snapshot-shelf.ts'
import { PAPERS, type Paper } from '../audit/model.ts'
import type { Stage } from '../tariffs/model.ts'
import type { GatheredClaim } from './gather-claims.ts'
import { runningMandates } from './mandate-use.ts'
import type { MandateUse, Why } from './model.ts'
import { type RoutingAsked, routeClaims } from './route-claims.ts'
import { type RoutingRule, usualRules } from './routing.ts'
import { missingPapers } from './rules.ts'
import { policiesOf } from './setting-store.ts'
import { placementWording as words } from './wording.ts'

/** What one customer owes in one currency and could leave today, to one mandate or to one that a person chooses. */
export type ReadyFile = {
  /** Customer, currency and where it goes: the same file has the same key until its claims change their way. */
  readonly key: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly kind: GatheredClaim['claim']['kind']
  readonly currency: string
  readonly mandateId: string | null
  /** Of the rule that sends it to a mandate; null where a person chooses. */
  readonly stage: Stage | null
  readonly rule: string
  readonly cents: number
  readonly oldestDueOn: LocalDate
  readonly itemIds: readonly string[]
  readonly documents: readonly string[]
  /** Papers that it could go without, and goes without. */
  readonly without: readonly Paper[]
}

/** A claim that is late and stays, with every reason. */
export type KeptClaim = GatheredClaim['claim'] & { readonly reasons: readonly Why[] }

export type Ready = {
  readonly policyId: string | null
  readonly files: readonly ReadyFile[]
  readonly kept: readonly KeptClaim[]
  readonly mandates: readonly MandateUse[]
}

/** The rules in use: the organisation's, or what is usual until it has some. */
export async function rulesInUse(tx: OrgTx): Promise<{ id: string | null; rules: readonly RoutingRule[] }> {
  const used = (await policiesOf(tx)).find(({ isUsed }) => isUsed)
  if (used) return used
  const { currency, lang } = await organisationOf(tx)
  return { id: null, rules: usualRules(currency, say(lang, words.usualRule)) }
}

/** Every late claim that the rules look at: ready, grouped by customer, currency and where it goes, or kept with its reasons. */
async function reckonReady(tx: OrgTx, asked: RoutingAsked): Promise<Ready> {
  const { id: policyId, rules } = await rulesInUse(tx)
  const mandates = await runningMandates(tx)
  const files = new Map<string, Draft>()
  const kept: KeptClaim[] = []
  for (const { claim, facts, rule, mandate, stage, reasons } of await routeClaims(tx, rules, mandates, asked))
    if (reasons.length > 0) kept.push({ ...claim, reasons })
    else
      addTo(files, claim, { mandateId: mandate?.id ?? null, stage, rule: rule!.name, without: lacking(claim, facts) })
  return { policyId, files: [...files.values()].sort(byAmount), kept, mandates }
}

const EVERY_PAPER = { business: PAPERS, consumer: PAPERS, public: PAPERS }
const lacking = (claim: GatheredClaim['claim'], facts: GatheredClaim['facts']): Paper[] =>
  missingPapers(claim, facts, EVERY_PAPER)

type Draft = ReadyFile & {
  cents: number
  oldestDueOn: LocalDate
  itemIds: string[]
  documents: string[]
  without: Paper[]
}

function addTo(
  files: Map<string, Draft>,
  claim: GatheredClaim['claim'],
  { mandateId, stage, rule, without }: Pick<ReadyFile, 'mandateId' | 'stage' | 'rule' | 'without'>,
): void {
  const key = [claim.customerId, claim.currency, mandateId ?? '', ...(stage === 'court' ? [stage] : [])].join(':')
  const { customerId, customerCode, customerName, kind, currency } = claim
  let file = files.get(key)
  if (!file)
    files.set(
      key,
      (file = {
        ...{ key, customerId, customerCode, customerName, kind, currency, mandateId, stage, rule },
        ...{ cents: 0, oldestDueOn: claim.dueOn, itemIds: [], documents: [], without: [] },
      }),
    )
  file.cents += claim.openCents
  if (claim.dueOn < file.oldestDueOn) file.oldestDueOn = claim.dueOn
  file.itemIds.push(claim.itemId)
  file.documents.push(claim.documentNo)
  for (const paper of without) if (!file.without.includes(paper)) file.without.push(paper)
}

const byAmount = (a: ReadyFile, b: ReadyFile): number => b.cents - a.cents || (a.key < b.key ? -1 : 1)

/** Claims of all the queues that are kept, some hundreds of megabytes. */
const MOST_CLAIMS = 400_000

/** The queue as it stands, kept for as long as nobody writes anything. */
export const readyShelf = () =>
  snapshotShelf<RoutingAsked, Ready>({
    keyOf: ({ today }) => today,
    reckon: reckonReady,
    sizeOf: ({ files, kept }) => files.reduce((sum, { itemIds }) => sum + itemIds.length, kept.length),
    most: MOST_CLAIMS,
  })
