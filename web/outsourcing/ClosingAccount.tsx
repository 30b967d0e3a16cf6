import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClosingView } from '../../src/outsourcing/closing/contract.ts'
import { owedToAgency, recoveredOf } from '../../src/outsourcing/closing/figures.ts'
import type { Figures } from '../../src/outsourcing/closing/model.ts'
import { printed } from '../../src/outsourcing/closing/wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import { closingWords as words } from './closing-words.ts'
import classes from './outsourcing.module.css'
import { PageLink } from './PageLink.tsx'
import { pageLinkWords as pageWords } from './page-link-words.ts'

type Props = { closing: ClosingView; mandate: MandateView }
type Row = { name: string; cents: number; to?: string | undefined; isTotal?: boolean }

/** What the mandate came to, what does not add up, and the statements that both accept. */
export function ClosingAccount({ closing, mandate }: Props) {
  const api = useApi()
  const { t } = useWords()
  const works = useRefusal('desk.work')
  const manages = useRefusal('settings.manage')
  const { act, failure } = useAct()
  const [isAccepting, setAccepting] = useState(false)
  const isOurs = closing.side === 'creditor'
  const strike = () =>
    act(async () => {
      const params = { id: closing.mandateId }
      await api.call(isOurs ? routes.strikeClosing : routes.strikeReceivedClosing, { params })
      tellDone(t(words.struck))
    })
  const [last] = closing.closings
  const waitsForUs = last && !last.acceptances.some(({ side }) => side === closing.side)
  return (
    <section className={classes.part}>
      <h2>{t(words.account)}</h2>
      {closing.differences.map((told) => (
        <Reason key={told} kind="excluded">
          {told}
        </Reason>
      ))}
      {closing.figures.map((one) => (
        <FigureTables key={one.currency} one={one} closing={closing} />
      ))}
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        <ActionButton refusal={works} onAct={strike}>
          {t(words.strike)}
        </ActionButton>
      </div>
      {isOurs && !closing.isHere && (
        <p className={detail.panelFacts}>
          <PageLink
            page={closing.page}
            refusal={manages}
            onSend={() => api.call(routes.sendMandatePage, { params: { id: closing.mandateId } })}
            onClose={() => api.call(routes.closeMandatePage, { params: { id: closing.mandateId } })}
          />
        </p>
      )}
      <Statements closing={closing} onAccept={waitsForUs ? () => setAccepting(true) : null} />
      {isAccepting && last && (
        <AcceptQuestion closing={closing} mandate={mandate} onClose={() => setAccepting(false)} />
      )}
    </section>
  )
}

/** Three small tables that add up as they are read; each amount opens what it is made of, where this side may read it. */
function FigureTables({ one, closing }: { one: Figures; closing: ClosingView }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const isOurs = closing.side === 'creditor'
  const mandat = closing.mandateId
  const placed = isOurs ? urls.placements(orgId, { voir: 'tous' }) : undefined
  const received = isOurs
    ? urls.placedReceipts(orgId, { mandat })
    : urls.funds(orgId, { voir: 'encaissements', mandat })
  const cote = isOurs ? 'creancier' : 'prestataire'
  const charged = urls.remittances(orgId, { cote, voir: 'honoraires', mandat })
  const invoiced = urls.remittances(orgId, { cote, voir: 'factures' })
  const handedOver = urls.remittances(orgId, { cote, voir: 'faits', mandat })
  const row = (name: string, cents: number, more: Partial<Row> = {}): Row => ({ name, cents, ...more })
  const some = (name: string, cents: number, more: Partial<Row> = {}): Row[] =>
    cents === 0 ? [] : [row(name, cents, more)]
  const owed = owedToAgency(one)
  return (
    <div className={classes.pair}>
      <Table
        title={t(words.claims)}
        currency={one.currency}
        rows={[
          row(t(printed.toAgency), one.toAgencyCents, { to: received }),
          row(t(printed.toCreditor), one.toCreditorCents, { to: received }),
          ...some(t(printed.returned), -one.returnedCents, { to: received }),
          row(t(printed.recovered), recoveredOf(one), { isTotal: true }),
          row(t(printed.inTime), one.inTimeCents),
          ...some(t(printed.otherwise), one.otherwiseCents),
          row(t(printed.back, { n: one.backFiles }), one.backCents, { to: placed }),
          row(t(printed.out, { n: one.outFiles }), one.outCents, { to: placed }),
          row(t(printed.placed, { n: one.files }), one.placedCents, { isTotal: true, to: placed }),
          ...some(t(printed.afterEnd), one.afterEndCents),
          ...some(t(printed.afterTail), one.afterTailCents),
        ]}
      />
      <Table
        title={t(words.fees)}
        currency={one.currency}
        rows={[
          row(t(printed.earned), one.feeCents, { to: charged }),
          ...some(t(printed.givenBack), one.givenBackCents),
          ...some(t(printed.disputed), one.disputedCents, { to: charged }),
          row(t(printed.vat), one.feeVatCents),
          row(t(printed.feesDue), one.feeCents + one.feeVatCents, { isTotal: true }),
          row(t(printed.invoiced), one.invoicedCents + one.invoicedVatCents, { to: invoiced }),
          row(t(printed.unbilled), one.unbilledCents + one.unbilledVatCents),
          row(t(printed.settled), one.settledCents),
          ...some(t(printed.toProviderLeft), Math.max(0, owed), { isTotal: true }),
        ]}
      />
      <Table
        title={t(words.money)}
        currency={one.currency}
        rows={[
          row(t(printed.received), one.toAgencyCents, { to: received }),
          ...some(t(printed.returnedHeld), -one.returnedHeldCents),
          row(t(printed.remitted), -one.remittedReceiptsCents, { to: handedOver }),
          row(t(printed.held), one.heldCents, { isTotal: true }),
        ]}
      />
    </div>
  )
}

