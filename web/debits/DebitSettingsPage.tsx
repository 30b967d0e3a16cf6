import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { toCreditorId } from '../../src/adapters/payment-files/creditor-identifier.ts'
import { cashRoutes, type DebitSettingInput } from '../../src/cash/contract.ts'
import { formatIban, toIban } from '../../src/kernel/identifiers.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { DebitsFrame, useDebitSetting } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { settingWords as words } from './settings-wording.ts'

/** Who collects into which account, how customers are told, what the file looks like, what is presented again. */
export function DebitSettingsPage() {
  const found = useDebitSetting()
  const organisation = useOrganisation()
  const isReady = found.data !== undefined && organisation.data !== undefined
  return (
    <DebitsFrame here="reglages">
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!isReady && !found.error && <SkeletonTable columns={[2, 3]} rows={8} />}
      {isReady && (
        <Setting
          setting={found.data.setting ?? { ...FIRST, creditorIban: organisation.data.iban ?? '' }}
          orgBic={organisation.data.bic ?? ''}
        />
      )}
    </DebitsFrame>
  )
}

/** What is proposed before anything was set. */
const FIRST: DebitSettingInput = {
  creditorId: '',
  creditorIban: '',
  creditorBic: null,
  noticeDays: 14,
  noticeBy: 'message',
  version: 'pain.008.001.08',
  grouping: 'item',
  tellsFirst: false,
  retries: 1,
  retryDays: 5,
  technicalRetryDays: 2,
}

