import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ClaimView, legalRoutes } from '../../src/legal/contract.ts'
import { CAUSE_LIST, CAUSES, type Cause } from '../../src/legal/limitation/model.ts'
import { causeNames } from '../../src/legal/limitation/wording.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { DebtPicker, useDebts } from '../promises/DebtPicker.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { claimWording as words } from './claim-wording.ts'
import classes from './claims.module.css'
import { EvidenceField } from './EvidenceField.tsx'

const moves = (cause: Cause): boolean => ['restarts', 'suspends'].includes(CAUSES[cause].effect)

type Props = {
  claim: ClaimView
  /** What is known already: the day and the proof. */
  given?: { on: LocalDate; evidence: string }
  onClose(): void
}

/** Tells what happened to a debt, or to several of the customer's at once. What moves nothing may be chosen as well: the answer says why it does not. */
export function EventQuestion({ claim, given, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [cause, setCause] = useState<Cause>('acknowledgement')
  const [on, setOn] = useState<LocalDate | null>(given?.on ?? today)
  const [until, setUntil] = useState<LocalDate | null>(null)
  const [evidence, setEvidence] = useState(given?.evidence ?? '')
  const { debts, failure } = useDebts(claim.customerId)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set([claim.itemId]))
  const lasts = CAUSES[cause].lasts === 'during'
  const record = async () => {
    await api.call(legalRoutes.recordClockEvent, {
      params: { id: claim.customerId },
      body: { itemIds: [...ticked], cause, on: on!, until: lasts ? until : null, evidence },
    })
    tellDone(t(words.told))
    await refresh()
  }
  const wrong =
    on === null
      ? t(words.dayMissing)
      : ticked.size === 0
        ? t(words.documentMissing)
        : moves(cause) && evidence.trim().length < 3
          ? t(words.evidenceMissing)
          : null
  const choices = (which: boolean) =>
    CAUSE_LIST.filter((one) => moves(one) === which).map((one) => ({ value: one, label: t(causeNames[one]) }))
  return (
    <Ask opened title={t(words.tellTitle)} act={t(words.tellAct)} onAct={record} onClose={onClose} refusal={wrong}>
      <NativeSelect
        data-autofocus
        label={t(words.cause)}
        value={cause}
        onChange={(event) => setCause(event.currentTarget.value as Cause)}
        data={[
          { group: t(words.causeMoves), items: choices(true) },
          { group: t(words.causeDoesNot), items: choices(false) },
        ]}
      />
      <div className={classes.two}>
        <DayInput label={t(lasts ? words.from : words.on)} value={on} onValue={setOn} today={today} latest={today} />
        {lasts && <DayInput label={t(words.until)} value={until} onValue={setUntil} today={today} latest={today} />}
      </div>
      <EvidenceField label={t(words.evidence)} hint={t(words.evidenceHint)} value={evidence} onValue={setEvidence} />
      {failure && <ErrorState failure={failure} />}
      {debts && <DebtPicker debts={debts} ticked={ticked} onTicked={setTicked} />}
    </Ask>
  )
}
