import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReceiptView } from '../../src/outsourcing/receipts/contract.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { receiptWords as words } from './receipt-words.ts'

type Props = { receipt: ReceiptView; side: 'creditor' | 'agency'; onClose(): void }

/** A payment that came back, or that was never made. */
export function ReceiptReturn({ receipt, side, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [as, setAs] = useState<'bounced' | 'mistaken'>('bounced')
  const [on, setOn] = useState<LocalDate | null>(today)
  const [why, setWhy] = useState('')
  const save = async () => {
    const asked = { params: { id: receipt.id }, body: { as, on: as === 'mistaken' ? today : on!, why } }
    await api.call(side === 'agency' ? routes.returnReceipt : routes.returnAnnounced, asked)
    tellDone(t(words.returnDone, { number: receipt.number }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.returnTitle, { number: receipt.number })}
      act={t(words.returnAct)}
      refusal={as === 'bounced' && on === null ? t(words.dayMissing) : why.trim() === '' ? t(words.whyMissing) : null}
      onAct={save}
      onClose={onClose}
    >
      <p>{t(words.returnWhat)}</p>
      <Radio.Group label={t(words.how)} value={as} onChange={(value) => setAs(value as typeof as)}>
        {(['bounced', 'mistaken'] as const).map((value) => (
          <Radio key={value} value={value} label={t(words[value])} />
        ))}
      </Radio.Group>
      {as === 'bounced' && (
        <DayInput
          label={t(words.returnDay)}
          value={on}
          onValue={setOn}
          today={today}
          earliest={receipt.receivedOn as LocalDate}
          latest={today}
        />
      )}
      <TextInput
        data-autofocus
        label={t(words.why)}
        maxLength={300}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Ask>
  )
}
