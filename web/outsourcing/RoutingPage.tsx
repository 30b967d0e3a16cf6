import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { PolicyView } from '../../src/outsourcing/placements/policy-contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import common from './outsourcing.module.css'
import { RoutingEditor } from './RoutingEditor.tsx'
import { RoutingNights } from './RoutingNights.tsx'
import classes from './routing.module.css'
import { routingWords as words } from './routing-words.ts'
import { SettingPapers } from './SettingPapers.tsx'
import { ruleIn } from './simulator-rule-state.ts'

export type Policies = ReplyOut<typeof routes.policies>
type Model = ReplyOut<typeof routes.routingModels>['models'][number]
/** A list as it is written: kept ones have been saved before. */
export type Draft = Pick<PolicyView, 'id' | 'name' | 'rules' | 'nightFiles' | 'nightCents'>

const USUAL_NIGHT = { nightFiles: 50, nightCents: null }

/** `liste` one that is kept · `modele` one to begin with · `liste=nouvelle` an empty one, or with `jours` `de` `a` `types` a rule of the simulator */
export function RoutingPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<'liste' | 'modele' | 'jours' | 'de' | 'a' | 'types'>()
  const found = useQuery(api.ask(routes.policies, {}))
  const models = useQuery(api.ask(routes.routingModels, {})).data?.models ?? []
  const kept = found.data
  const used = kept?.policies.find(({ isUsed }) => isUsed)
  return (
    <OutsourcingFrame
      here="regles"
      facts={kept ? [used ? t(words.usedFact, { name: used.name }) : t(words.usualInUse)] : []}
      actions={
        <ActionButton refusal={refusal} onAct={() => change({ ...NO_RULE, liste: 'nouvelle', modele: null }, 'push')}>
          {t(words.newList)}
        </ActionButton>
      }
    >
      {kept ? (
        <div className={classes.board}>
          <Lists
            kept={kept.policies}
            models={models}
            at={at}
            onChange={(next) => change({ ...NO_RULE, ...next }, 'push')}
          />
          <Opened kept={kept} models={models} at={at} onKept={(liste) => change({ ...NO_RULE, liste, modele: null })} />
          <div className={`${classes.wide} ${common.pair}`}>
            <RoutingNights />
            <SettingPapers refusal={refusal} />
          </div>
        </div>
      ) : found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonTable columns={[1, 3]} rows={8} />
      )}
    </OutsourcingFrame>
  )
}

type At = Readonly<Partial<Record<'liste' | 'modele' | 'jours' | 'de' | 'a' | 'types', string>>>
const NO_RULE = { jours: null, de: null, a: null, types: null }

function Lists({
  kept,
  models,
  at,
  onChange,
}: {
  kept: readonly PolicyView[]
  models: readonly Model[]
  at: At
  onChange(next: { liste: string | null; modele: string | null }): void
}) {
  const { t } = useWords()
  return (
    <nav className={classes.lists} aria-label={t(words.lists)}>
      {kept.length > 0 && <h2>{t(words.lists)}</h2>}
      {kept.map((one) => (
        <button
          key={one.id}
          type="button"
          className={classes.list}
          aria-current={openedOf(at, kept) === one.id}
          onClick={() => onChange({ liste: one.id, modele: null })}
        >
          <b>{one.name}</b>
          <span className={common.under}>
            {one.isUsed && `${t(words.inUse)} · `}
            {t(words.savedBy, { n: one.rules.length, name: one.changedByName })}
          </span>
        </button>
      ))}
      <h2>{t(words.models)}</h2>
      {models.map((one) => (
        <button
          key={one.key}
          type="button"
          className={classes.list}
          aria-current={at.modele === one.key}
          onClick={() => onChange({ modele: one.key, liste: null })}
        >
          <b>{one.name}</b>
          <span className={common.under}>{one.what}</span>
        </button>
      ))}
    </nav>
  )
}

/** The list that the address names; without any, the one in use. */
const openedOf = (at: At, kept: readonly PolicyView[]): string | null =>
  at.modele ? null : (at.liste ?? kept.find(({ isUsed }) => isUsed)?.id ?? null)

function Opened({
  kept,
  models,
  at,
  onKept,
}: {
  kept: Policies
  models: readonly Model[]
  at: At
  onKept(id: string | null): void
}) {
  const { t } = useWords()
  const opened = openedOf(at, kept.policies)
  const policy = kept.policies.find(({ id }) => id === opened)
  const model = models.find(({ key }) => key === at.modele)
  if (policy)
    return (
      <RoutingEditor key={`${policy.id} ${String(policy.changedAt)}`} kept={kept} policy={policy} onKept={onKept} />
    )
  if (model)
    return (
      <RoutingEditor
        key={model.key}
        kept={kept}
        begin={{ ...USUAL_NIGHT, name: model.name, rules: model.rules }}
        missing={model.missing}
        onKept={onKept}
      />
    )
  if (opened === 'nouvelle') {
    const from = ruleIn(at)
    const usual = kept.usual[0]!
    const rules = from ? [{ ...usual, name: t(words.fromSimulator), when: { ...usual.when, ...from } }] : kept.usual
    return (
      <RoutingEditor
        key={JSON.stringify(from)}
        kept={kept}
        begin={{ ...USUAL_NIGHT, name: '', rules }}
        onKept={onKept}
      />
    )
  }
  return <EmptyState title={t(words.chooseList)}>{t(words.noList)}</EmptyState>
}
