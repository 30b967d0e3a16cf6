import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { dunningRoutes, type FollowedStep } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { customerWords } from './customer-wording.ts'

/** Of so many documents at once, as the route takes them; the others are asked about again. */
const AT_ONCE = 500

type Props = {
  customerId: string
  customerName: string
  /** Those of the version that the customer follows. */
  steps: readonly FollowedStep[]
  /** Documents that entered late and wait for their level. */
  itemIds: readonly string[]
  onClose(): void
}

/** Says which step documents had already reached elsewhere, where the scenario waits to be told. */
export function LevelQuestion({ customerId, customerName, steps, itemIds, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const [position, setPosition] = useState(0)
  const [on, setOn] = useState<LocalDate | null>(null)
  const give = async () => {
    const body = { position, on: position === 0 ? null : on, itemIds: itemIds.slice(0, AT_ONCE) }
    await api.call(dunningRoutes.setLevel, { params: { id: customerId }, body })
    tellDone(t(customerWords.levelSaid, { customer: customerName }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(customerWords.levelTitle, { customer: customerName })}
      act={t(customerWords.giveLevel)}
      onAct={give}
      onClose={onClose}
    >
      <p>{t(customerWords.levelWhat, { n: itemIds.length })}</p>
      <NativeSelect
        data-autofocus
        label={t(customerWords.startAt)}
        value={String(position)}
        onChange={(event) => setPosition(Number(event.currentTarget.value))}
        data={[
          { value: '0', label: t(customerWords.startFirst) },
          ...steps.map((step) => ({
            value: String(step.position),
            label: t(customerWords.startAfter, { step: step.name }),
          })),
        ]}
      />
      {position > 0 && (
        <DayInput
          label={t(customerWords.levelOn)}
          description={t(customerWords.levelNoDay)}
          value={on}
          onValue={setOn}
          today={today}
          latest={today}
        />
      )}
    </Ask>
  )
}
