import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { parsePercent, percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { AgencySettings } from './AgencySettings.tsx'
import { AllocationOrder } from './AllocationOrder.tsx'
import { words } from './interest-setting-wording.ts'
import { LegalFrame } from './LegalFrame.tsx'
import { useLaw } from './law-known.ts'
import classes from './legal.module.css'

/** By which rate interest is asked for, and what else is. */
export function InterestSettingsPage() {
  const api = useApi()
  const found = useQuery(api.ask(legalRoutes.interestSetting, {}))
  return (
    <LegalFrame here="reglages">
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 3]} rows={6} />}
      {found.data && (
        <div className={classes.body}>
          <Setting setting={found.data} />
          <AllocationOrder />
          <AgencySettings />
        </div>
      )}
    </LegalFrame>
  )
}

function Setting({ setting }: { setting: ReplyOut<typeof legalRoutes.interestSetting> }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const { isFrench } = useLaw()
  const refusal = useRefusal('settings.manage')
  const [rate, setRate] = useState(setting.contractRateBp === null ? '' : percentText(lang, setting.contractRateBp))
  const [moves, setMoves] = useState(setting.moves)
  const [asksIndemnity, setAsksIndemnity] = useState(setting.asksIndemnity)
  const [claimsByItself, setClaimsByItself] = useState(setting.claimsByItself)
  const [proposesMonthly, setProposesMonthly] = useState(setting.proposesMonthly)
  const [failure, setFailure] = useState<unknown>(null)
  const read = rate.trim() === '' ? null : parsePercent(rate)
  const isWrong = rate.trim() !== '' && read === null
  const percent = (bp: number | null) => (bp === null ? t(words.none) : percentText(lang, bp, 2))
  const save = async () => {
    setFailure(null)
    if (isWrong) return
    try {
      await api.call(legalRoutes.changeInterestSetting, {
        body: { contractRateBp: read, moves, asksIndemnity, claimsByItself, proposesMonthly },
      })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <p className={classes.lead}>{t(isFrench ? words.lead : words.leadElsewhere)}</p>
      <section className={classes.section}>
        <h2>{t(words.rateTitle)}</h2>
        <p className={classes.notice}>
          <span>
            {t(words.today, {
              usual: percent(setting.defaultRateBp),
              legal: percent(setting.legalRateBp),
              floor: percent(setting.floorBp),
            })}
          </span>
          {setting.toVerify && <span>{t(words.toVerify)}</span>}
          <FigureLink href={urls.settings(api.orgId ?? 0, 'references')}>{t(words.references)}</FigureLink>
        </p>
        <div className={classes.fields}>
          <TextInput
            label={t(words.contractRate)}
            description={t(words.contractRateHint)}
            value={rate}
            error={isWrong ? t(words.wrongRate) : null}
            onChange={(event) => setRate(event.currentTarget.value)}
          />
          <NativeSelect
            label={t(words.moves)}
            value={moves ? 'moving' : 'frozen'}
            onChange={(event) => setMoves(event.currentTarget.value === 'moving')}
            data={[
              { value: 'moving', label: t(words.moving) },
              { value: 'frozen', label: t(words.frozen) },
            ]}
          />
        </div>
      </section>
      <section className={classes.section}>
        <h2>{t(words.askTitle)}</h2>
        <Checkbox
          label={t(words.asksIndemnity)}
          checked={asksIndemnity}
          onChange={(event) => setAsksIndemnity(event.currentTarget.checked)}
        />
        <Checkbox
          label={t(words.claimsByItself)}
          description={t(words.claimsHint)}
          checked={claimsByItself}
          onChange={(event) => setClaimsByItself(event.currentTarget.checked)}
        />
        <Checkbox
          label={t(words.proposesMonthly)}
          description={t(words.proposesHint)}
          checked={proposesMonthly}
          onChange={(event) => setProposesMonthly(event.currentTarget.checked)}
        />
      </section>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(words.save)}
        </ActionButton>
      </div>
    </form>
  )
}
