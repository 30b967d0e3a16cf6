import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FileInHandView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { MEANS, type Means } from '../../src/outsourcing/receipts/model.ts'
import { meansNames } from '../../src/outsourcing/receipts/wording.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { apiOf, useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { FileFinder } from './FileFinder.tsx'
import { receiptWords as words } from './receipt-words.ts'

/** What a payment is asked about a file. */
export type PaidFile = Pick<
  FileInHandView,
  'creditor' | 'placementId' | 'number' | 'debtorName' | 'currency' | 'openCents' | 'placedOn'
>

type Props = {
  /** The file that is paid; null: it is looked for. */
  file: PaidFile | null
  /** The agency's organisation when somebody works there, or in a creditor's books on its behalf; null: the creditor notes what its provider announced. */
  agencyOrgId: number | null
  onClose(): void
}

/** A payment of a placed file, as whoever received it records it, or as the creditor notes it. */
export function ReceiptQuestion({ file: given, agencyOrgId, onClose }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  // One question is one payment, however often it is sent.
  const [id] = useState(() => crypto.randomUUID())
  const [file, setFile] = useState<PaidFile | null>(given)
  const [cents, setCents] = useState<number | null>(null)
  const [on, setOn] = useState<LocalDate | null>(today)
  const [means, setMeans] = useState<Means>('cheque')
  const [payer, setPayer] = useState('')
  const [reference, setReference] = useState('')
  const isTooMuch = file !== null && cents !== null && cents > file.openCents
  const refusal =
    file === null
      ? t(words.fileMissing)
      : !cents
        ? t(words.amountMissing)
        : on === null
          ? t(words.dayMissing)
          : isTooMuch
            ? t(words.tooMuch, { amount: money(file.openCents, file.currency) })
            : null
  const save = async () => {
    const { placementId, currency, creditor } = file!
    const body = { id, placementId, currency, cents: cents!, means, receivedOn: on!, payer, reference }
    const { number } =
      agencyOrgId === null
        ? await api.call(routes.recordAnnounced, { body })
        : await apiOf(agencyOrgId).call(routes.recordReceipt, { body: { ...body, creditor } })
    tellDone(t(words.recorded, { number }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(agencyOrgId === null ? words.recordAnnounced : words.record)}
      act={t(words.recordAct)}
      refusal={refusal}
      onAct={save}
      onClose={onClose}
    >
      {file === null ? (
        <FileFinder act={t(words.add)} onFile={setFile} />
      ) : (
        <div className={classes.head}>
          <span>
            <b>{file.number}</b> {file.debtorName} · <Amount cents={file.openCents} currency={file.currency} />
          </span>
          {given === null && <ActionButton onAct={() => setFile(null)}>{t(words.otherFile)}</ActionButton>}
        </div>
      )}
      <div className={classes.two}>
        <MoneyInput label={t(words.amount)} currency={file?.currency ?? 'EUR'} cents={cents} onCents={setCents} />
        <DayInput
          label={t(words.day)}
          value={on}
          onValue={setOn}
          today={today}
          latest={today}
          {...(file ? { earliest: file.placedOn as LocalDate } : {})}
        />
        <NativeSelect
          label={t(words.means)}
          value={means}
          onChange={(event) => setMeans(event.currentTarget.value as Means)}
          data={MEANS.map((value) => ({ value, label: t(meansNames[value]) }))}
        />
        <TextInput
          label={t(words.payer)}
          maxLength={200}
          value={payer}
          onChange={(event) => setPayer(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t(words.reference)}
        maxLength={100}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </Ask>
  )
}
