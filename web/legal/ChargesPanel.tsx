import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { ChargeDocuments } from './ChargeDocuments.tsx'
import { ChargeNotes } from './ChargeNotes.tsx'
import { type ClaimChosen, ClaimQuestion } from './ClaimQuestion.tsx'
import { words } from './charge-wording.ts'
import { byCurrency, claimableOf } from './claimable.ts'
import classes from './legal.module.css'
import { NoticeQuestion } from './NoticeQuestion.tsx'
import { SheetLinks } from './SheetLinks.tsx'
import { TermsQuestion } from './TermsQuestion.tsx'
import { WaiveQuestion } from './WaiveQuestion.tsx'

type Charges = ReplyOut<typeof legalRoutes.customerCharges>

/** `upTo` null: today. */
type PanelOf = { customerId: string; customerName?: string | undefined; upTo?: string | null }

/** What the law adds to the late documents of one customer: what has run, what was claimed, given up or cannot be reckoned. */
export function ChargesPanel({ customerId, customerName, upTo }: PanelOf) {
  const api = useApi()
  const query = upTo ? { upTo } : {}
  const found = useQuery(api.ask(legalRoutes.customerCharges, { params: { id: customerId }, query }))
  if (found.error && !found.data) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 1, 1, 1]} rows={8} />
  return <Panel customerId={customerId} customerName={customerName} charges={found.data} />
}

type Asked = 'claim' | 'waive' | 'notice' | 'terms'
type PanelProps = { customerId: string; customerName: string | undefined; charges: Charges }

function Panel({ customerId, customerName, charges }: PanelProps) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const mayForgive = useRefusal('debts.forgive') === null
  const maySet = useRefusal('settings.manage') === null
  const { documents, terms, upTo } = charges
  // As the list reckons: what is paid by now, though late, is claimed when somebody ticks it, or when nothing else is late.
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(() => {
    const paid = documents.filter((one) => one.openCents === 0)
    const barred = documents.filter((one) => one.barredOn !== null)
    return new Set([...(paid.length < documents.length ? paid : []), ...barred].map((one) => one.itemId))
  })
  const [asked, setAsked] = useState<Asked | null>(null)
  const ticked = new Set(documents.map((one) => one.itemId).filter((id) => !unticked.has(id)))
  const chosen = documents.filter((one) => ticked.has(one.itemId))
  const claimable = claimableOf(chosen)
  const isNothing = claimable.interest.length + claimable.indemnity.length === 0
  const itemIds = [...ticked]
  const close = () => setAsked(null)
  const claim = async (order: ClaimChosen) => {
    const body = { customerIds: [customerId], itemIds, withPaid: true, upTo, ...order }
    const { notes } = await api.call(legalRoutes.claimCharges, { body })
    undo({
      message:
        notes.length === 1
          ? t(words.claimed1, { number: notes[0]!.number })
          : t(words.claimedMany, { n: notes.length }),
      undo: async () => {
        for (const { id } of notes)
          await api.call(legalRoutes.takeChargesBack, { params: { id }, body: { reason: t(words.takenBackAtOnce) } })
        await refresh()
      },
    })
    close()
    await refresh()
  }
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{customerName ?? t(words.cardTitle)}</h2>
        <span>{t(words.upTo, { day: day(upTo as LocalDate) })}</span>
        <span className={classes.quiet}>
          <TermsLine terms={terms} />
        </span>
      </header>
      {documents.some((one) => one.toVerify) && (
        <p className={classes.notice}>
          <span>{t(words.verifyNotice)}</span>
          <FigureLink href={urls.settings(api.orgId ?? 0, 'references')}>{t(words.seeReferences)}</FigureLink>
        </p>
      )}
      {documents.length === 0 ? (
        <p className={detail.quiet}>{t(words.cardNone)}</p>
      ) : (
        <>
          <div className={detail.panelFacts}>
            {!isNothing && (
              <span>
                {t(words.toClaim)} <Totals claimable={claimable} />
              </span>
            )}
            <SheetLinks
              name={upTo}
              read={(format) =>
                api.call(legalRoutes.chargesSheet, { params: { id: customerId }, query: { upTo, format } })
              }
            />
          </div>
          <ChargeDocuments
            customerId={customerId}
            documents={documents}
            upTo={upTo}
            ticked={ticked}
            onTicked={(next) => setUnticked(new Set(documents.map((one) => one.itemId).filter((id) => !next.has(id))))}
          />
          {charges.isCut && <p className={detail.quiet}>{t(words.cut)}</p>}
        </>
      )}
      <div className={detail.acts}>
        {documents.length > 0 && (
          <ActionButton
            primary
            refusal={refusal ?? (isNothing ? t(words.nothingChosen) : null)}
            shortcut={{ keys: 'e', does: words.keyClaim }}
            onAct={() => setAsked('claim')}
          >
            {t(words.claimAct)}
          </ActionButton>
        )}
        {mayForgive && !isNothing && <ActionButton onAct={() => setAsked('waive')}>{t(words.waiveAct)}</ActionButton>}
        {terms.kind === 'consumer' && !refusal && chosen.length > 0 && (
          <ActionButton onAct={() => setAsked('notice')}>{t(words.noticeAct)}</ActionButton>
        )}
        {maySet && <ActionButton onAct={() => setAsked('terms')}>{t(words.termsAct)}</ActionButton>}
      </div>
      <ChargeNotes notes={charges.notes} waivers={charges.waivers} customerId={customerId} />
      <ClaimQuestion
        opened={asked === 'claim'}
        onClose={close}
        customers={1}
        barred={chosen.filter((one) => one.barredOn !== null).length}
        upTo={upTo}
        claimable={claimable}
        onClaim={claim}
      />
      <WaiveQuestion opened={asked === 'waive'} onClose={close} customerId={customerId} itemIds={itemIds} />
      <NoticeQuestion opened={asked === 'notice'} onClose={close} customerId={customerId} itemIds={itemIds} />
      <TermsQuestion opened={asked === 'terms'} onClose={close} customerId={customerId} terms={terms} />
    </article>
  )
}

function Totals({ claimable }: { claimable: ReturnType<typeof claimableOf> }) {
  return (
    <>
      {byCurrency([...claimable.interest, ...claimable.indemnity]).map(({ cents, currency }, place) => (
        <span key={currency}>
          {place > 0 && ' + '}
          <Amount cents={cents} currency={currency} strong />
        </span>
      ))}
    </>
  )
}

/** By which rate this customer owes interest, and since when it stopped. */
function TermsLine({ terms }: { terms: Charges['terms'] }) {
  const { t, lang, day } = useWords()
  const rate = terms.contractRateBp === null ? '' : percentText(lang, terms.contractRateBp)
  const said =
    terms.kind !== 'business' || terms.contractRateBp === null
      ? t(words.rateOfLaw)
      : t(terms.ownRateBp === null ? words.rateOfTerms : words.rateOfContract, { rate })
  return (
    <>
      {said}, {t(terms.moves ? words.rateMoving : words.rateFrozen)}
      {terms.stoppedOn && <> · {t(words.stopped, { day: day(terms.stoppedOn as LocalDate), why: terms.stoppedWhy })}</>}
    </>
  )
}
