import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dunningRoutes, type FollowedStep } from '../../src/dunning/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { customerWords } from './customer-wording.ts'
import { remindersWords } from './reminders-wording.ts'
import { channelNames } from './wording.ts'

type Props = {
  opened: boolean
  customerId: string
  customerName: string
  /** Those of the version that the customer follows, which may be an older one. */
  steps: readonly FollowedStep[]
  onClose(): void
}

/** A step chosen by a person: it is prepared, then opened in the worklist to read and approve. */
export function PrepareQuestion({ opened, customerId, customerName, steps, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<string | null>(null)
  const stepId = chosen ?? steps.find((step) => step.afterDueDays > 0)?.id ?? steps[0]?.id
  const prepare = async () => {
    if (!stepId) return
    const { id } = await api.call(dunningRoutes.chooseStep, {
      params: { id: customerId },
      body: { stepId, itemIds: null },
    })
    await refresh()
    await navigate({ href: urls.today(api.orgId ?? 0, { action: id }) })
  }
  return (
    <Ask
      opened={opened}
      title={t(customerWords.prepareTitle, { customer: customerName })}
      act={t(customerWords.prepareAct)}
      onAct={prepare}
      onClose={onClose}
    >
      <p>{t(customerWords.prepareWhat)}</p>
      <NativeSelect
        data-autofocus
        label={t(remindersWords.step)}
        value={stepId ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={steps.map((step) => ({ value: step.id, label: `${step.name} · ${t(channelNames[step.channel])}` }))}
      />
    </Ask>
  )
}
