import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type CreditorView, legalRoutes } from '../../src/legal/contract.ts'
import { MANDATE_TERMS, type MandateTerm } from '../../src/legal/notices/model.ts'
import { mandateTermNames } from '../../src/legal/notices/wording.ts'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { agencyWords as words } from './agency-wording.ts'
import classes from './claims.module.css'

/** A creditor that we collect for: who it is, and what its written mandate says. */
export function CreditorQuestion({ creditor, onClose }: { creditor: CreditorView | null; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [name, setName] = useState(creditor?.name ?? '')
  const [address, setAddress] = useState(creditor?.address ?? '')
  const [siren, setSiren] = useState(creditor?.siren ?? '')
  const [mandateOn, setMandateOn] = useState((creditor?.mandateOn ?? null) as LocalDate | null)
  const [mandateUntil, setMandateUntil] = useState((creditor?.mandateUntil ?? null) as LocalDate | null)
  const [says, setSays] = useState<ReadonlySet<MandateTerm>>(new Set(creditor?.mandateSays ?? []))
  const save = async () => {
    const body = { name, address, siren: siren.trim() || null, mandateOn, mandateUntil, mandateSays: [...says] }
    if (creditor) await api.call(legalRoutes.changeCreditor, { params: { id: creditor.id }, body })
    else await api.call(legalRoutes.addCreditor, { body })
    tellDone(t(words.saved))
    await refresh()
  }
  const tick = (term: MandateTerm) => {
    const next = new Set(says)
    if (!next.delete(term)) next.add(term)
    setSays(next)
  }
  return (
    <Ask
      opened
      title={t(words.creditorTitle)}
      act={t(words.save)}
      onAct={save}
      onClose={onClose}
      refusal={name.trim() === '' || address.trim() === '' ? t(words.nameMissing) : null}
    >
      <TextInput
        data-autofocus
        label={t(words.name)}
        value={name}
        maxLength={160}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.address)}
        value={address}
        maxLength={400}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput label={t(words.siren)} value={siren} onChange={(event) => setSiren(event.currentTarget.value)} />
      <div className={classes.two}>
        <DayInput label={t(words.mandateOn)} value={mandateOn} onValue={setMandateOn} />
        <DayInput label={t(words.mandateUntil)} value={mandateUntil} onValue={setMandateUntil} />
      </div>
      <fieldset className={classes.plain}>
        <legend>{t(words.mandateSays)}</legend>
        {MANDATE_TERMS.map((term) => (
          <Checkbox key={term} label={t(mandateTermNames[term])} checked={says.has(term)} onChange={() => tick(term)} />
        ))}
      </fieldset>
    </Ask>
  )
}
