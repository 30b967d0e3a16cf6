import { useState } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { GRACE_DAYS } from '../../src/disputes/model.ts'
import { outcomeNames } from '../../src/disputes/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import type { EndingQuestion } from './DisputeActs.tsx'
import { WhyAndGrace } from './RejectQuestion.tsx'
import { disputeWords as words } from './wording.ts'

/** An agreement for less: what the customer still pays; the rest is written off, by who may. */
export function SettleQuestion({ dispute, onClose, onUndo }: EndingQuestion) {
  const api = useApi()
  const { t, money } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const mayForgive = useRefusal('debts.forgive')
  const [owedCents, setOwedCents] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [graceDays, setGraceDays] = useState(GRACE_DAYS)
  const contested = money(dispute.cents, dispute.currency)
  const isLess = owedCents !== null && owedCents < dispute.cents
  const settle = async () => {
    const body = { owedCents: owedCents ?? 0, note, graceDays }
    await api.call(disputesRoutes.settle, { params: { id: dispute.id }, body })
    undo({ message: t(words.done, { state: t(outcomeNames.settled) }), undo: onUndo })
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.settleTitle)}
      act={t(words.settleAct)}
      onAct={settle}
      onClose={onClose}
      refusal={mayForgive ?? (isLess ? null : t(words.settleAmount, { contested }))}
    >
      <MoneyInput label={t(words.owedCents)} currency={dispute.currency} cents={owedCents} onCents={setOwedCents} />
      {isLess && (
        <p>{t(words.settleWhat, { contested, forgiven: money(dispute.cents - owedCents, dispute.currency) })}</p>
      )}
      <WhyAndGrace note={note} onNote={setNote} graceDays={graceDays} onGraceDays={setGraceDays} />
    </Ask>
  )
}
