import { NumberInput, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type AdviceView, legalRoutes } from '../../src/legal/contract.ts'
import { kindNames, routeNames } from '../../src/legal/proceedings/act-wording.ts'
import { PROCEEDING_KINDS, type ProceedingKind } from '../../src/legal/proceedings/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useKeptOut } from '../outsourcing/kept-out.tsx'
import { DebtPicker, useDebts } from '../promises/DebtPicker.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

type Contested = AdviceView['facts']['contested']
type Route = AdviceView['routes'][number]

/** Which ways to a title are open for what a customer owes late, why, and which is advised; each opens its matter. */
export function RoutePanel({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const [contested, setContested] = useState<Contested | null>(null)
  const [traders, setTraders] = useState<'yes' | 'no' | null>(null)
  const [debtors, setDebtors] = useState(1)
  const [asked, setAsked] = useState<ProceedingKind | null>(null)
  const found = useQuery({
    ...api.ask(legalRoutes.routeAdvice, {
      params: { id: customerId },
      query: { contested: contested ?? undefined, traders: traders ?? undefined, debtors },
    }),
    placeholderData: (before) => before,
  })
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1]} rows={10} />
  }
  const { advice } = found.data
  if (!advice) return <p className={detail.quiet}>{t(words.nothingLate)}</p>
  const { currency, items, facts, court } = advice
  const advised = advice.routes.find(({ standing }) => standing === 'advised')
  const shown = traders ?? (facts.areTraders === null ? 'unknown' : facts.areTraders ? 'yes' : 'no')
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.whichRoute)}</h2>
        <p>
          {t(words.adviceSum, {
            n: items.length,
            principal: { cents: advice.principalCents, currency },
            accessory: { cents: advice.accessoryCents, currency },
          })}
        </p>
        <p>{court.name ? t(words.courtIs, { name: court.name }) : t(words.courtAsked)}</p>
      </header>
      <div className={classes.choices}>
        <Choice label={t(words.contested)}>
          <SegmentedControl
            size="xs"
            aria-label={t(words.contested)}
            value={contested ?? facts.contested}
            onChange={(one) => setContested(one as Contested)}
            data={[
              { value: 'no', label: t(words.contestedNo) },
              { value: 'part', label: t(words.contestedPart) },
              { value: 'whole', label: t(words.contestedWhole) },
            ]}
          />
        </Choice>
        {facts.debtorKind === 'business' && (
          <Choice label={t(words.traders)}>
            <SegmentedControl
              size="xs"
              aria-label={t(words.traders)}
              value={shown}
              onChange={(one) => setTraders(one === 'unknown' ? null : (one as 'yes' | 'no'))}
              data={[
                { value: 'unknown', label: t(words.unknown) },
                { value: 'yes', label: t(words.yes) },
                { value: 'no', label: t(words.no) },
              ]}
            />
          </Choice>
        )}
        <NumberInput
          size="xs"
          w={90}
          label={t(words.howMany)}
          value={debtors}
          min={1}
          max={20}
          onChange={(value) => setDebtors(Math.min(20, Math.max(1, Number(value) || 1)))}
        />
      </div>
      {!advised && (
        <div className={detail.part}>
          <Reason kind="held">{t(words.noneAdvised)}</Reason>
        </div>
      )}
      {advice.routes.toSorted(byStanding).map((route) => (
        <RouteCard key={route.route} customerId={customerId} route={route} onOpen={setAsked} />
      ))}
      {asked && (
        <OpenQuestion {...{ customerId, advice, kind: asked, contested, traders }} onClose={() => setAsked(null)} />
      )}
    </article>
  )
}

/** The advised one first, then those that are open, then those that are not. */
const STANDINGS = ['advised', 'possible', 'not'] as const
const byStanding = (a: Route, b: Route): number => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing)

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={detail.part}>
    <span className={detail.quiet}>{label}</span>
    {children}
  </div>
)

const isKind = (route: string): route is ProceedingKind => (PROCEEDING_KINDS as readonly string[]).includes(route)

function RouteCard({
  customerId,
  route,
  onOpen,
}: {
  customerId: string
  route: Route
  onOpen(kind: ProceedingKind): void
}) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const keptOut = useKeptOut(customerId, 'law')
  const { standing, reasons } = route
  const kind = isKind(route.route) ? route.route : null
  const name = t(kind ? kindNames[kind] : routeNames.european_order)
  const isAdvised = standing === 'advised'
  return (
    <section className={detail.part} aria-label={name}>
      <div className={classes.head}>
        <b>{name}</b>
        <span className={detail.tag}>{t(words[standing])}</span>
      </div>
      <ul className={classes.list}>
        {reasons
          .filter(({ says }) => standing !== 'not' || says === 'against')
          .map(({ says, sentence, citation, mark }) => (
            <li key={sentence} data-moves={says === 'for' || undefined}>
              <span>
                {says === 'for' ? '+ ' : says === 'against' ? '− ' : ''}
                {sentence}
              </span>
              <span className={classes.cited}>
                {citation}
                {mark === 'verify' && ` · ${t(words.mark)}`}
              </span>
            </li>
          ))}
      </ul>
      {kind && standing !== 'not' && (
        <div className={classes.after}>
          <ActionButton
            primary={isAdvised}
            refusal={refusal ?? keptOut.refusal}
            way={keptOut.way}
            {...(isAdvised ? { shortcut: { keys: 'o', does: words.open } } : {})}
            onAct={() => onOpen(kind)}
          >
            {t(isAdvised ? words.open : words.openOther)}
          </ActionButton>
        </div>
      )}
    </section>
  )
}

function OpenQuestion({
  customerId,
  advice,
  kind,
  contested,
  traders,
  onClose,
}: {
  customerId: string
  advice: AdviceView
  kind: ProceedingKind
  contested: Contested | null
  traders: 'yes' | 'no' | null
  onClose(): void
}) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const keptOut = useKeptOut(customerId, 'law')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(advice.items.map(({ itemId }) => itemId).filter((id) => !keptOut.itemIds.has(id))),
  )
  const barred = keptOut.of(ticked)
  const open = async () => {
    const body = { kind, itemIds: [...ticked], others: [], contested, traders, note: '' }
    const { id } = await api.call(legalRoutes.openProceeding, { params: { id: customerId }, body })
    tellDone(t(words.openedDone))
    await refresh()
    await navigate({ href: urls.proceedings(api.orgId ?? 0, { dossier: id }) })
  }
  const { debts, failure } = useDebts(customerId)
  return (
    <Ask
      opened
      title={t(words.openTitle, { route: t(kindNames[kind]) })}
      act={t(words.open)}
      onAct={open}
      onClose={onClose}
      refusal={ticked.size === 0 ? t(words.documentMissing) : barred.refusal}
    >
      <p data-autofocus tabIndex={-1}>
        {t(words.openWhat)}
      </p>
      {failure && <ErrorState failure={failure} />}
      {debts && <DebtPicker debts={debts} ticked={ticked} onTicked={setTicked} />}
      {barred.way}
    </Ask>
  )
}
