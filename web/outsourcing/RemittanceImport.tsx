import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateRow } from '../../src/outsourcing/mandates/contract.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { useDropArea } from '../design/drop-area.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { RemittancePreview } from './RemittancePreview.tsx'
import { statementWords as words } from './remittance-statement-words.ts'

/** The statement of a provider that works elsewhere: read against the books as soon as it is there, then accepted, or refused with every reason. */
export function RemittanceImport({ mandates, onClose }: { mandates: readonly MandateRow[]; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const field = useRef<HTMLInputElement>(null)
  const [mandateId, setMandateId] = useState(mandates.length === 1 ? mandates[0]!.id : '')
  const [paidOn, setPaidOn] = useState<LocalDate | null>(today)
  const [paidCents, setPaidCents] = useState<number | null>(null)
  const [reference, setReference] = useState('')
  const [invoiceNumber, setInvoiceNumber] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const take = useCallback(([first]: readonly File[]) => setFile(first ?? null), [])
  const isOver = useDropArea(take)
  const missing =
    mandateId === ''
      ? words.mandateMissing
      : paidOn === null
        ? words.dayMissing
        : paidCents === null
          ? words.amountMissing
          : reference.trim() === ''
            ? words.referenceMissing
            : file === null
              ? words.fileMissing
              : null
  const query = {
    ...{ mandateId, paidOn: paidOn!, paidCents: paidCents!, name: file?.name ?? '' },
    ...{ reference: reference.trim(), invoiceNumber: invoiceNumber.trim() },
  }
  const preview = useQuery({
    queryKey: [
      ...api.keyOf(routes.importStatement),
      query,
      file?.size,
      file?.lastModified,
      document.documentElement.lang,
    ],
    queryFn: ({ signal }) => api.call(routes.importStatement, { query, body: file!, signal }),
    enabled: missing === null,
    placeholderData: (before) => before,
  })
  const read = missing === null ? preview.data : undefined
  const isGood = read !== undefined && read.reasons.length === 0
  const save = async () => {
    const done = await api.call(routes.importStatement, { query: { ...query, commit: 'true' }, body: file! })
    // What was read stands as it was: it is not to be read against the books that it changed.
    setFile(null)
    tellDone(t(done.remittanceId === null ? words.refused : words.kept))
    await refresh()
  }
  const currency = read?.currency ?? 'EUR'
  return (
    <Ask
      opened
      size="xl"
      title={t(words.open)}
      act={t(read && !isGood ? words.refuse : words.keep)}
      refusal={missing ? t(missing) : preview.error ? t(words.unread) : read ? null : t(words.reading)}
      onAct={save}
      onClose={onClose}
    >
      <p className={detail.quiet}>{t(words.what)}</p>
      <div className={classes.two}>
        <NativeSelect
          label={t(words.mandate)}
          value={mandateId}
          onChange={(event) => setMandateId(event.currentTarget.value)}
          data={[
            ...(mandates.length === 1 ? [] : [{ value: '', label: '–' }]),
            ...mandates.map(({ id, number, otherName }) => ({ value: id, label: `${number} · ${otherName}` })),
          ]}
        />
        <DayInput label={t(words.paidOn)} value={paidOn} onValue={setPaidOn} today={today} latest={today} />
        <MoneyInput label={t(words.paidCents)} currency={currency} cents={paidCents} onCents={setPaidCents} />
        <TextInput
          label={t(words.reference)}
          maxLength={35}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <TextInput
          label={t(words.invoiceNumber)}
          description={t(words.invoiceHint)}
          maxLength={40}
          value={invoiceNumber}
          onChange={(event) => setInvoiceNumber(event.currentTarget.value)}
        />
      </div>
      <FilesInput field={field} testId="statement" accept=".csv,.txt,.xlsx" onFiles={take} />
      <div className={detail.acts}>
        <ActionButton onAct={() => field.current?.click()}>{file?.name ?? t(words.file)}</ActionButton>
        <span className={classes.quiet}>{t(isOver ? words.dropNow : words.drop)}</span>
        {mandateId !== '' && (
          <a
            className={detail.link}
            href={`/api/orgs/${api.orgId ?? 0}/collection-mandates/${mandateId}/statement-template`}
          >
            {t(words.template)}
          </a>
        )}
      </div>
      {missing === null && preview.error && <ErrorState failure={preview.error} keepsTyped />}
      {read && <RemittancePreview read={read} />}
    </Ask>
  )
}
