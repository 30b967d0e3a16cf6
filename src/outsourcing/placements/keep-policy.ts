import type { By } from '../../cash/index.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { mandateUse } from './mandate-use.ts'
import type { Requirement } from './model.ts'
import { checkRules } from './routing.ts'
import {
  dropPolicy,
  keepPolicy,
  keepRequirement,
  lockPolicies,
  type Policy,
  policiesOf,
  requirementOf,
  stopUsingOthers,
} from './setting-store.ts'
import { placementWording as words } from './wording.ts'

/** Keeps a list of rules; put in use, it takes the place of the one before. Refused for bounds that cross and mandates that nobody signed. */
export async function savePolicy(tx: OrgTx, asked: Omit<Policy, 'changedAt' | 'changedByName'>, by: By): Promise<void> {
  orRefuse(checkRules(asked.rules))
  for (const [place, { then }] of asked.rules.entries())
    if (then.to === 'mandate' && !(await mandateUse(tx, then.mandateId)))
      throw new Refused(refuse('mandate_unknown', words.mandateUnknown, {}, `rules.${place}.then.mandateId`).refusal)
  await lockPolicies(tx)
  const before = (await policiesOf(tx)).find(({ id }) => id === asked.id)
  const { actor, at } = by
  // One alone is in use, at every moment.
  if (asked.isUsed) await stopUsingOthers(tx, asked.id)
  await keepPolicy(tx, { ...asked, changedAt: at, changedByName: actor.name })
  await record(tx, {
    ...{ actor, at, verb: 'routing_policy_saved', subject: { kind: 'routing_policy', id: asked.id } },
    data: {
      ...{ name: asked.name, isUsed: asked.isUsed, rules: asked.rules },
      ...{ nightFiles: asked.nightFiles, nightCents: asked.nightCents },
      ...(before ? { before: before.rules } : {}),
    },
  })
}

export async function dropPolicyOf(tx: OrgTx, id: string, { actor, at }: By): Promise<void> {
  await lockPolicies(tx)
  const policy = (await policiesOf(tx)).find((one) => one.id === id)
  if (!policy) throw new Refused(refuse('not_found', words.policyUnknown).refusal)
  if (policy.isUsed) throw new Refused(refuse('policy_used', words.policyUsed).refusal)
  await dropPolicy(tx, id)
  const subject = { kind: 'routing_policy', id }
  await record(tx, {
    actor,
    at,
    verb: 'routing_policy_dropped',
    subject,
    data: { name: policy.name, rules: policy.rules },
  })
}

/** Says anew which papers a file must have; what is placed already stays placed. */
export async function saveRequirement(tx: OrgTx, asked: Requirement, { actor, at }: By): Promise<void> {
  const before = await requirementOf(tx)
  const name = actor.name
  await keepRequirement(tx, asked, { name, at })
  const subject = { kind: 'organisation', id: String(tx.orgId) }
  await record(tx, { actor, at, verb: 'placing_papers_changed', subject, data: { before, after: asked } })
}
