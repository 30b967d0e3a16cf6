import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { documentsRoutes } from '../../src/documents/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { actNames, outcomeNames, resultNames } from '../../src/legal/proceedings/act-wording.ts'
import { type Act, marksOf, OUTCOMES, type Outcome, RESULTS, type Result } from '../../src/legal/proceedings/model.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { EvidenceField } from './EvidenceField.tsx'
import { proceedingWords as words } from './proceeding-wording.ts'

type Props = { matter: ProceedingView; act: Act; onClose(): void }

/** Notes an act with its day; what a decision grants, whom it was served on and the hearing that it fixes are asked where they matter. */
export function TellActQuestion({ matter, act, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const { each, gives, fixes } = marksOf(act)
  const served = new Set(matter.acts.filter((one) => one.act === act).map(({ debtorId }) => debtorId))
  const debtors =
    act === 'seized' || act === 'seizure_told' ? matter.debtors : matter.debtors.filter(({ id }) => !served.has(id))
  const [on, setOn] = useState<LocalDate | null>(today)
  const [debtorId, setDebtorId] = useState(debtors[0]?.id ?? null)
  const [inPerson, setInPerson] = useState(false)
  const [result, setResult] = useState<Result>('whole')
  const [principal, setPrincipal] = useState<number | null>(matter.claimedCents)
  const [interest, setInterest] = useState<number | null>(0)
  const [costs, setCosts] = useState<number | null>(0)
  const [interestFrom, setInterestFrom] = useState<LocalDate | null>(null)
  const [dueOn, setDueOn] = useState<LocalDate | null>(null)
  const [outcome, setOutcome] = useState<Outcome>('paid')
  const [evidence, setEvidence] = useState('')
  const [documentId, setDocumentId] = useState<string | null>(null)
  const files =
    useQuery(api.ask(documentsRoutes.documents, { params: { id: matter.customerId } })).data?.documents ?? []
  const grants = (gives && result !== 'nothing') || act === 'title_held'
  const note = async () => {
    await api.call(legalRoutes.tellAct, {
      params: { id: matter.id },
      body: {
        ...{ act, on: on!, debtorId: each ? debtorId : null, result: gives ? result : null, evidence, documentId },
        ...{ inPerson: act === 'served' && inPerson, dueOn: fixes ? dueOn : null },
        granted: grants
          ? { principalCents: principal ?? 0, interestCents: interest ?? 0, costsCents: costs ?? 0, interestFrom }
          : null,
        outcome: act === 'closed' ? outcome : null,
      },
    })
    tellDone(t(words.noted))
    await refresh()
  }
  const wrong =
    on === null
      ? t(words.dayMissing)
      : fixes && dueOn === null
        ? t(words.hearingMissing)
        : grants && !principal
          ? t(words.principalMissing)
          : null
  const results = act === 'ordered' ? RESULTS.filter((one) => one !== 'nothing') : RESULTS
  const { currency } = matter
  return (
    <Ask opened title={t(actNames[act])} act={t(words.noteAct)} onAct={note} onClose={onClose} refusal={wrong}>
      <DayInput
        label={t(act === 'opposed' ? words.noticeOn : words.on)}
        value={on}
        onValue={setOn}
        today={today}
        latest={today}
      />
      {each && matter.debtors.length > 1 && (
        <NativeSelect
          label={t(words.whichDebtor)}
          value={debtorId ?? ''}
          onChange={(event) => setDebtorId(event.currentTarget.value)}
          data={debtors.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {act === 'served' && (
        <Checkbox
          label={t(words.wasInPerson)}
          checked={inPerson}
          onChange={(event) => setInPerson(event.currentTarget.checked)}
        />
      )}
      {gives && (
        <NativeSelect
          label={t(words.result)}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value as Result)}
          data={results.map((one) => ({ value: one, label: t(resultNames[one]) }))}
        />
      )}
      {grants && (
        <>
          <MoneyInput label={t(words.principal)} currency={currency} cents={principal} onCents={setPrincipal} />
          <div className={classes.two}>
            <MoneyInput label={t(words.interest)} currency={currency} cents={interest} onCents={setInterest} />
            <MoneyInput label={t(words.costsGranted)} currency={currency} cents={costs} onCents={setCosts} />
          </div>
          <DayInput label={t(words.interestFrom)} value={interestFrom} onValue={setInterestFrom} today={today} />
        </>
      )}
      {fixes && <DayInput label={t(words.hearing)} value={dueOn} onValue={setDueOn} today={today} />}
      {act === 'closed' && (
        <NativeSelect
          label={t(words.outcome)}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as Outcome)}
          data={OUTCOMES.map((one) => ({ value: one, label: t(outcomeNames[one]) }))}
        />
      )}
      <EvidenceField
        autoFocus
        label={t(words.evidence)}
        hint={t(words.evidenceHint)}
        value={evidence}
        onValue={setEvidence}
      />
      {files.length > 0 && (
        <NativeSelect
          label={t(words.file)}
          value={documentId ?? ''}
          onChange={(event) => setDocumentId(event.currentTarget.value || null)}
          data={[{ value: '', label: t(words.noFile) }, ...files.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </Ask>
  )
}
