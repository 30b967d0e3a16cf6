import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyCaseView, legalRoutes } from '../../src/legal/contract.ts'
import { PROCEDURES, type Procedure, TOLD_BY_HAND, type ToldByHand } from '../../src/legal/insolvency/model.ts'
import { eventNames, procedureNames } from '../../src/legal/insolvency/wording.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { EvidenceField } from './EvidenceField.tsx'
import { insolvencyWording as words } from './insolvency-wording.ts'

/** What came next in a case, told by a person with what shows it. */
export function CaseStepQuestion({ one, onClose }: { one: InsolvencyCaseView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [what, setWhat] = useState<ToldByHand>('plan')
  const [on, setOn] = useState<LocalDate | null>(today)
  const [detail, setDetail] = useState('')
  const [procedure, setProcedure] = useState<Procedure>('liquidation')
  const asksProcedure = what === 'conversion' || what === 'plan_resolved'
  const record = async () => {
    const body = { what, on: on!, detail, procedure: asksProcedure ? procedure : null }
    await api.call(legalRoutes.tellInsolvency, { params: { id: one.id }, body })
    tellDone(t(words.told))
    await refresh()
  }
  const wrong = on === null ? t(words.dayMissing) : null
  return (
    <Ask opened title={t(words.tellTitle)} act={t(words.tellAct)} onAct={record} onClose={onClose} refusal={wrong}>
      <NativeSelect
        data-autofocus
        label={t(words.what)}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value as ToldByHand)}
        data={TOLD_BY_HAND.map((each) => ({ value: each, label: t(eventNames[each]) }))}
      />
      {asksProcedure && (
        <NativeSelect
          label={t(words.procedure)}
          value={procedure}
          onChange={(event) => setProcedure(event.currentTarget.value as Procedure)}
          data={PROCEDURES.map((each) => ({ value: each, label: t(procedureNames[each]) }))}
        />
      )}
      <DayInput
        label={t(words.on)}
        value={on}
        onValue={setOn}
        today={today}
        earliest={one.openedOn as LocalDate}
        latest={today}
      />
      <EvidenceField label={t(words.evidence)} hint={t(words.evidenceHint)} value={detail} onValue={setDetail} />
    </Ask>
  )
}
