import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { outcomeNames } from '../../src/disputes/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Ask } from '../design/Ask.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import type { EndingQuestion } from './DisputeActs.tsx'
import { disputeWords as words } from './wording.ts'

/** The credit note is there: which one it is. The one of the awaited amount is offered first. */
export function CreditQuestion({ dispute, onClose, onUndo }: EndingQuestion) {
  const api = useApi()
  const { t, day, money } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const { credits, currency } = dispute
  const fitting = credits.find((one) => one.amountCents === (dispute.awaitedCents ?? dispute.cents))
  const [chosen, setChosen] = useState(fitting?.itemId ?? credits[0]?.itemId ?? '')
  const end = async () => {
    await api.call(disputesRoutes.credit, { params: { id: dispute.id }, body: { creditItemId: chosen } })
    undo({ message: t(words.done, { state: t(outcomeNames.credit_note) }), undo: onUndo })
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.creditTitle)}
      act={t(words.creditAct)}
      onAct={end}
      onClose={onClose}
      refusal={credits.length === 0 ? t(words.creditNone) : null}
    >
      <p>{t(words.creditWhat)}</p>
      {credits.length > 0 && (
        <NativeSelect
          data-autofocus
          label={t(words.creditChoice)}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={credits.map((one) => ({
            value: one.itemId,
            label: t(words.creditOption, {
              document: one.documentNo,
              day: day(one.issuedOn as LocalDate),
              amount: money(one.amountCents, currency),
            }),
          }))}
        />
      )}
    </Ask>
  )
}
