import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { actionWords } from './action-wording.ts'
import type { ActionDetail } from './actions.ts'
import classes from './documents.module.css'
import { HoldQuestion } from './HoldQuestion.tsx'

type Props = Pick<ActionDetail, 'action' | 'lines' | 'excluded'> & { onChanged(customerId: string): Promise<void> }

/** What the message claims, ticked, and what it leaves out, unticked with the reason. Unticking a document holds it. */
export function ActionDocuments({ action, lines, excluded, onChanged }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [holding, setHolding] = useState<{ itemId: string; documentNo: string } | null>(null)
  const mayHold = refusal === null && (action.state === 'planned' || action.state === 'failed')
  const hrefOf = (itemId: string) => urls.item(api.orgId ?? 0, action.customerId, itemId)
  return (
    <section className={detail.part} aria-labelledby="documents">
      <h3 id="documents">{t(actionWords.documents)}</h3>
      <table className={classes.documents}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t(actionWords.documents)}</span>
            </th>
            <th scope="col">{t(actionWords.document)}</th>
            <th scope="col">{t(actionWords.dueOn)}</th>
            <th scope="col" data-align="right">
              {t(actionWords.late)}
            </th>
            <th scope="col" data-align="right">
              {t(actionWords.claimed)}
            </th>
          </tr>
        </thead>
        {lines.map((line) => (
          <tbody key={line.itemId}>
            <tr>
              <td>
                <Checkbox
                  checked
                  readOnly={!mayHold}
                  disabled={!mayHold}
                  aria-label={t(actionWords.inTheMessage, { document: line.documentNo })}
                  onChange={() => setHolding(line)}
                />
              </td>
              <Document href={hrefOf(line.itemId)} line={line} />
              <td data-align="right">
                <AgeBadge daysLate={line.daysLate} />
              </td>
              <td data-align="right">
                <Amount cents={line.openCents - line.creditCents} currency={line.currency} />
              </td>
            </tr>
            <tr className={classes.because}>
              <td />
              <td colSpan={4}>
                <details>
                  <summary>{line.reasons.at(-1)?.sentence}</summary>
                  {line.reasons.slice(0, -1).map((reason) => (
                    <Reason key={reason.code} kind="evidence">
                      {reason.sentence}
                    </Reason>
                  ))}
                </details>
              </td>
            </tr>
          </tbody>
        ))}
        {excluded.map((line) => (
          <tbody key={line.itemId} className={classes.excluded}>
            <tr>
              <td>
                <Checkbox
                  checked={false}
                  disabled
                  aria-label={t(actionWords.notInTheMessage, { document: line.documentNo })}
                  readOnly
                />
              </td>
              <Document href={hrefOf(line.itemId)} line={line} />
              <td />
              <td data-align="right">
                <Amount cents={line.openCents} currency={line.currency} tone="quiet" />
              </td>
            </tr>
            <tr className={classes.because}>
              <td />
              <td colSpan={4}>
                <Reason kind="excluded">{line.reason.sentence}</Reason>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      <HoldQuestion
        opened={holding !== null}
        customerId={action.customerId}
        customerName={action.customerName}
        item={holding}
        onClose={() => setHolding(null)}
        onHeld={() => onChanged(action.customerId)}
      />
    </section>
  )
}

/** Which document, and when it falls due. */
function Document({ href, line }: { href: string; line: { documentNo: string; dueOn: string } }) {
  return (
    <>
      <th scope="row">
        <FigureLink href={href}>{line.documentNo}</FigureLink>
      </th>
      <td>
        <Day date={line.dueOn as LocalDate} />
      </td>
    </>
  )
}
