import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { NextInWords, useTimes } from './CaseloadList.tsx'
import type { FileView } from './caseload.ts'
import { caseloadWords as words } from './caseload-words.ts'
import classes from './worklist.module.css'

type Props = {
  file: FileView
  /** Who it is given to; null: nobody. */
  member: string | null
  onOpen(): void
  onSnooze(): void
  onWake(): Promise<void>
  onGive(): void
}

/** One file: what was handed over, what was agreed since, what its place is reckoned from, and the way to its creditor. */
export function CaseloadPanel({ file, member, onOpen, onSnooze, onWake, onGive }: Props) {
  const { t, money, day } = useWords()
  const today = useToday()
  const refusal = useRefusal('desk.work')
  const named = file.documentNos.join(', ')
  const others = file.documents - file.documentNos.length
  return (
    <div className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{file.customerName}</h2>
        <div className={detail.panelFacts}>
          <span>{file.creditor}</span>
          <span className={detail.quiet}>
            {[
              file.mandate,
              file.number,
              file.isPilot ? t(words.pilot) : '',
              t(file.stage === 'court' ? words.court : words.amicable),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <div className={detail.panelFacts}>
          <strong>
            <Amount cents={file.openCents} currency={file.currency} />
          </strong>
          {file.oldestOn && <AgeBadge daysLate={Math.max(0, daysBetween(file.oldestOn as LocalDate, today))} />}
          <span className={detail.quiet}>
            {others > 0 ? t(words.moreDocuments, { names: named, n: others }) : named}
          </span>
        </div>
      </header>
      <NextInWords file={file} />
      <div className={detail.acts}>
        <ActionButton primary onAct={onOpen}>
          {t(words.openFile)}
        </ActionButton>
        {file.snooze ? (
          <ActionButton refusal={refusal} onAct={onWake}>
            {t(words.wake)}
          </ActionButton>
        ) : (
          <ActionButton refusal={refusal} shortcut={{ keys: 's', does: words.keySnooze }} onAct={onSnooze}>
            {t(words.snooze)}
          </ActionButton>
        )}
        <ActionButton refusal={refusal} shortcut={{ keys: 'a', does: words.keyGive }} onAct={onGive}>
          {t(words.give)}
        </ActionButton>
      </div>
      <section className={detail.part}>
        <p className={detail.quiet}>
          {[
            t(words.placedOn, { day: day(file.placedOn as LocalDate) }),
            t(words.lastContactIs, {
              on: file.lastContactOn ? day(file.lastContactOn as LocalDate) : t(words.noContact),
            }),
            t(words.chargeIs, { name: member ?? t(words.nobody) }),
          ].join(' · ')}
        </p>
        {file.promiseOn !== null && file.promiseCents !== null && (
          <p>
            {t(words.promise, {
              amount: money(file.promiseCents, file.currency),
              day: day(file.promiseOn as LocalDate),
            })}
          </p>
        )}
        {file.disputedCents > 0 && <p>{t(words.disputed, { amount: money(file.disputedCents, file.currency) })}</p>}
        {file.awaitsApproval && <p>{t(words.awaits)}</p>}
      </section>
      <Why file={file} />
    </div>
  )
}

/** What its place in the list is reckoned from. */
function Why({ file }: { file: FileView }) {
  const { t, money } = useWords()
  const times = useTimes(file.urgencyPercent)
  return (
    <details className={classes.formula}>
      <summary>{t(words.why)}</summary>
      <ul>
        <li>
          {t(words.whyExpected, {
            amount: money(file.expectedCents, file.currency),
            open: money(file.openCents, file.currency),
          })}
        </li>
        <li>
          {t(words.whyTimes, { n: times })}
          {file.urgency.length > 0 && (
            <ul>
              {file.urgency.map(({ code, percent, sentence }) => (
                <li key={code}>
                  {t(words.whyUrgency, { sentence, percent: percent > 0 ? `+${percent}` : String(percent) })}
                </li>
              ))}
            </ul>
          )}
        </li>
      </ul>
    </details>
  )
}
