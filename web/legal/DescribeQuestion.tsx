import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ClockView, legalRoutes } from '../../src/legal/contract.ts'
import { CLAIM_KINDS, type ClaimKind } from '../../src/legal/limitation/model.ts'
import { claimKindNames } from '../../src/legal/limitation/wording.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { claimWording as words } from './claim-wording.ts'

/** What a debt is for, the day the work was done, and what the contract says of it. */
export function DescribeQuestion({ clock, onClose }: { clock: ClockView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [performedOn, setPerformedOn] = useState(clock.performedOn as LocalDate | null)
  const [kind, setKind] = useState(clock.statedKind)
  const [contractYears, setContractYears] = useState(clock.contractYears)
  const [evidence, setEvidence] = useState(clock.describedEvidence)
  const save = async () => {
    const body = { kind, performedOn, contractYears, evidence }
    await api.call(legalRoutes.describeClaim, { params: { id: clock.claim.itemId }, body })
    tellDone(t(words.changed))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.describeTitle, { document: clock.claim.documentNo })}
      act={t(words.describeAct)}
      onAct={save}
      onClose={onClose}
    >
      <DayInput
        label={t(words.performedOn)}
        description={t(clock.claim.isDated ? words.performedHint : words.undatedHint)}
        value={performedOn}
        onValue={setPerformedOn}
        today={today}
        latest={today}
      />
      <TextInput
        label={t(words.evidence)}
        value={evidence}
        maxLength={2000}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <NativeSelect
        label={t(words.kindOf)}
        value={kind ?? ''}
        onChange={(event) => setKind((event.currentTarget.value || null) as ClaimKind | null)}
        data={[
          { value: '', label: t(words.usualKind) },
          ...CLAIM_KINDS.map((one) => ({ value: one, label: t(claimKindNames[one]) })),
        ]}
      />
      <ContractYears label={t(words.contractYears)} value={contractYears} onValue={setContractYears} />
    </Ask>
  )
}

/** Years that a contract sets, one to ten; empty where it sets none. */
export function ContractYears({
  label,
  value,
  onValue,
}: {
  label: string
  value: number | null
  onValue(value: number | null): void
}) {
  const { t } = useWords()
  return (
    <NumberInput
      label={label}
      description={t(words.contractHint)}
      value={value ?? ''}
      min={1}
      max={10}
      allowDecimal={false}
      onChange={(typed) => onValue(typed === '' ? null : Number(typed))}
    />
  )
}
