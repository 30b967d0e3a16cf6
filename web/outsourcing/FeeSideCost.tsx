import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FileInHandView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { SIDE_COSTS, type SideCostKind } from '../../src/outsourcing/tariffs/model.ts'
import { sideCostNames } from '../../src/outsourcing/tariffs/wording.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { FilesInput } from '../design/FilesInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { FileFinder } from './FileFinder.tsx'
import { remittanceWords as words } from './remittance-words.ts'

/** A cost that the mandate has the creditor bear, charged to a file with the paper that proves it. */
export function FeeSideCost({ onClose }: { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<FileInHandView | null>(null)
  const [kind, setKind] = useState<SideCostKind>('registered_letter')
  const [on, setOn] = useState<LocalDate | null>(today)
  const [cents, setCents] = useState<number | null>(null)
  const [label, setLabel] = useState('')
  const [proof, setProof] = useState<File | null>(null)
  const missing =
    file === null ? words.costFileMissing : on === null ? words.dayMissing : proof === null ? words.proofMissing : null
  const save = async () => {
    await api.call(routes.chargeSideCost, {
      query: {
        ...{ placementId: file!.placementId, kind, on: on!, label: label.trim(), name: proof!.name },
        ...(cents ? { cents } : {}),
      },
      body: proof!,
    })
    tellDone(t(words.costDone, { number: file!.number }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.cost)}
      act={t(words.costAct)}
      refusal={missing ? t(missing) : null}
      onAct={save}
      onClose={onClose}
    >
      <p className={detail.quiet}>{t(words.costWhat)}</p>
      {file === null ? (
        <FileFinder act={t(words.costPick)} onFile={setFile} />
      ) : (
        <div className={classes.head}>
          <span>
            <b>{file.number}</b> {file.debtorName} · {file.creditorName} ·{' '}
            <Amount cents={file.openCents} currency={file.currency} />
          </span>
          <ActionButton onAct={() => setFile(null)}>{t(words.costOther)}</ActionButton>
        </div>
      )}
      <div className={classes.two}>
        <NativeSelect
          label={t(words.costKind)}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as SideCostKind)}
          data={SIDE_COSTS.map((value) => ({ value, label: t(sideCostNames[value]) }))}
        />
        <DayInput
          label={t(words.day)}
          value={on}
          onValue={setOn}
          today={today}
          latest={today}
          {...(file ? { earliest: file.placedOn as LocalDate } : {})}
        />
        <MoneyInput label={t(words.costPaid)} currency={file?.currency ?? 'EUR'} cents={cents} onCents={setCents} />
        <TextInput
          label={t(words.what)}
          maxLength={200}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      </div>
      <FilesInput
        field={field}
        testId="proof"
        accept=".pdf,.png,.jpg,.jpeg"
        onFiles={([first]) => first && setProof(first)}
      />
      <div className={detail.acts}>
        <ActionButton onAct={() => field.current?.click()}>{proof?.name ?? t(words.proofChoose)}</ActionButton>
      </div>
    </Ask>
  )
}
