import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashRoutes, type MandateView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { toIban } from '../../src/kernel/identifiers.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './debits.module.css'
import { mandateWords as words } from './mandates-wording.ts'
import { wording } from './wording.ts'

type Props = {
  /** Null: a mandate to add. */
  mandate: MandateView | null
  /** Whose it is; null when it is to be chosen. */
  customerId: string | null
  onSaved(id: string): void
  onCancel(): void
}

type Field = 'customerId' | 'reference' | 'debtorName' | 'iban' | 'bic' | 'signedOn' | 'scheme' | 'noticeDays'

/** A mandate as it was signed, or what changed of it. What is wrong is said at its field. */
export function MandateForm({ mandate, customerId, onSaved, onCancel }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const refusal = useRefusal('desk.work')
  const [customer, setCustomer] = useState<{ id: string; name: string; code: string } | null>(null)
  const [reference, setReference] = useState(mandate?.reference ?? '')
  const [holder, setHolder] = useState(mandate?.debtorName ?? '')
  const [iban, setIban] = useState('')
  const [bic, setBic] = useState(mandate?.bic ?? '')
  const [scheme, setScheme] = useState<'CORE' | 'B2B'>(mandate?.scheme ?? 'CORE')
  const [isOneOff, setOneOff] = useState(false)
  const [signedOn, setSignedOn] = useState<LocalDate | null>(null)
  const [usedOn, setUsedOn] = useState<LocalDate | null>(null)
  const [notice, setNotice] = useState<number | string>(mandate?.noticeDays ?? '')
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({})
  const [failure, setFailure] = useState<unknown>(null)
  const given = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  }).data?.customer
  const who = customer ?? given ?? null
  const choose = (one: { id: string; name: string; code: string }) => {
    if (holder === '' || holder === who?.name) setHolder(one.name.slice(0, 70))
    setCustomer(one)
  }

  const check = (): Partial<Record<Field, string>> => ({
    ...(!who && { customerId: t(words.customerMissing) }),
    ...(reference.trim() === '' && { reference: t(words.referenceMissing) }),
    ...((iban !== '' || !mandate) && toIban(iban) === null && { iban: t(words.ibanWrong) }),
    ...(!mandate && !signedOn && { signedOn: t(words.signedMissing) }),
    ...(notice !== '' && !(Number(notice) >= 1 && Number(notice) <= 60) && { noticeDays: t(words.noticeWrong) }),
  })
  const save = async () => {
    const found = check()
    setFaults(found)
    setFailure(null)
    if (Object.keys(found).length > 0 || !who) return
    const body = {
      reference: reference.trim(),
      debtorName: (holder.trim() || who.name).slice(0, 70),
      bic: bic.trim().toUpperCase() || null,
      noticeDays: notice === '' ? null : Number(notice),
    }
    try {
      if (mandate) {
        await api.call(cashRoutes.amendMandate, { params: { id: mandate.id }, body: { ...body, iban: iban || null } })
        tellDone(t(words.saved, { reference: body.reference }))
        await refresh()
        return onSaved(mandate.id)
      }
      const { id } = await api.call(cashRoutes.addMandate, {
        body: { ...body, iban, customerId: who.id, scheme, isOneOff, signedOn: signedOn ?? today, usedOn },
      })
      tellDone(t(words.added, { reference: body.reference }))
      await refresh()
      onSaved(id)
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where) setFaults({ [cause.where]: cause.message })
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <h2>{t(mandate ? words.editPanel : words.newPanel)}</h2>
      {!mandate && customerId === null ? (
        <div>
          <CustomerSearch label={t(wording.customer)} chosen={customer} onChoose={choose} autoFocus />
          {faults.customerId && (
            <p role="alert" className={classes.quiet}>
              {faults.customerId}
            </p>
          )}
        </div>
      ) : (
        <p>{who?.name}</p>
      )}
      <TextInput
        autoFocus={customerId !== null}
        label={t(words.reference)}
        description={t(words.referenceWhat)}
        value={reference}
        maxLength={60}
        error={faults.reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.holder)}
        value={holder}
        placeholder={who?.name}
        maxLength={70}
        error={faults.debtorName}
        onChange={(event) => setHolder(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.iban)}
        description={mandate ? t(words.ibanKept, { account: mandate.account }) : undefined}
        value={iban}
        maxLength={50}
        error={faults.iban}
        autoComplete="off"
        onChange={(event) => setIban(event.currentTarget.value)}
        onBlur={() => iban !== '' && setFaults({ ...faults, iban: toIban(iban) ? undefined : t(words.ibanWrong) })}
      />
      {!mandate && (
        <>
          <DayInput
            label={t(words.signedOn)}
            today={today}
            value={signedOn}
            onValue={setSignedOn}
            latest={today}
            error={faults.signedOn}
          />
          <NativeSelect
            label={t(words.scheme)}
            value={scheme}
            description={scheme === 'B2B' ? t(words.b2bWhat) : undefined}
            error={faults.scheme}
            onChange={(event) => setScheme(event.currentTarget.value as 'CORE' | 'B2B')}
            data={[
              { value: 'CORE', label: t(words.core) },
              { value: 'B2B', label: t(words.b2b) },
            ]}
          />
          <Checkbox
            label={t(words.isOneOff)}
            checked={isOneOff}
            onChange={(event) => setOneOff(event.currentTarget.checked)}
          />
        </>
      )}
      <div className={classes.two}>
        <TextInput
          label={t(words.bic)}
          value={bic}
          maxLength={11}
          error={faults.bic}
          onChange={(event) => setBic(event.currentTarget.value)}
        />
        <NumberInput
          label={t(words.noticeField)}
          value={notice}
          min={1}
          max={60}
          clampBehavior="none"
          allowDecimal={false}
          error={faults.noticeDays}
          onChange={setNotice}
        />
      </div>
      {!mandate && <DayInput label={t(words.usedOn)} today={today} value={usedOn} onValue={setUsedOn} latest={today} />}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(mandate ? words.save : wording.addMandate)}
        </ActionButton>
        <ActionButton onAct={onCancel}>{t(words.cancel)}</ActionButton>
      </div>
    </form>
  )
}
