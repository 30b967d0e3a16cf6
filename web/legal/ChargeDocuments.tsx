import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { type ChargedDocumentView, legalRoutes } from '../../src/legal/contract.ts'
import { basisNames } from '../../src/legal/interest/sheet-wording.ts'
import { percentText } from '../cash/percent.ts'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { noInterestNames, words } from './charge-wording.ts'
import classes from './legal.module.css'

type Props = {
  customerId: string
  documents: readonly ChargedDocumentView[]
  upTo: string
  ticked: ReadonlySet<string>
  onTicked(ticked: ReadonlySet<string>): void
}

const COLUMNS = 5

/** The late documents of a customer with what each bears; the interest of a document opens how it came. */
export function ChargeDocuments({ customerId, documents, upTo, ticked, onTicked }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [opened, setOpened] = useState<string | null>(null)
  const nameOf = (one: ChargedDocumentView) => one.documentNo || t(words.unnumbered)
  const isEvery = ticked.size === documents.length
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTicked(next)
  }
  return (
    <div className={classes.scroll}>
      <table className={listing.grid} aria-label={t(words.documents)}>
        <thead>
          <tr>
            <th scope="col" className={classes.tick}>
              <Checkbox
                aria-label={t(words.tickAll)}
                checked={isEvery}
                indeterminate={!isEvery && ticked.size > 0}
                onChange={() => onTicked(isEvery ? new Set() : new Set(documents.map((one) => one.itemId)))}
              />
            </th>
            <th scope="col">{t(words.document)}</th>
            <th scope="col" data-align="right">
              {t(words.interest)}
            </th>
            <th scope="col" data-align="right">
              {t(words.indemnity)}
            </th>
            <th scope="col" data-align="right">
              {t(words.toClaim)}
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((one) => (
            <Fragment key={one.itemId}>
              <tr>
                <td className={classes.tick}>
                  <Checkbox
                    aria-label={t(words.tickDocument, { document: nameOf(one) })}
                    checked={ticked.has(one.itemId)}
                    onChange={() => toggle(one.itemId)}
                  />
                </td>
                <th scope="row">
                  <FigureLink href={urls.item(api.orgId ?? 0, customerId, one.itemId)}>{nameOf(one)}</FigureLink>
                  <DocumentRemarks document={one} />
                </th>
                <td data-align="right">
                  {one.interestCents !== null && one.interestCents > 0 ? (
                    <button
                      type="button"
                      className={classes.opens}
                      aria-expanded={opened === one.itemId}
                      onClick={() => setOpened(opened === one.itemId ? null : one.itemId)}
                    >
                      <Amount cents={one.interestCents} currency={one.currency} />
                      <span className="visually-hidden"> {t(words.openSegments, { document: nameOf(one) })}</span>
                    </button>
                  ) : (
                    '–'
                  )}
                </td>
                <td data-align="right">
                  {one.indemnityCents > 0 ? <Amount cents={one.indemnityCents} currency="EUR" /> : '–'}
                </td>
                <td data-align="right">
                  <ToClaim document={one} />
                </td>
              </tr>
              {opened === one.itemId && (
                <tr className={classes.under}>
                  <td colSpan={COLUMNS}>
                    <Segments document={one} upTo={upTo} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Interest and indemnity add up where both are in euros; else each stands in its own. */
function ToClaim({ document: one }: { document: ChargedDocumentView }) {
  if (one.currency === 'EUR')
    return <Amount cents={one.interestToClaimCents + one.indemnityToClaimCents} currency="EUR" strong />
  return (
    <span className={classes.sums}>
      <Amount cents={one.interestToClaimCents} currency={one.currency} strong />
      {one.indemnityToClaimCents > 0 && <Amount cents={one.indemnityToClaimCents} currency="EUR" strong />}
    </span>
  )
}

function DocumentRemarks({ document: one }: { document: ChargedDocumentView }) {
  const { t, day } = useWords()
  const told = [
    t(one.openCents === 0 ? words.dueAndPaid : words.dueAndLate, { dueOn: one.dueOn, n: one.daysLate }),
    !one.isDated && t(words.undated),
    one.noticeOn && t(words.noticeOn, { day: day(one.noticeOn as LocalDate) }),
    one.noInterest && t(noInterestNames[one.noInterest]),
  ].filter((line) => typeof line === 'string')
  return (
    <>
      {told.map((line) => (
        <span key={line} className={classes.why}>
          {line}
        </span>
      ))}
      {one.barredOn && <Reason kind="held">{t(words.barredOn, { day: one.barredOn })}</Reason>}
      {one.refusal && <Reason kind="held">{one.refusal}</Reason>}
    </>
  )
}

/** How the interest of one document came: each half-year and each balance apart. */
function Segments({ document, upTo }: { document: ChargedDocumentView; upTo: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const found = useQuery(api.ask(legalRoutes.itemCharges, { params: { id: document.itemId }, query: { upTo } }))
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[1, 1, 1, 1, 1]} rows={3} />
  const sum = (label: string, cents: number) =>
    cents === 0 ? null : (
      <tr>
        <th scope="row" colSpan={4}>
          {label}
        </th>
        <td data-align="right">
          <Amount cents={cents} currency={document.currency} />
        </td>
      </tr>
    )
  return (
    <table
      className={listing.grid}
      aria-label={t(words.openSegments, { document: document.documentNo || t(words.unnumbered) })}
    >
      <thead>
        <tr>
          <th scope="col">{t(words.period)}</th>
          <th scope="col" data-align="right">
            {t(words.daysHead)}
          </th>
          <th scope="col" data-align="right">
            {t(words.balance)}
          </th>
          <th scope="col" data-align="right">
            {t(words.rate)}
          </th>
          <th scope="col" data-align="right">
            {t(words.interest)}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.data.segments.map((one) => (
          <tr key={one.from}>
            <td>
              {t(words.fromTo, { from: addDays(one.from as LocalDate, 1), to: one.to })}
              <span className={classes.why}>
                {[t(basisNames[one.basis]), one.citation, one.mark === 'verify' && t(words.toVerify)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </td>
            <td data-align="right">{one.days}</td>
            <td data-align="right">
              <Amount cents={one.balanceCents} currency={document.currency} />
            </td>
            <td data-align="right">{percentText(lang, one.bp, 2)}</td>
            <td data-align="right">
              <Amount cents={one.cents} currency={document.currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sum(t(words.before), -document.claimedInterestCents)}
        {sum(t(words.given), -document.waivedInterestCents)}
        {sum(t(words.left), document.interestToClaimCents)}
      </tfoot>
    </table>
  )
}
