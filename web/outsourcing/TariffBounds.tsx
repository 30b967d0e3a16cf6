import { NativeSelect } from '@mantine/core'
import { ABOVE_RECEIPT, PERIODS } from '../../src/outsourcing/tariffs/model.ts'
import { periodNames } from '../../src/outsourcing/tariffs/wording.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import common from './outsourcing.module.css'
import { TariffFaults, type TariffProps } from './TariffForm.tsx'
import classes from './tariff.module.css'
import { tariffFormWords as words } from './tariff-words.ts'

const AMOUNTS = {
  flatCents: words.flat,
  minimumPerFileCents: words.minimumFile,
  capPerFileCents: words.capFile,
  minimumPerPeriodCents: words.minimumPeriod,
  capPerPeriodCents: words.capPeriod,
} as const

/** A flat fee, what bounds a file and a period, what a minimum may do, and VAT. */
export function TariffBounds({ value, onValue, faults }: TariffProps) {
  const { t } = useWords()
  const keys = Object.keys(AMOUNTS) as (keyof typeof AMOUNTS)[]
  const hasMinimum = value.minimumPerFileCents !== null || value.minimumPerPeriodCents !== null
  return (
    <fieldset className={classes.part}>
      <legend>{t(words.bounds)}</legend>
      <div className={common.fields}>
        <NativeSelect
          label={t(words.period)}
          value={value.period}
          onChange={(event) => onValue({ ...value, period: PERIODS.find((one) => one === event.currentTarget.value)! })}
          data={PERIODS.map((period) => ({ value: period, label: t(periodNames[period]) }))}
        />
        {keys.map((key) => (
          <div key={key} className={common.part}>
            <MoneyInput
              label={t(AMOUNTS[key])}
              currency={value.currency}
              cents={value[key]}
              onCents={(cents) => onValue({ ...value, [key]: cents })}
            />
            <TariffFaults faults={faults} at={key} />
          </div>
        ))}
        {hasMinimum && (
          <NativeSelect
            label={t(words.above)}
            value={value.aboveReceipt}
            onChange={(event) =>
              onValue({ ...value, aboveReceipt: ABOVE_RECEIPT.find((one) => one === event.currentTarget.value)! })
            }
            data={ABOVE_RECEIPT.map((one) => ({
              value: one,
              label: t(one === 'capped' ? words.aboveCapped : words.aboveRefused),
            }))}
          />
        )}
        <NativeSelect
          label={t(words.vat)}
          value={value.vat}
          onChange={(event) => onValue({ ...value, vat: event.currentTarget.value === 'none' ? 'none' : 'standard' })}
          data={[
            { value: 'standard', label: t(words.vatStandard) },
            { value: 'none', label: t(words.vatNone) },
          ]}
        />
      </div>
    </fieldset>
  )
}
