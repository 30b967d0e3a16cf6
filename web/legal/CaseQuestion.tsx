import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyCaseView, legalRoutes } from '../../src/legal/contract.ts'
import { OFFICER_ROLES, type OfficerRole, PROCEDURES, type Procedure } from '../../src/legal/insolvency/model.ts'
import { procedureNames } from '../../src/legal/insolvency/wording.ts'
import { useToday } from '../access/membership.tsx'
import { CustomerPicker } from '../correspondence/CustomerPicker.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { insolvencyWording as words } from './insolvency-wording.ts'

type Props = {
  /** Whose; null: to be chosen. */
  customerId: string | null
  /** The case to correct; none: a new one. */
  known?: InsolvencyCaseView
  onDone?(id: string): void
  onClose(): void
}

/** What a case rests on: the judgment, when it was published, to whom claims are proved. */
export function CaseQuestion({ customerId, known, onDone, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [customer, setCustomer] = useState(customerId)
  const [procedure, setProcedure] = useState<Procedure>(known?.procedure ?? 'receivership')
  const [openedOn, setOpenedOn] = useState((known?.openedOn ?? null) as LocalDate | null)
  const [publishedOn, setPublishedOn] = useState((known?.publishedOn ?? null) as LocalDate | null)
  const [court, setCourt] = useState(known?.court ?? '')
  const [name, setName] = useState(known?.officer.name ?? '')
  const [role, setRole] = useState<OfficerRole>(known?.officer.role ?? 'creditors_agent')
  const [lines, setLines] = useState(known?.officer.lines.join('\n') ?? '')
  const [hasTitleRetention, setRetention] = useState(known?.hasTitleRetention ?? false)
  const [evidence, setEvidence] = useState('')
  const officer = {
    name,
    role,
    lines: lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
  const save = async () => {
    const about = { procedure, openedOn: openedOn!, publishedOn, court, officer }
    if (known) {
      await api.call(legalRoutes.changeInsolvency, { params: { id: known.id }, body: { ...about, hasTitleRetention } })
    } else {
      const { id } = await api.call(legalRoutes.openInsolvency, {
        params: { id: customer! },
        body: { ...about, evidence },
      })
      onDone?.(id)
    }
    tellDone(t(words.saved))
    await refresh()
  }
  const wrong = !known && customer === null ? t(words.customerMissing) : openedOn === null ? t(words.dayMissing) : null
  return (
    <Ask
      opened
      size="lg"
      title={t(known ? words.changeTitle : words.addTitle)}
      act={t(known ? words.changeAct : words.addAct)}
      onAct={save}
      onClose={onClose}
      refusal={wrong}
    >
      {!known && (
        <CustomerPicker
          label={t(words.customer)}
          customerId={customer}
          onCustomer={setCustomer}
          mayInvent={false}
          among="all"
        />
      )}
      <NativeSelect
        label={t(words.procedure)}
        value={procedure}
        onChange={(event) => {
          setProcedure(event.currentTarget.value as Procedure)
          setRole(event.currentTarget.value === 'liquidation' ? 'liquidator' : 'creditors_agent')
        }}
        data={PROCEDURES.map((one) => ({ value: one, label: t(procedureNames[one]) }))}
      />
      <div className={classes.two}>
        <DayInput label={t(words.openedOn)} value={openedOn} onValue={setOpenedOn} today={today} latest={today} />
        <DayInput
          label={t(words.publishedOn)}
          description={t(words.publishedHint)}
          value={publishedOn}
          onValue={setPublishedOn}
          today={today}
          latest={today}
        />
      </div>
      <TextInput
        label={t(words.court)}
        value={court}
        maxLength={200}
        onChange={(event) => setCourt(event.currentTarget.value)}
      />
      <div className={classes.two}>
        <TextInput
          label={t(words.officer)}
          value={name}
          maxLength={160}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t(words.officerRole)}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as OfficerRole)}
          data={OFFICER_ROLES.map((one) => ({ value: one, label: t(words[one]) }))}
        />
      </div>
      <Textarea
        label={t(words.officerLines)}
        description={t(words.officerLinesHint)}
        value={lines}
        autosize
        minRows={2}
        maxLength={600}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      {known ? (
        <Checkbox
          label={t(words.retention)}
          checked={hasTitleRetention}
          onChange={(event) => setRetention(event.currentTarget.checked)}
        />
      ) : (
        <TextInput
          label={t(words.evidence)}
          description={t(words.evidenceHint)}
          value={evidence}
          maxLength={2000}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
      )}
    </Ask>
  )
}
