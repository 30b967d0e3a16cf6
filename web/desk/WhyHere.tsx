import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './worklist.module.css'
import { type EntryView, type Formula, isAction, type WorkView } from './worklist.ts'
import { kindNames, worklistWords as words } from './worklist-wording.ts'

type Props = {
  entry: EntryView
  formula: Formula | null
  /** Who works for the customer; null: nobody. */
  collector: string | null
  /** The action that is open below, when there is one. */
  actionId: string | null
  onAction(actionId: string): void
}

/** Everything that waits for a customer, each thing one click from where it is done, and what its place in the list is reckoned from. */
export function WhyHere({ entry, formula, collector, actionId, onAction }: Props) {
  const { t, day } = useWords()
  return (
    <section className={detail.part} aria-label={t(words.alsoWaiting)}>
      {entry.snooze && (
        <Reason kind="held">
          {t(entry.snooze.reason === '' ? words.snoozedUntil : words.snoozedWhy, {
            day: day(entry.snooze.untilOn as LocalDate),
            reason: entry.snooze.reason,
          })}
        </Reason>
      )}
      {(entry.works.length > 1 || actionId === null) && (
        <>
          <h3>{t(words.alsoWaiting)}</h3>
          <ul className={classes.waiting}>
            {entry.works.map((work) => (
              <li key={work.kind + work.subjectId} data-here={work.subjectId === actionId || undefined}>
                <Waiting work={work} customerId={entry.customerId} onAction={onAction} />
              </li>
            ))}
          </ul>
        </>
      )}
      {collector && <p className={detail.quiet}>{t(words.collectorIs, { name: collector })}</p>}
      {formula && <FormulaOf formula={formula} />}
    </section>
  )
}

/** Where a thing that waits is done; the customer's own page where it is done nowhere else. */
function useAddressOfWork(): (work: WorkView, customerId: string) => string {
  const orgId = useApi().orgId ?? 0
  return ({ kind, subjectId }, customerId) => {
    switch (kind) {
      case 'reply':
      case 'complaint':
      case 'bounce':
        return urls.replies(orgId, { reponse: subjectId })
      case 'broken_promise':
        return urls.promises(orgId, { voir: 'rompues', promesse: subjectId })
      case 'plan_lapsed':
      case 'plan_late':
      case 'plan_to_approve':
      case 'plan_barred':
        return urls.plans(orgId, { plan: subjectId })
      case 'message_failed':
      case 'message_uncertain':
        return urls.reminders(orgId, { onglet: 'envoi', message: subjectId })
      case 'provider_asks':
        return urls.approvals(orgId, { voir: 'recues', demande: subjectId })
      case 'insolvency':
        return urls.insolvencies(orgId, { client: customerId })
      case 'notice_over':
        return urls.notices(orgId, { mise: subjectId })
      case 'proceeding_due':
        return urls.proceedings(orgId, { dossier: subjectId })
      case 'limitation_near':
        return urls.claims(orgId, { client: customerId, piece: subjectId })
      case 'dispute_task':
        return urls.disputes(orgId, { client: customerId, litige: subjectId })
      default:
        return urls.customer(orgId, customerId)
    }
  }
}

function Waiting({ work, customerId, onAction }: { work: WorkView; customerId: string; onAction(id: string): void }) {
  const { t } = useWords()
  const addressOf = useAddressOfWork()
  const name = work.stepName ?? t(kindNames[work.kind])
  return (
    <>
      {isAction(work) ? (
        <button type="button" className={detail.link} onClick={() => onAction(work.subjectId)}>
          {name}
        </button>
      ) : (
        <FigureLink href={addressOf(work, customerId)}>{name}</FigureLink>
      )}
      <Reason kind="evidence">{work.sentence}</Reason>
    </>
  )
}

function FormulaOf({ formula }: { formula: Formula }) {
  const { t, lang, money } = useWords()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const figure = (n: number) => n.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 })
  const isForeign = formula.value.some((one) => one.currency !== currency)
  return (
    <details className={classes.formula}>
      <summary>{t(words.formula)}</summary>
      <p>{t(words.formulaWhat)}</p>
      <ul>
        {formula.ages.map((age) => (
          <li key={age.currency + String(age.fromDays)}>
            {t(age.isAhead ? words.aheadLine : words.ageLine, {
              amount: money(age.cents, age.currency),
              from: age.fromDays,
              percent: figure(age.chanceBp / 100),
              expected: money(age.expectedCents, age.currency),
            })}{' '}
            ({t(age.isOwn ? words.own : words.prior)})
          </li>
        ))}
        {formula.urgency.map(({ code, percent, sentence }) => (
          <li key={code}>
            {t(words.urgencyLine, { why: sentence, sign: percent < 0 ? '−' : '+', percent: figure(Math.abs(percent)) })}
          </li>
        ))}
        <li>{t(words.urgencyTotal, { percent: figure(formula.urgencyPercent) })}</li>
      </ul>
      <p>
        {t(words.valueIs, {
          amount: formula.value.map(({ cents, currency }) => money(cents, currency)).join(' + ') || money(0, currency),
        })}
      </p>
      {isForeign && <p>{t(words.ownCurrency)}</p>}
    </details>
  )
}
