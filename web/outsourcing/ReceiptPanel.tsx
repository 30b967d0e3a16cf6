import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ReceiptView } from '../../src/outsourcing/receipts/contract.ts'
import { meansNames, payeeNames, returnedNames } from '../../src/outsourcing/receipts/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { QuittanceMail } from './QuittanceMail.tsx'
import { ReceiptReturn } from './ReceiptReturn.tsx'
import { receiptWords as words } from './receipt-words.ts'

type Props = { receipt: ReceiptView; side: 'creditor' | 'agency' }

/** One payment of a placed file: what it settled, whose it is, and what became of it. */
export function ReceiptPanel({ receipt, side }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const [asks, setAsks] = useState(false)
  const { currency, returnedAs, returnedOn } = receipt
  const orgId = api.orgId ?? 0
  const pdf = `/api/orgs/${orgId}/${side === 'creditor' ? 'collected-receipts' : 'third-party-receipts'}/${receipt.id}/pdf`
  // Whoever holds the money says that it went back: the agency, or the creditor for a provider that works elsewhere.
  const mayReturn = receipt.paidTo === 'agency' && returnedOn === null && (side === 'agency' || !receipt.isHere)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {receipt.number} · {receipt.debtorName}
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={receipt.cents} currency={currency} strong />
          <Day date={receipt.receivedOn as LocalDate} />
          <span>{t(payeeNames[receipt.paidTo])}</span>
          {receipt.paidTo === 'agency' && <span>{t(meansNames[receipt.means])}</span>}
        </div>
        <div className={detail.panelFacts}>
          <span>{side === 'creditor' ? receipt.provider : receipt.creditorName}</span>
          {side === 'creditor' ? (
            <FigureLink href={urls.placements(orgId, { dossier: receipt.placementId })}>{receipt.placement}</FigureLink>
          ) : (
            <span>{receipt.placement}</span>
          )}
          <FigureLink href={urls.customer(receipt.creditor, receipt.customerId)}>{receipt.debtorCode}</FigureLink>
        </div>
      </header>
      {returnedAs && (
        <Reason kind="excluded">
          {t(words.returned, { as: t(returnedNames[returnedAs]), day: day(returnedOn as LocalDate) })}
          {receipt.returnedWhy && ` – ${receipt.returnedWhy}`}
        </Reason>
      )}
      {returnedAs && receipt.remittedOn && <Reason kind="held">{t(words.regain)}</Reason>}
      <ReceiptState receipt={receipt} />
      <div className={detail.acts}>
        <a className={detail.link} href={pdf} target="_blank" rel="noreferrer">
          {t(words.pdf)}
        </a>
        {side === 'agency' && receipt.paidTo === 'agency' && <QuittanceMail receipt={receipt} />}
        {mayReturn && (
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(words.takeBack)}
          </ActionButton>
        )}
      </div>
      <section className={detail.part}>
        <h3>{t(words.documents)}</h3>
        <ul className={classes.list}>
          {receipt.parts.map((one) => (
            <li key={one.itemId}>
              <FigureLink href={urls.item(receipt.creditor, receipt.customerId, one.itemId)}>
                {one.documentNo}
              </FigureLink>
              <Amount cents={one.cents} currency={currency} />
            </li>
          ))}
          <li>
            <span className={classes.quiet}>{t(words.left)}</span>
            <Amount cents={receipt.leftCents} currency={currency} />
          </li>
        </ul>
      </section>
      <p className={detail.quiet}>
        {[
          receipt.payer && t(words.payerIs, { name: receipt.payer }),
          receipt.reference && t(words.referenceIs, { reference: receipt.reference }),
          t(words.recordedBy, { name: receipt.recordedByName }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {asks && <ReceiptReturn receipt={receipt} side={side} onClose={() => setAsks(false)} />}
    </article>
  )
}

/** Where its money is, in a few words. */
export function ReceiptState({ receipt }: { receipt: ReceiptView }) {
  const { t, day } = useWords()
  const { remitBy, remittedOn, tail, paidTo, returnedAs } = receipt
  const said = returnedAs
    ? t(returnedNames[returnedAs])
    : remittedOn
      ? t(words.remittedOn, { day: day(remittedOn as LocalDate) })
      : remitBy
        ? t(words.toRemitBy, { day: day(remitBy as LocalDate) })
        : paidTo === 'creditor'
          ? t(words.direct)
          : ''
  const after = tail && t(tail === 'within' ? words.tailWithin : words.tailAfter)
  return <span className={classes.quiet}>{[said, after].filter(Boolean).join(' · ')}</span>
}
