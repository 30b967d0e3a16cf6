import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Money } from '../../src/kernel/money.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { LateFilter } from './ChargesTools.tsx'
import { type ClaimChosen, ClaimQuestion } from './ClaimQuestion.tsx'
import { words as chargeWords } from './charge-wording.ts'
import { togetherWords as words } from './claim-together-wording.ts'
import { byCurrency } from './claimable.ts'

type Props = {
  filter: LateFilter
  /** Null: today. */
  upTo: string | null
  total: number
  selection: Selection
  onSelection(selection: Selection): void
  /** Another act comes first on the page. */
  primary: boolean
}

/**
 * The bar under the late customers while some are ticked: what would be claimed, and of whom nothing would be. The server weighs it all
 * from the books of now, the rows that are not on screen included, and a job claims it.
 */
export function ChargesBulk({ filter, upTo, total, selection, onSelection, primary }: Props) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const count = tickedCount(selection, total)
  const which =
    selection.kind === 'some' ? { customerIds: [...selection.keys] } : { all: filter, except: [...selection.keys] }
  const chosen = { ...which, ...(upTo ? { upTo } : {}) }
  const weighed = useQuery({
    queryKey: [...api.keyOf(legalRoutes.weighCharges), chosen, total],
    queryFn: ({ signal }) => api.call(legalRoutes.weighCharges, { body: chosen, signal }),
    enabled: count > 0,
    placeholderData: (before) => before,
    staleTime: 0,
  })
  const weight = weighed.isPlaceholderData ? null : (weighed.data ?? null)
  const claim = async ({ kinds, seen }: ClaimChosen) => {
    const body = { ...which, upTo: weight!.upTo, kinds, seen }
    const { id } = await api.call(legalRoutes.claimTogether, { body })
    onSelection(noneTicked)
    undo({
      message: t(words.asked, { n: weight!.customers }),
      undo: async () => {
        const reason = t(chargeWords.takenBackAtOnce)
        await api.call(legalRoutes.takeBatchBack, { params: { id }, body: { reason } })
        await refresh()
      },
    })
    await refresh()
  }
  const told = (amounts: readonly Money[]) =>
    amounts.length === 0 ? money(0, 'EUR') : amounts.map((one) => money(one.cents, one.currency)).join(' + ')
  const outcome = () => {
    if (weighed.error) return tellFailure(lang, weighed.error)
    if (!weight) return t(words.reading)
    const { customers: n, documents, interest, indemnity, barred, refused } = weight
    if (n === 0) return [t(words.nothing), t(words.aside, { barred, refused })].join(' ')
    return [
      t(words.weighed, { n, documents, interest: told(interest), indemnity: told(indemnity) }),
      t(words.aside, { barred, refused }),
    ].join(' ')
  }
  return (
    <>
      <BulkBar
        selection={selection}
        onSelection={onSelection}
        total={total}
        amount={weight && <Amounts amounts={byCurrency([...weight.interest, ...weight.indemnity])} />}
        outcome={outcome()}
        leftOut={weight?.leftOut.map((one) => ({ key: one.customerId, name: one.customerName, reason: one.message }))}
        leftOutCount={weight?.leftOutCount}
      >
        <ActionButton
          primary={primary}
          refusal={refusal ?? (weight && weight.customers > 0 ? null : outcome())}
          onAct={() => setAsking(true)}
        >
          {t(chargeWords.claimAct)}
        </ActionButton>
      </BulkBar>
      {asking && weight && (
        <ClaimQuestion
          opened
          onClose={() => setAsking(false)}
          customers={weight.customers}
          barred={0}
          upTo={weight.upTo}
          claimable={weight}
          onClaim={claim}
        />
      )}
    </>
  )
}