function Setting({ setting, orgBic }: { setting: DebitSettingInput; orgBic: string }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState({
    ...setting,
    creditorIban: formatIban(setting.creditorIban),
    creditorBic: setting.creditorBic ?? (setting.creditorId === '' ? orgBic : ''),
  })
  const [noticeDays, setNoticeDays] = useState<number | string>(setting.noticeDays)
  const [retryDays, setRetryDays] = useState<number | string>(setting.retryDays)
  const [technicalDays, setTechnicalDays] = useState<number | string>(setting.technicalRetryDays)
  const [shown, setShown] = useState<{ readonly [field: string]: string | null }>({})
  const [failure, setFailure] = useState<unknown>(null)
  const change = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const faults = {
    creditorId: toCreditorId(draft.creditorId) ? null : t(words.creditorIdWrong),
    creditorIban: toIban(draft.creditorIban) ? null : t(words.ibanWrong),
    noticeDays: within(noticeDays, 60) ? null : t(words.daysWrong),
    retryDays: draft.retries === 0 || within(retryDays, 30) ? null : t(words.retryDaysWrong),
    technicalRetryDays: draft.retries === 0 || within(technicalDays, 30) ? null : t(words.retryDaysWrong),
  }
  const save = async () => {
    setShown(faults)
    setFailure(null)
    if (Object.values(faults).some((fault) => fault !== null)) return
    try {
      await api.call(cashRoutes.changeDebitSetting, {
        body: {
          ...draft,
          creditorBic: draft.creditorBic.trim().toUpperCase() || null,
          noticeDays: Number(noticeDays),
          retryDays: Number(retryDays),
          technicalRetryDays: Number(technicalDays),
        },
      })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      if (cause instanceof RefusedByServer && cause.where) setShown({ [cause.where]: cause.message })
      else setFailure(cause)
    }
  }
  return (
    <form className={classes.body} noValidate onSubmit={(event) => event.preventDefault()}>
      <section className={classes.section} aria-labelledby="creditor">
        <h2 id="creditor">{t(words.creditorTitle)}</h2>
        <p className={classes.lead}>{t(words.creditorWhat)}</p>
        <div className={classes.fields}>
          <TextInput
            label={t(words.creditorId)}
            value={draft.creditorId}
            maxLength={50}
            error={shown.creditorId}
            placeholder="FR72 ZZZ 123456"
            onChange={(event) => change({ creditorId: event.currentTarget.value })}
            onBlur={() => draft.creditorId !== '' && setShown({ ...shown, creditorId: faults.creditorId })}
          />
          <TextInput
            label={t(words.iban)}
            value={draft.creditorIban}
            maxLength={50}
            error={shown.creditorIban}
            onChange={(event) => change({ creditorIban: event.currentTarget.value })}
            onBlur={() => setShown({ ...shown, creditorIban: faults.creditorIban })}
          />
          <TextInput
            label={t(words.bic)}
            value={draft.creditorBic}
            maxLength={11}
            error={shown.creditorBic}
            onChange={(event) => change({ creditorBic: event.currentTarget.value })}
          />
        </div>
      </section>
      <section className={classes.section} aria-labelledby="notice">
        <h2 id="notice">{t(words.noticeTitle)}</h2>
        <p className={classes.lead}>
          {t(words.noticeWhat)} <FigureLink href={urls.templates(api.orgId ?? 0)}>{t(words.toTemplates)}</FigureLink>
        </p>
        <div className={classes.fields}>
          <NativeSelect
            label={t(words.noticeBy)}
            value={draft.noticeBy}
            onChange={(event) => change({ noticeBy: event.currentTarget.value as 'message' | 'invoice' })}
            data={[
              { value: 'message', label: t(words.byMessage) },
              { value: 'invoice', label: t(words.byInvoice) },
            ]}
          />
          <NumberInput
            label={t(words.noticeDays)}
            value={noticeDays}
            min={1}
            max={60}
            clampBehavior="none"
            allowDecimal={false}
            error={shown.noticeDays}
            onChange={setNoticeDays}
          />
        </div>
      </section>
      <section className={classes.section} aria-labelledby="file">
        <h2 id="file">{t(words.fileTitle)}</h2>
        <div className={classes.fields}>
          <NativeSelect
            label={t(words.version)}
            value={draft.version}
            onChange={(event) => change({ version: event.currentTarget.value as DebitSettingInput['version'] })}
            data={[
              { value: 'pain.008.001.08', label: t(words.versionNew) },
              { value: 'pain.008.001.02', label: t(words.versionOld) },
            ]}
          />
          <NativeSelect
            label={t(words.grouping)}
            value={draft.grouping}
            onChange={(event) => change({ grouping: event.currentTarget.value as 'item' | 'customer' })}
            data={[
              { value: 'item', label: t(words.byItem) },
              { value: 'customer', label: t(words.byCustomer) },
            ]}
          />
        </div>
        <Checkbox
          label={t(words.tellsFirst)}
          checked={draft.tellsFirst}
          onChange={(event) => change({ tellsFirst: event.currentTarget.checked })}
        />
      </section>
      <section className={classes.section} aria-labelledby="retry">
        <h2 id="retry">{t(words.retryTitle)}</h2>
        <p className={classes.lead}>{t(words.retryWhat)}</p>
        <div className={classes.fields}>
          <NativeSelect
            label={t(words.retries)}
            value={String(draft.retries)}
            onChange={(event) => change({ retries: Number(event.currentTarget.value) })}
            data={[
              { value: '0', label: t(words.never) },
              { value: '1', label: t(words.once) },
              { value: '2', label: t(words.twice) },
            ]}
          />
          {draft.retries > 0 && (
            <>
              <NumberInput
                label={t(words.retryDays)}
                value={retryDays}
                min={1}
                max={30}
                clampBehavior="none"
                allowDecimal={false}
                error={shown.retryDays}
                onChange={setRetryDays}
              />
              <NumberInput
                label={t(words.technicalRetryDays)}
                value={technicalDays}
                min={1}
                max={30}
                clampBehavior="none"
                allowDecimal={false}
                error={shown.technicalRetryDays}
                onChange={setTechnicalDays}
              />
            </>
          )}
        </div>
      </section>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div>
        <ActionButton primary type="submit" refusal={refusal} onAct={save}>
          {t(words.save)}
        </ActionButton>
      </div>
    </form>
  )
}

const within = (value: number | string, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
