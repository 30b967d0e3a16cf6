import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { PackPlan } from '../../src/legal/packs/model.ts'
import { checksOf } from '../../src/legal/packs/rules.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './legal.module.css'
import { PackChecks } from './PackChecks.tsx'
import { PackCosts } from './PackCosts.tsx'
import { PackDebts } from './PackDebts.tsx'
import { PackExhibits } from './PackExhibits.tsx'
import { PackOthers } from './PackOthers.tsx'
import { PackPeople } from './PackPeople.tsx'
import { PacksMade } from './PacksMade.tsx'
import { packWords as words } from './pack-wording.ts'

type Ground = ReplyOut<typeof legalRoutes.packGround>
type Props = { customerId: string; proceedingId?: string }

/** A request for an order for payment as it would be filed: what is missing, what is claimed, by which exhibits; of a matter where one is named. */
export function PackPanel({ customerId, proceedingId }: Props) {
  const api = useApi()
  const query = proceedingId ? { proceedingId } : {}
  const found = useQuery(api.ask(legalRoutes.packGround, { params: { id: customerId }, query }))
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 1]} rows={10} />
  return <Panel customerId={customerId} ground={found.data} />
}

const PREVIEWS = [
  ['request', words.seeRequest],
  ['list', words.seeList],
  ['form', words.seeForm],
] as const

function Panel({ customerId, ground }: { customerId: string; ground: Ground }) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [plan, setPlan] = useState(ground.plan as PackPlan)
  const checks = checksOf(ground, plan)
  const missing = checks.filter(({ level, isHeld }) => level === 'required' && !isHeld).length
  const asked = { params: { id: customerId }, body: plan as Ground['plan'] }
  const see = async (act: 'request' | 'list' | 'form' | 'power') => {
    try {
      const bytes = await api.call(legalRoutes.previewPack, { ...asked, query: { act } })
      window.open(URL.createObjectURL(bytes), '_blank', 'noopener')
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const asking = (ask: () => Promise<unknown>) => async () => {
    try {
      await ask()
      tellDone(t(words.asked))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const build = asking(() => api.call(legalRoutes.askPack, asked))
  const prove = asking(() =>
    api.call(legalRoutes.askEvidence, { params: { id: customerId }, body: { itemIds: [...plan.itemIds] } }),
  )
  const isUnsure = ground.lines.some(({ itemId, toVerify }) => toVerify && plan.itemIds.includes(itemId))
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.panel)}</h2>
        <span>{t(words.lead, { debtor: ground.debtor.name })}</span>
        {plan.proceedingId && <span>{t(words.ofMatter)}</span>}
      </header>
      <PackChecks customerId={customerId} checks={checks} />
      <section className={detail.part} aria-label={t(words.debts)}>
        <h3>{t(words.debts)}</h3>
        <PackDebts
          lines={ground.lines}
          itemIds={plan.itemIds}
          costsCents={plan.costs.reduce((sum, { cents }) => sum + cents, 0)}
          onItems={(itemIds) => setPlan({ ...plan, itemIds })}
        />
        {plan.court.kind === 'commercial' && ground.registryFee && (
          <p className={detail.quiet}>{t(words.fee, { amount: money(ground.registryFee.cents, 'EUR') })}</p>
        )}
        {isUnsure && (
          <p className={classes.notice}>
            <span>{t(words.toVerify)}</span>
            <FigureLink href={urls.settings(api.orgId ?? 0, 'references')}>{t(words.references)}</FigureLink>
          </p>
        )}
      </section>
      <PackCosts costs={plan.costs} onCosts={(costs) => setPlan({ ...plan, costs })} />
      <PackPeople plan={plan} limits={ground.limits} onPlan={setPlan} />
      <PackExhibits
        exhibits={ground.exhibits}
        chosen={plan.exhibits}
        onChosen={(exhibits) => setPlan({ ...plan, exhibits })}
      />
      <PackOthers others={plan.others} exhibits={plan.exhibits} onOthers={(others) => setPlan({ ...plan, others })} />
      <div className={detail.acts}>
        {PREVIEWS.map(([act, label]) => (
          <ActionButton key={act} refusal={refusal} onAct={() => see(act)}>
            {t(label)}
          </ActionButton>
        ))}
        {plan.signatory.as === 'proxy' && (
          <ActionButton refusal={refusal} onAct={() => see('power')}>
            {t(words.seePower)}
          </ActionButton>
        )}
        <ActionButton
          primary
          refusal={refusal ?? (missing > 0 ? t(words.missing, { n: missing }) : null)}
          shortcut={{ keys: 'e', does: words.keyBuild }}
          onAct={build}
        >
          {t(words.build)}
        </ActionButton>
        <ActionButton refusal={refusal ?? (plan.itemIds.length === 0 ? t(words.noneTicked) : null)} onAct={prove}>
          {t(words.evidenceOfThese)}
        </ActionButton>
      </div>
      <p className={detail.quiet}>{t(words.evidenceHint)}</p>
      <section className={detail.part} aria-label={t(words.made)}>
        <h3>{t(words.made)}</h3>
        <PacksMade customerId={customerId} />
      </section>
    </article>
  )
}
