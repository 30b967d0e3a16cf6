import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { AGES, PAPERS, SIZES } from '../../src/outsourcing/audit/model.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import tools from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { AuditClaims, type ClaimsOpened } from './AuditClaims.tsx'
import { AuditFigures, AuditPapers, AuditWho } from './AuditFigures.tsx'
import { AuditSignals } from './AuditSignals.tsx'
import { auditWords as words } from './audit-wording.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import classes from './outsourcing.module.css'

/** What opens the panel: `voir` everything or what was left alone · `taille` `age` `genre` `secteur` a figure · `manque` a paper; `devise` another currency */
export type AuditState = 'voir' | 'taille' | 'age' | 'genre' | 'secteur' | 'manque'
const OPENS: readonly AuditState[] = ['voir', 'taille', 'age', 'genre', 'secteur', 'manque']
const CLOSED = { voir: null, taille: null, age: null, genre: null, secteur: null, manque: null }

/** A sector that nobody told has an empty name, which an address could not tell from none. */
export const NO_SECTOR = '-'

/** What the books would make of collecting through others: what is late, what it is worth, what is missing, and whether it is time. */
export function AuditPage() {
  const api = useApi()
  const { t, lang, money, day } = useWords()
  const refresh = useRefresh()
  const mayWork = useRefusal('desk.work')
  const [at, change] = useAddressState<AuditState | 'devise'>()
  const query = at.devise && /^[A-Z]{3}$/.test(at.devise) ? { currency: at.devise } : {}
  const shown = useQuery(api.ask(routes.portfolioAudit, { query }))
  const audit = shown.data
  const print = async () => {
    try {
      window.open(URL.createObjectURL(await api.call(routes.portfolioAuditFile, { query })), '_blank', 'noopener')
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const measure = async () => {
    await api.call(routes.measureRecovery, {})
    tellDone(t(words.measured))
    await refresh()
  }
  const amount = (cents: number) => money(cents, audit?.currency ?? 'EUR')
  const facts =
    audit && audit.late.files > 0
      ? [
          t(words.late, { n: audit.late.files }),
          t(words.lateOf, { amount: amount(audit.late.cents) }),
          t(words.expectedOf, { amount: amount(audit.late.expectedCents) }),
          audit.measuredOn ? t(words.measuredOn, { on: day(audit.measuredOn as LocalDate) }) : t(words.notMeasured),
        ]
      : []
  const opened = openedBy(at)
  return (
    <OutsourcingFrame
      here="audit"
      facts={facts}
      actions={
        audit &&
        audit.late.files > 0 && (
          <>
            <ActionButton refusal={mayWork} onAct={measure}>
              {t(words.measure)}
            </ActionButton>
            <ActionButton primary onAct={print}>
              {t(words.print)}
            </ActionButton>
          </>
        )
      }
    >
      {shown.error && !audit && <ErrorState failure={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isPending && <SkeletonTable columns={[2, 1, 1, 1]} rows={8} />}
      {audit && audit.currencies.length > 1 && (
        <div className={tools.tools}>
          <NativeSelect
            size="xs"
            aria-label={t(words.currency)}
            value={audit.currency}
            onChange={(event) => change({ ...CLOSED, devise: event.currentTarget.value })}
            data={audit.currencies.map((one) => ({ value: one, label: t(words.inCurrency, { currency: one }) }))}
          />
        </div>
      )}
      {audit && audit.late.files === 0 && <EmptyState title={t(words.emptyTitle)}>{t(words.empty)}</EmptyState>}
      {audit && audit.late.files > 0 && (
        <ListAndPanel
          panelLabel={t(words.panel)}
          onClose={() => change(CLOSED)}
          panel={opened && <AuditClaims key={JSON.stringify(opened)} opened={opened} currency={audit.currency} />}
          list={
            <div className={classes.board}>
              <AuditSignals audit={audit} />
              <AuditFigures audit={audit} />
              <AuditPapers audit={audit} />
              <AuditWho audit={audit} />
            </div>
          }
        />
      )}
    </OutsourcingFrame>
  )
}

function openedBy(at: Readonly<Partial<Record<AuditState, string | null>>>): ClaimsOpened | null {
  if (OPENS.every((name) => !at[name])) return null
  return {
    size: SIZES.find((one) => one === at.taille),
    age: AGES.find((one) => one === at.age),
    kind: CUSTOMER_KINDS.find((one) => one === at.genre),
    sector: at.secteur ? (at.secteur === NO_SECTOR ? '' : at.secteur) : undefined,
    lacks: at.manque === 'any' ? 'any' : PAPERS.find((one) => one === at.manque),
    leftAlone: at.voir === 'sans-suite',
  }
}
