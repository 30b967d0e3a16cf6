import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type PlacementView, outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useIsAgent, useMembership, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ReceiptState } from './ReceiptPanel.tsx'
import { ReceiptQuestion } from './ReceiptQuestion.tsx'
import { receiptWords as words } from './receipt-words.ts'

const SHOWN = 3

type Props = {
  placement: Pick<
    PlacementView,
    'id' | 'number' | 'customerName' | 'currency' | 'openCents' | 'placedOn' | 'isHere' | 'endedWhy'
  >
}

/** The last payments of one file, and where the next is recorded: by its agency, or by the creditor when the provider works elsewhere. */
export function PlacementReceipts({ placement }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const isAgent = useIsAgent()
  const { agency } = useMembership()
  const refusal = useRefusal(isAgent ? 'claims.work' : 'desk.work')
  const [asks, setAsks] = useState(false)
  const orgId = api.orgId ?? 0
  const found = useQuery(api.ask(routes.collectedReceipts, { query: { placementId: placement.id, limit: SHOWN } })).data
  const mayRecord = (isAgent || !placement.isHere) && placement.openCents > 0 && placement.endedWhy !== 'undone'
  if (!found || (found.count === 0 && !mayRecord)) return null
  // An agent's receipts open in its own organisation, among those of all its creditors.
  const opens = (state: Record<string, string>) =>
    agency
      ? urls.funds(agency.orgId, { voir: 'encaissements', dossier: placement.id, ...state })
      : urls.placedReceipts(orgId, { dossier: placement.id, ...state })
  const file = {
    ...{ creditor: orgId, placementId: placement.id, number: placement.number, debtorName: placement.customerName },
    ...{ currency: placement.currency, openCents: placement.openCents, placedOn: placement.placedOn },
  }
  return (
    <section className={detail.part}>
      {found.count > 0 && (
        <ul>
          {found.receipts.map((one) => (
            <li key={one.id}>
              <FigureLink href={opens({ encaissement: one.id })}>{one.number}</FigureLink>{' '}
              {day(one.receivedOn as LocalDate)} <Amount cents={one.cents} currency={one.currency} />{' '}
              <ReceiptState receipt={one} />
            </li>
          ))}
          {found.count > SHOWN && (
            <li>
              <FigureLink href={opens({})}>{t(words.allReceipts, { n: found.count })}</FigureLink>
            </li>
          )}
        </ul>
      )}
      {mayRecord && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(isAgent ? words.record : words.recordAnnounced)}
          </ActionButton>
        </div>
      )}
      {asks && <ReceiptQuestion file={file} agencyOrgId={agency?.orgId ?? null} onClose={() => setAsks(false)} />}
    </section>
  )
}
