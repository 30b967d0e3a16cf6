import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { OwnBooks, useToday } from '../access/membership.tsx'
import { SettleItem } from '../cash/SettleItem.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { CustomerDisputes } from '../disputes/CustomerDisputes.tsx'
import { usePdfAddresses } from '../documents/document-address.ts'
import { PdfLink } from '../documents/PdfLink.tsx'
import { ItemLimitation } from '../legal/ItemLimitation.tsx'
import { ItemNotices } from '../legal/ItemNotices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ItemSource } from './ItemSource.tsx'
import { daysLateOf, dueInWords, itemName, openOn, signed } from './item-words.ts'
import classes from './ledger.module.css'
import { Settlements } from './Settlements.tsx'
import { wording } from './wording.ts'

type Props = {
  itemId: string
  /** The day of the balance that led here: what was open then is told too. */
  asOf?: LocalDate
  /** Another item of the same customer, from the settlements. */
  onItem(itemId: string): void
}

/** One item: what it is worth, when it falls due and why, what settled it, and the line of the file it came from. */
export function ItemPanel({ itemId, asOf, onItem }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const today = useToday()
  const found = useQuery({
    ...api.ask(ledgerRoutes.item, { params: { id: itemId } }),
    placeholderData: (before) => before,
  })
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { item, allocations } = found.data
  const late = daysLateOf(item, today)
  const isDebit = item.side === 1
  return (
    <article className={classes.panel} aria-busy={found.isPlaceholderData}>
      <header className={classes.panelHead}>
        <h2>{itemName(lang, item)}</h2>
        <FigureLink href={urls.customer(api.orgId ?? 0, item.customerId)}>{item.customerName}</FigureLink>
        <ItemPdf customerId={item.customerId} documentNo={item.documentNo} />
        <span className={classes.quiet}>{item.customerCode}</span>
      </header>
      {item.reversed && <Reason kind="excluded">{t(wording.reversedItem)}</Reason>}
      <dl className={classes.sums}>
        <div>
          <dt>{t(wording.amount)}</dt>
          <dd>
            <Amount cents={signed(item.side, item.amountCents)} currency={item.currency} />
          </dd>
        </div>
        <div>
          <dt>{t(isDebit ? wording.settled : wording.used)}</dt>
          <dd>
            <Amount cents={signed(item.side, item.amountCents - item.openCents)} currency={item.currency} />
          </dd>
        </div>
        <div>
          <dt>{t(isDebit ? wording.open : wording.leftToUse)}</dt>
          <dd>
            <Amount cents={signed(item.side, item.openCents)} currency={item.currency} strong />
          </dd>
        </div>
        {asOf && asOf < today && asOf >= item.issuedOn && (
          <div>
            <dt>{t(isDebit ? wording.openOn : wording.leftToUseOn, { day: day(asOf) })}</dt>
            <dd>
              <Amount cents={signed(item.side, openOn(item, allocations, asOf))} currency={item.currency} />
            </dd>
          </div>
        )}
      </dl>
      <dl className={classes.facts}>
        <dt>{t(wording.dated)}</dt>
        <dd>
          <Day date={item.issuedOn as LocalDate} />
          {!item.isDated && <Reason kind="held">{t(wording.undated)}</Reason>}
        </dd>
        <dt>{t(wording.dueOn)}</dt>
        <dd>
          {item.dueSource !== 'none' && (
            <span className={classes.inline}>
              <Day date={item.dueOn as LocalDate} />
              {late > 0 && <AgeBadge daysLate={late} />}
            </span>
          )}
          <Reason kind="evidence">{dueInWords(lang, item)}</Reason>
        </dd>
        <ItemLimitation item={item} />
        {item.side === 1 && <ItemNotices itemId={item.id} customerId={item.customerId} />}
        {item.label !== '' && (
          <>
            <dt>{t(wording.label)}</dt>
            <dd>{item.label}</dd>
          </>
        )}
        <dt>{t(wording.recordedAt)}</dt>
        <dd>
          <Instant at={item.recordedAt} />
        </dd>
      </dl>
      <OwnBooks>
        <SettleItem key={item.id} item={item} />
      </OwnBooks>
      {isDebit && item.openCents > 0 && (
        <CustomerDisputes key={`disputes-${item.id}`} customerId={item.customerId} itemId={item.id} />
      )}
      <Settlements item={item} allocations={allocations} onItem={onItem} />
      <OwnBooks>
        <ItemSource item={item} />
      </OwnBooks>
    </article>
  )
}

/** The way to the PDF of the document, where one is kept. */
function ItemPdf({ customerId, documentNo }: { customerId: string; documentNo: string }) {
  const address = usePdfAddresses(customerId).get(documentNo)
  return <PdfLink number={documentNo} address={address} />
}
