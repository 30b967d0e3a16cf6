import { organisationOf } from '../../access/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { snapshotShelf } from '../../platform/snapshot-shelf.ts'
import { PAPERS, type Paper } from '../audit/model.ts'
import { type GatheredClaim, gatherClaims } from './gather-claims.ts'
import { runningMandates } from './mandate-use.ts'
import type { MandateUse, Why } from './model.ts'
import { leastDaysOf, type RoutingRule, routeOf, usualRules } from './routing.ts'
import { judgeClaim, missingPapers, why } from './rules.ts'
import { policiesOf, requirementOf } from './setting-store.ts'
import { placementWording as words } from './wording.ts'

/** The segment of each of these customers, asked of those who keep segments, which stand after this folder. */
export type SegmentsOf = (tx: OrgTx, customerIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

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

type Asked = { readonly today: LocalDate; readonly segmentsOf: SegmentsOf }

/** The rules in use: the organisation's, or what is usual until it has some. */
export async function rulesInUse(tx: OrgTx): Promise<{ id: string | null; rules: readonly RoutingRule[] }> {
  const used = (await policiesOf(tx)).find(({ isUsed }) => isUsed)
  if (used) return used
  const { currency, lang } = await organisationOf(tx)
  return { id: null, rules: usualRules(currency, say(lang, words.usualRule)) }
}

/** Every late claim that the rules look at: ready, grouped by customer, currency and where it goes, or kept with its reasons. */
async function reckonReady(tx: OrgTx, { today, segmentsOf }: Asked): Promise<Ready> {
  const { id: policyId, rules } = await rulesInUse(tx)
  const mandates = await runningMandates(tx)
  const byId = new Map(mandates.map((one) => [one.id, one]))
  const requirement = await requirementOf(tx)
  const gathered = await gatherClaims(tx, { dueUntil: addDays(today, -Math.max(1, leastDaysOf(rules))) }, today)
  const asksSegment = rules.some(({ when }) => when.segmentIds.length > 0)
  const customers = asksSegment ? [...new Set(gathered.map(({ claim }) => claim.customerId))] : []
  const segments = asksSegment ? await segmentsOf(tx, customers) : new Map<string, string>()
  const files = new Map<string, Draft>()
  const kept: KeptClaim[] = []
  for (const { claim, facts } of gathered) {
    // What is placed is shown as such, and waits for nothing here.
    if (facts.placed) continue
    const place = routeOf(rules, { claim, facts, segmentId: segments.get(claim.customerId) ?? null }, today)
    const rule = place === null ? null : rules[place]!
    const mandate = rule?.then.to === 'mandate' ? (byId.get(rule.then.mandateId) ?? null) : null
    const stage = rule?.then.to === 'mandate' ? rule.then.stage : null
    const reasons = [
      ...judgeClaim({ claim, facts, mandate, stage, requirement, today }),
      ...routedHome(rule),
      ...(rule?.then.to === 'mandate' && !mandate ? [why('mandate_over', { rule: rule.name })] : []),
    ]
    if (reasons.length > 0) kept.push({ ...claim, reasons })
    else addTo(files, claim, mandate?.id ?? null, rule!.name, missingPapers(claim, facts, EVERY_PAPER))
  }
  return { policyId, files: [...files.values()].sort(byAmount), kept, mandates }
}

function routedHome(rule: RoutingRule | null): Why[] {
  if (rule === null) return [why('no_rule')]
  if (rule.then.to !== 'home') return []
  const reason = rule.then.why
  return [why('stays_home', { rule: rule.name, reason, hasWhy: reason === '' ? 'no' : 'yes' })]
}

const EVERY_PAPER = { business: PAPERS, consumer: PAPERS, public: PAPERS }

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
  mandateId: string | null,
  rule: string,
  without: readonly Paper[],
): void {
  const key = `${claim.customerId}:${claim.currency}:${mandateId ?? ''}`
  const { customerId, customerCode, customerName, kind, currency } = claim
  let file = files.get(key)
  if (!file)
    files.set(
      key,
      (file = {
        ...{ key, customerId, customerCode, customerName, kind, currency, mandateId, rule },
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
  snapshotShelf<Asked, Ready>({
    keyOf: ({ today }) => today,
    reckon: reckonReady,
    sizeOf: ({ files, kept }) => files.reduce((sum, { itemIds }) => sum + itemIds.length, kept.length),
    most: MOST_CLAIMS,
  })
