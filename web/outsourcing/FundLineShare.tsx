import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReceiptView } from '../../src/outsourcing/receipts/contract.ts'
import type { FileInHandView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { FileFinder } from './FileFinder.tsx'
import { FundLineHead } from './FundLineTold.tsx'
import { fundLineWords as moves } from './fund-line-words.ts'
import { receiptWords as words } from './receipt-words.ts'

type Part = { readonly id: string; readonly file: FileInHandView; readonly cents: number | null }

/** A line of the dedicated account is shared out among files, receipts known before and what was too much, whole; a person says yes. */
export function FundLineShare({ lineId, onDone }: { lineId: string; onDone(): void }) {
  const api = useApi()
  const { t, money } = useWords()
  const refusal = useRefusal('desk.work')
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.dedicatedLine, { params: { id: lineId } }))
  const [parts, setParts] = useState<readonly Part[]>([])
  const [known, setKnown] = useState<readonly ReceiptView[]>([])
  const [over, setOver] = useState<number | null>(null)
  const best = found.data?.proposals[0]
  useEffect(() => {
    // What cites a number and is of the very amount is there to be confirmed; anything else is chosen.
    if (best?.isSure) setParts([{ id: crypto.randomUUID(), file: best.file, cents: best.cents }])
  }, [best?.file.placementId])
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { line, proposals } = found.data
  const { currency } = line
  const shared = [...parts.map(({ cents }) => cents ?? 0), ...known.map(({ cents }) => cents), over ?? 0]
  const left = line.cents - shared.reduce((sum, cents) => sum + cents, 0)
  const add = (file: FileInHandView) => {
    if (parts.some((one) => one.file.placementId === file.placementId)) return
    setParts([...parts, { id: crypto.randomUUID(), file, cents: Math.max(0, Math.min(left, file.openCents)) }])
  }
  const change = (id: string, cents: number | null) =>
    setParts(parts.map((one) => (one.id === id ? { ...one, cents } : one)))
  const use = () =>
    act(async () => {
      const body = {
        id: crypto.randomUUID(),
        parts: parts.map(({ id, file, cents }) => ({
          ...{
            id,
            creditor: file.creditor,
            placementId: file.placementId,
            cents: cents ?? 0,
            means: 'transfer' as const,
          },
        })),
        known: known.map(({ id, creditor }) => ({ creditor, receiptId: id })),
        overCents: over ?? 0,
      }
      await api.call(routes.useLine, { params: { id: line.id }, body })
      tellDone(t(words.used))
      onDone()
    })
  const tellOwn = () =>
    act(async () => {
      await api.call(routes.tellMove, { params: { id: line.id }, body: { kind: 'own' } })
      tellDone(t(moves.done))
      onDone()
    })
  const isChosen = (placementId: string) => parts.some(({ file }) => file.placementId === placementId)
  return (
    <article className={detail.panel}>
      <FundLineHead line={line} />
      {failure !== null && <ErrorState failure={failure} />}
      {found.data.known.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.knownReceipts)}</h3>
          <ul className={classes.list}>
            {found.data.known.map((one) => (
              <li key={one.id}>
                <span className={classes.head}>
                  <span>
                    <b>{one.number}</b> {one.debtorName} · <Amount cents={one.cents} currency={currency} />
                  </span>
                  {!known.some(({ id }) => id === one.id) && (
                    <ActionButton onAct={() => setKnown([...known, one])}>{t(words.itIs)}</ActionButton>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={detail.part}>
        <h3>{t(words.proposals)}</h3>
        {proposals.length === 0 && <p className={detail.quiet}>{t(words.noProposal)}</p>}
        <ul className={classes.list}>
          {proposals
            .filter(({ file }) => !isChosen(file.placementId))
            .map(({ file, why }) => (
              <li key={file.placementId}>
                <span className={classes.head}>
                  <span>
                    <b>{file.number}</b> {file.debtorName} · <Amount cents={file.openCents} currency={currency} />
                  </span>
                  <ActionButton onAct={() => add(file)}>{t(words.add)}</ActionButton>
                </span>
                <span className={classes.quiet}>
                  {[file.creditorName, file.documents.map(({ documentNo }) => documentNo).join(', '), ...why].join(
                    ' · ',
                  )}
                </span>
              </li>
            ))}
        </ul>
        <FileFinder act={t(words.add)} onFile={add} />
      </section>
      <section className={detail.part}>
        <h3>{t(words.shared)}</h3>
        {parts.map((one) => (
          <div key={one.id} className={classes.choices}>
            <MoneyInput
              label={`${one.file.number} · ${one.file.debtorName}`}
              description={t(words.leftOnFile, { amount: money(one.file.openCents, currency) })}
              currency={currency}
              cents={one.cents}
              onCents={(cents) => change(one.id, cents)}
            />
            <ActionButton onAct={() => setParts(parts.filter(({ id }) => id !== one.id))}>
              {t(words.remove)}
            </ActionButton>
          </div>
        ))}
        {known.map((one) => (
          <div key={one.id} className={classes.choices}>
            <span>
              {one.number} · {one.debtorName} · <Amount cents={one.cents} currency={currency} />
            </span>
            <ActionButton onAct={() => setKnown(known.filter(({ id }) => id !== one.id))}>
              {t(words.remove)}
            </ActionButton>
          </div>
        ))}
        <MoneyInput label={t(words.over)} currency={currency} cents={over} onCents={setOver} />
      </section>
      <div className={detail.acts}>
        <ActionButton
          primary
          refusal={refusal ?? (left === 0 ? null : t(words.leftToShare, { amount: money(left, currency) }))}
          onAct={use}
        >
          {t(words.useAct)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={tellOwn}>
          {t(moves.own)}
        </ActionButton>
      </div>
    </article>
  )
}
