import { NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { MatchClass } from '../../src/cash/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { CashFrame } from './CashFrame.tsx'
import { ClassTable } from './ClassTable.tsx'
import { matchingWords } from './matching-wording.ts'
import { parsePercent, parsePercents, percentText } from './percent.ts'
import classes from './settings.module.css'

export type MatchingSetting = z.output<typeof cashRoutes.setting.reply>

/** How far matching may go by itself, with what was measured of each kind of match. */
export function MatchingPage() {
  const api = useApi()
  const found = useQuery(api.ask(cashRoutes.setting, {}))
  return (
    <CashFrame here="rapprochement">
      <div className={classes.body}>
        {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <SkeletonTable columns={[3, 1, 1, 1, 1]} rows={12} />}
        {found.data && <Rules setting={found.data} />}
      </div>
    </CashFrame>
  )
}

const inside = (value: number | string, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most

function Rules({ setting }: { setting: MatchingSetting }) {
  const api = useApi()
  const { t, lang, money, count, day } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const [auto, setAuto] = useState<ReadonlySet<MatchClass>>(new Set(setting.autoClasses))
  const [least, setLeast] = useState(percentText(lang, setting.leastPrecisionBp))
  const [sample, setSample] = useState<number | string>(setting.sampleEvery)
  const [rounding, setRounding] = useState<number | null>(setting.roundingCents)
  const [fee, setFee] = useState<number | null>(setting.feeCents)
  const [discounts, setDiscounts] = useState(
    setting.discountsBp.map((bp) => percentText(lang, bp).replace(/\s?%/, '')).join(' '),
  )
  const [days, setDays] = useState<number | string>(setting.discountDays)
  const [subset, setSubset] = useState<number | string>(setting.subsetItems)
  const [returnFee, setReturnFee] = useState<number | null>(setting.returnFeeCents)
  const [failure, setFailure] = useState<unknown>(null)

  const { beforehand } = setting
  const leastBp = parsePercent(least)
  const discountsBp = parsePercents(discounts)
  const between = (low: number, high: number) =>
    t(matchingWords.wrongAmount, { least: money(low, currency), most: money(high, currency) })
  const faults = {
    least: leastBp === null || leastBp < 9_000 || leastBp > 10_000 ? t(matchingWords.leastWrong) : null,
    sample:
      inside(sample, 1_000) && Number(sample) > 0
        ? null
        : t(matchingWords.wrongNumber, { least: 1, most: count(1_000) }),
    rounding: rounding === null || rounding < 0 || rounding > 1_000 ? between(0, 1_000) : null,
    fee: fee === null || fee < 0 || fee > 10_000 ? between(0, 10_000) : null,
    discounts:
      discountsBp === null || discountsBp.length > 10 || discountsBp.some((bp) => bp < 1 || bp > 5_000)
        ? t(matchingWords.discountsWrong)
        : null,
    days: inside(days, 120) ? null : t(matchingWords.wrongNumber, { least: 0, most: 120 }),
    subset: inside(subset, 24) ? null : t(matchingWords.wrongNumber, { least: 0, most: 24 }),
    returnFee: returnFee !== null && (returnFee < 1 || returnFee > 100_000) ? between(1, 100_000) : null,
  }
  const firstFault = Object.values(faults).find((fault) => fault !== null) ?? null
  const save = async () => {
    setFailure(null)
    try {
      await api.call(cashRoutes.changeSetting, {
        body: {
          autoClasses: [...auto],
          leastPrecisionBp: leastBp ?? 0,
          sampleEvery: Number(sample),
          roundingCents: rounding ?? 0,
          feeCents: fee ?? 0,
          discountsBp: discountsBp ?? [],
          discountDays: Number(days),
          subsetItems: Number(subset),
          returnFeeCents: returnFee,
        },
      })
      tellDone(t(matchingWords.saved))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <>
      <section className={classes.section} aria-labelledby="auto">
        <h2 id="auto">{t(matchingWords.autoTitle)}</h2>
        <p className={classes.lead}>{t(matchingWords.autoWhat)}</p>
        <ClassTable
          setting={setting}
          auto={auto}
          mayChange={refusal === null}
          onAuto={(cls, on) => setAuto(new Set(on ? [...auto, cls] : [...auto].filter((one) => one !== cls)))}
        />
        <p className={classes.lead}>
          {t(matchingWords.source, {
            lines: count(beforehand.lines),
            generator: beforehand.generator,
            seeds: beforehand.seeds.map(([first, last]) => `${first}–${last}`).join(', '),
            on: day(beforehand.measuredOn as LocalDate),
          })}
        </p>
        <div className={classes.fields}>
          <TextInput
            label={t(matchingWords.least)}
            description={t(matchingWords.leastWhat)}
            value={least}
            error={faults.least}
            onChange={(event) => setLeast(event.currentTarget.value)}
          />
          <NumberInput
            label={t(matchingWords.sample)}
            description={t(matchingWords.sampleWhat)}
            value={sample}
            min={1}
            max={1_000}
            clampBehavior="none"
            allowDecimal={false}
            error={faults.sample}
            onChange={setSample}
          />
        </div>
      </section>
      <section className={classes.section} aria-labelledby="tolerance">
        <h2 id="tolerance">{t(matchingWords.toleranceTitle)}</h2>
        <p className={classes.lead}>{t(matchingWords.toleranceWhat)}</p>
        <div className={classes.fields}>
          <MoneyInput
            label={t(matchingWords.rounding)}
            currency={currency}
            cents={rounding}
            onCents={setRounding}
            error={faults.rounding}
          />
          <MoneyInput
            label={t(matchingWords.fee)}
            currency={currency}
            cents={fee}
            onCents={setFee}
            error={faults.fee}
          />
          <TextInput
            label={t(matchingWords.discounts)}
            description={t(matchingWords.discountsWhat)}
            value={discounts}
            error={faults.discounts}
            onChange={(event) => setDiscounts(event.currentTarget.value)}
          />
          <NumberInput
            label={t(matchingWords.discountDays)}
            suffix={t(matchingWords.discountDaysUnit)}
            value={days}
            min={0}
            max={120}
            clampBehavior="none"
            allowDecimal={false}
            error={faults.days}
            onChange={setDays}
          />
          <NumberInput
            label={t(matchingWords.subset)}
            description={t(matchingWords.subsetWhat)}
            value={subset}
            min={0}
            max={24}
            clampBehavior="none"
            allowDecimal={false}
            error={faults.subset}
            onChange={setSubset}
          />
          <MoneyInput
            label={t(matchingWords.returnFee)}
            description={t(matchingWords.returnFeeWhat)}
            currency={currency}
            cents={returnFee}
            onCents={setReturnFee}
            error={faults.returnFee}
          />
        </div>
      </section>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <ActionButton primary refusal={refusal ?? firstFault} onAct={save}>
        {t(matchingWords.save)}
      </ActionButton>
    </>
  )
}
