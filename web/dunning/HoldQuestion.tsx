import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { HOLD_CATEGORIES, type HoldCategory } from '../../src/dunning/model.ts'
import { holdCategoryNames } from '../../src/dunning/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { actWords } from './act-wording.ts'

type Props = {
  opened: boolean
  customerId: string
  customerName: string
  /** Null: the whole customer. */
  item: { itemId: string; documentNo: string } | null
  /** The last day that what came before proposes. */
  proposed?: LocalDate | null
  onClose(): void
  onHeld(): Promise<void>
}

/** Holds reminders to a customer, or about one document, with a reason and an end. It can be undone at once. */
export function HoldQuestion(props: Props) {
  const { t } = useWords()
  const { opened, item, customerName, onClose } = props
  // Mounted anew each time it opens: nothing of the last hold is left in it.
  return opened ? (
    <HoldFields
      {...props}
      onClose={onClose}
      title={
        item
          ? t(actWords.holdItemTitle, { document: item.documentNo })
          : t(actWords.holdCustomerTitle, { customer: customerName })
      }
    />
  ) : null
}

function HoldFields({
  customerId,
  customerName,
  item,
  proposed = null,
  onClose,
  onHeld,
  title,
}: Props & { title: string }) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const undo = useUndo()
  const refresh = useRefresh()
  const [category, setCategory] = useState<HoldCategory>('payment_announced')
  const [note, setNote] = useState('')
  const [untilOn, setUntilOn] = useState<LocalDate | null>(proposed)
  const hold = async () => {
    const { id } = await api.call(dunningRoutes.placeHold, {
      params: { id: customerId },
      body: { itemId: item?.itemId ?? null, category, note, untilOn },
    })
    undo({
      message: t(actWords.heldSaid, { what: item?.documentNo ?? customerName }),
      undo: async () => {
        await api.call(dunningRoutes.liftHold, { params: { id } })
        await refresh()
      },
    })
    await onHeld()
  }
  return (
    <Ask opened title={title} act={t(item ? actWords.holdItemAct : actWords.holdAct)} onAct={hold} onClose={onClose}>
      {item && <p>{t(actWords.holdItemWhat)}</p>}
      <NativeSelect
        data-autofocus
        label={t(actWords.category)}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value as HoldCategory)}
        data={HOLD_CATEGORIES.map((one) => ({ value: one, label: t(holdCategoryNames[one]) }))}
      />
      <DayInput
        label={t(actWords.holdUntil)}
        description={t(actWords.holdNoEnd)}
        value={untilOn}
        onValue={setUntilOn}
        today={today}
        earliest={today}
      />
      <Textarea
        label={t(actWords.holdNote)}
        value={note}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}
