import { NumberInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { MOST_CLAIMS_AT_ONCE } from '../../src/outsourcing/placements/model.ts'
import type { PolicyView } from '../../src/outsourcing/placements/policy-contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import common from './outsourcing.module.css'
import type { Draft, Policies } from './RoutingPage.tsx'
import { RoutingLine, RoutingRuleFields } from './RoutingRule.tsx'
import { RoutingTried } from './RoutingTried.tsx'
import classes from './routing.module.css'
import { routingWords as words } from './routing-words.ts'

type Props = {
  kept: Policies
  /** One that is kept; without it, what to begin with. */
  policy?: PolicyView
  begin?: Omit<Draft, 'id'>
  missing?: string | null
  onKept(id: string | null): void
}

type Rule = Draft['rules'][number]

/** A list of rules as it is written, with what it would do today beside each; nothing changes until it is used. */
export function RoutingEditor({ kept, policy, begin, missing, onKept }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const { act, failure } = useAct()
  const mayManage = useRefusal('settings.manage')
  const [draft, setDraft] = useState<Draft>(() => (policy ? draftOf(policy) : { id: crypto.randomUUID(), ...begin! }))
  const [openAt, setOpenAt] = useState<number | null>(null)
  const { rules } = draft
  const isSame = policy !== undefined && JSON.stringify(draftOf(policy)) === JSON.stringify(draft)
  const isNamed = draft.name.trim() !== '' && rules.every(({ name }) => name.trim() !== '')
  const setRules = (next: Rule[]) => setDraft({ ...draft, rules: next })
  const keep = (isUsed: boolean) =>
    act(async () => {
      const { id, ...body } = draft
      await api.call(routes.savePolicy, { params: { id }, body: { ...body, isUsed } })
      tellDone(isUsed ? t(words.applied, { name: draft.name }) : t(words.saved))
      onKept(id)
    })
  const drop = () =>
    act(async () => {
      const { id, ...body } = draftOf(policy!)
      await api.call(routes.dropPolicy, { params: { id } })
      onKept(null)
      undo({
        message: t(words.removed, { name: body.name }),
        undo: async () => {
          await api.call(routes.savePolicy, { params: { id }, body: { ...body, isUsed: false } })
          await refresh()
        },
      })
    })
  const refusal = mayManage ?? (isNamed ? null : t(words.nameMissing))
  const trial = useTrial(rules)
  return (
    <section className={classes.editor}>
      <div className={common.fields}>
        <TextInput
          label={t(words.listName)}
          value={draft.name}
          maxLength={80}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
      </div>
      {missing && <Reason kind="held">{missing}</Reason>}
      <p className={common.quiet}>{trial.isFetching ? t(words.trying) : t(words.inOrder)}</p>
      {trial.error && <ErrorState failure={trial.error} onRetry={() => void trial.refetch()} />}
      <ol className={classes.rules}>
        {rules.map((rule, at) => (
          <li key={at} className={classes.rule}>
            <RoutingLine
              rule={rule}
              at={at}
              mandates={kept.mandates}
              isOpen={openAt === at}
              onOpen={() => setOpenAt(openAt === at ? null : at)}
            />
            <RoutingTried rules={rules} line={trial.data?.tried.find(({ place }) => place === at)} />
            {openAt === at && (
              <RoutingRuleFields
                rule={rule}
                mandates={kept.mandates}
                isFirst={at === 0}
                isLast={at === rules.length - 1}
                isOnly={rules.length === 1}
                onRule={(next) => setRules(rules.map((one, place) => (place === at ? next : one)))}
                onMove={(by) => {
                  const others = rules.filter((_, place) => place !== at)
                  setRules(by === null ? others : others.toSpliced(at + by, 0, rule))
                  setOpenAt(by === null ? null : at + by)
                }}
              />
            )}
          </li>
        ))}
        {trial.data?.tried.some(({ place }) => place === null) && (
          <li className={classes.rule}>
            <div className={classes.ruleHead}>
              <span>–</span>
              <b>{t(words.noRule)}</b>
            </div>
            <RoutingTried rules={rules} line={trial.data.tried.find(({ place }) => place === null)} />
          </li>
        )}
      </ol>
      {rules.some(({ then }) => then.to === 'mandate' && then.byItself) && (
        <fieldset className={classes.night}>
          <legend>{t(words.night)}</legend>
          <div className={common.fields}>
            <NumberInput
              label={t(words.nightFiles)}
              min={1}
              max={MOST_CLAIMS_AT_ONCE}
              allowDecimal={false}
              value={draft.nightFiles}
              onChange={(value) => setDraft({ ...draft, nightFiles: Math.max(1, Number(value) || 1) })}
            />
            <MoneyInput
              label={t(words.nightCents)}
              currency={kept.currency}
              cents={draft.nightCents}
              onCents={(nightCents) => setDraft({ ...draft, nightCents: nightCents || null })}
            />
          </div>
          <p className={common.note}>{t(words.nightHint)}</p>
        </fieldset>
      )}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          primary
          refusal={refusal ?? (isSame && policy?.isUsed ? t(words.unchanged) : null)}
          onAct={() => keep(true)}
        >
          {t(words.apply)}
        </ActionButton>
        {!policy?.isUsed && (
          <ActionButton refusal={refusal ?? (isSame ? t(words.nothingToSave) : null)} onAct={() => keep(false)}>
            {t(words.save)}
          </ActionButton>
        )}
        <ActionButton
          onAct={() => {
            setRules([...rules, { ...kept.usual[0]!, name: t(words.newRule) }])
            setOpenAt(rules.length)
          }}
        >
          {t(words.add)}
        </ActionButton>
        {policy && (
          <ActionButton refusal={mayManage ?? (policy.isUsed ? t(words.removeUsed) : null)} onAct={drop}>
            {t(words.remove)}
          </ActionButton>
        )}
      </div>
    </section>
  )
}

const draftOf = ({ id, name, rules, nightFiles, nightCents }: PolicyView): Draft => ({
  ...{ id, name, rules, nightFiles, nightCents },
})

/** What the rules would do today, asked once the hand rests. */
function useTrial(rules: Draft['rules']) {
  const api = useApi()
  const [asked] = useDebouncedValue(rules, 350)
  return useQuery({
    queryKey: [...api.keyOf(routes.tryPolicy), asked],
    queryFn: ({ signal }) => api.call(routes.tryPolicy, { body: { rules: asked }, signal }),
    placeholderData: (before) => before,
    retry: false,
  })
}
