import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accessRoutes } from '../../src/access/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyCaseView, legalRoutes } from '../../src/legal/contract.ts'
import { PROOF_ANSWERS, type ProofAnswer } from '../../src/legal/insolvency/model.ts'
import { eventNames } from '../../src/legal/insolvency/wording.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { EvidenceField } from './EvidenceField.tsx'
import { insolvencyWording as words } from './insolvency-wording.ts'

/** What a proof says besides what the books know: security, who signs, what is joined. */
export function MakeProofQuestion({ id, onClose }: { id: string; onClose(): void }) {
  const api = useApi()
  const organisation = useQuery(api.ask(accessRoutes.organisation, {})).data
  return organisation ? (
    <MakeProof id={id} name={organisation.senderName} title={organisation.senderTitle} onClose={onClose} />
  ) : null
}

function MakeProof({ id, name, title, onClose }: { id: string; name: string; title: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [security, setSecurity] = useState('')
  const [signatoryName, setName] = useState(name)
  const [signatoryTitle, setTitle] = useState(title)
  const [exhibits, setExhibits] = useState('')
  const make = async () => {
    const body = {
      security,
      signatoryName,
      signatoryTitle,
      exhibits: exhibits.split('\n').filter((line) => line.trim() !== ''),
    }
    await api.call(legalRoutes.makeProof, { params: { id }, body })
    tellDone(t(words.made))
    await refresh()
  }
  return (
    <Ask opened title={t(words.proofTitle)} act={t(words.makeAct)} onAct={make} onClose={onClose}>
      <p>{t(words.makeWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.security)}
        description={t(words.securityHint)}
        value={security}
        maxLength={600}
        onChange={(event) => setSecurity(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.signatory)}
        value={signatoryName}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.signatoryTitle)}
        value={signatoryTitle}
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t(words.exhibits)}
        description={t(words.exhibitsHint)}
        value={exhibits}
        autosize
        minRows={2}
        onChange={(event) => setExhibits(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** The proof left on the agents' portal, by hand, through a lawyer. */
export function ProofSentQuestion({ one, onClose }: { one: InsolvencyCaseView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(today)
  const [evidence, setEvidence] = useState('')
  const record = async () => {
    await api.call(legalRoutes.proofSent, { params: { id: one.id }, body: { on: on!, evidence } })
    tellDone(t(words.told))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.sentElsewhereTitle)}
      act={t(words.sentElsewhereAct)}
      onAct={record}
      onClose={onClose}
      refusal={on === null ? t(words.dayMissing) : null}
    >
      <DayInput
        label={t(words.on)}
        value={on}
        onValue={setOn}
        today={today}
        earliest={one.openedOn as LocalDate}
        latest={today}
      />
      <EvidenceField label={t(words.evidence)} hint={t(words.evidenceHint)} value={evidence} onValue={setEvidence} />
    </Ask>
  )
}

/** What the agent or the judge answered. */
export function AnswerQuestion({ one, onClose }: { one: InsolvencyCaseView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [answer, setAnswer] = useState<ProofAnswer>('admitted')
  const [on, setOn] = useState<LocalDate | null>(today)
  const [admittedCents, setAdmitted] = useState<number | null>(null)
  const [evidence, setEvidence] = useState('')
  const isPart = answer === 'admitted_in_part'
  const record = async () => {
    const body = { answer, on: on!, admittedCents: isPart ? admittedCents : null, evidence }
    await api.call(legalRoutes.answerProof, { params: { id: one.id }, body })
    tellDone(t(words.told))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.answerTitle)}
      act={t(words.answerAct)}
      onAct={record}
      onClose={onClose}
      refusal={on === null ? t(words.dayMissing) : null}
    >
      <NativeSelect
        data-autofocus
        label={t(words.what)}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value as ProofAnswer)}
        data={PROOF_ANSWERS.map((each) => ({ value: each, label: t(eventNames[each]) }))}
      />
      <DayInput
        label={t(words.on)}
        value={on}
        onValue={setOn}
        today={today}
        earliest={one.openedOn as LocalDate}
        latest={today}
      />
      {isPart && (
        <MoneyInput label={t(words.admittedCents)} currency="EUR" cents={admittedCents} onCents={setAdmitted} />
      )}
      <EvidenceField label={t(words.evidence)} hint={t(words.evidenceHint)} value={evidence} onValue={setEvidence} />
    </Ask>
  )
}