function Table({ title, currency, rows }: { title: string; currency: string; rows: readonly Row[] }) {
  const { money } = useWords()
  return (
    <table className={classes.table}>
      <caption className={classes.quiet}>{title}</caption>
      <tbody>
        {rows.map((one) => (
          <tr key={one.name} className={one.isTotal ? classes.total : undefined}>
            <th scope="row">{one.name}</th>
            <td className={classes.figure}>
              {one.to && one.cents !== 0 ? (
                <FigureLink href={one.to} says={`${one.name} : ${money(one.cents, currency)}`}>
                  {money(one.cents, currency)}
                </FigureLink>
              ) : (
                money(one.cents, currency)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Statements({ closing, onAccept }: { closing: ClosingView; onAccept: (() => void) | null }) {
  const api = useApi()
  const { t, lang } = useWords()
  const owns = useRefusal('members.manage')
  const kind = closing.side === 'creditor' ? 'collection-mandates' : 'received-mandates'
  const other = lang === 'fr' ? 'en' : 'fr'
  return (
    <ul className={classes.list}>
      {closing.closings.map((one, place) => {
        const path = `/api/orgs/${api.orgId ?? 0}/${kind}/${closing.mandateId}/closing/pdf?no=${one.no}`
        const sides = one.acceptances.map(({ side }) => side)
        const waits = (['creditor', 'agency'] as const).filter((side) => !sides.includes(side))
        return (
          <li key={one.no}>
            <span className={detail.panelFacts}>
              <a className={detail.link} href={path} target="_blank" rel="noreferrer">
                {t(words.statement, { no: one.no, on: one.struckOn })}
              </a>
              <a className={detail.link} href={`${path}&lang=${other}`} target="_blank" rel="noreferrer">
                {t(words.translated, { lang: other })}
              </a>
              {one.acceptances.map((found) => (
                <span key={found.side}>{t(words.acceptedBy, { name: found.signerName, on: found.acceptedOn })}</span>
              ))}
              {place === 0 && waits.map((side) => <b key={side}>{t(words.waitsFor, { side })}</b>)}
              <span className={classes.quiet}>SHA-256 {one.sha256.slice(0, 16)}…</span>
              {place === 0 && onAccept && (
                <ActionButton primary refusal={owns} onAct={onAccept}>
                  {t(words.accept)}
                </ActionButton>
              )}
            </span>
            {one.contest && (
              <Reason kind="excluded">
                {t(pageWords.contested, {
                  name: one.contest.signerName,
                  on: one.contest.contestedOn,
                  reason: one.contest.reason,
                })}
              </Reason>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function AcceptQuestion({ closing, mandate, onClose }: Props & { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const isOurs = closing.side === 'creditor'
  const party = isOurs ? mandate.terms.creditor : mandate.terms.provider
  const [signerName, setName] = useState(party.signatory)
  const [signerTitle, setTitle] = useState(party.title)
  const { no, sha256 } = closing.closings[0]!
  const accept = async () => {
    const body = { no, sha256, signerName, signerTitle }
    const route = isOurs ? routes.acceptClosing : routes.acceptReceivedClosing
    await api.call(route, { params: { id: closing.mandateId }, body })
    tellDone(t(words.accepted))
    await refresh()
  }
  return (
    <Ask opened title={t(words.acceptTitle, { no })} act={t(words.accept)} onAct={accept} onClose={onClose}>
      <p>{t(words.acceptWhat, { hash: `${sha256.slice(0, 16)}…` })}</p>
      <TextInput
        data-autofocus
        label={t(words.signerName)}
        value={signerName}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.signerTitle)}
        value={signerTitle}
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </Ask>
  )
}
