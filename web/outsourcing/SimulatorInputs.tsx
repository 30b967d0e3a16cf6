import { Checkbox, NativeSelect } from '@mantine/core'
import { AGES, type Age, ageOf, type Grain } from '../../src/outsourcing/audit/model.ts'
import { shareBp, sumOf } from '../../src/outsourcing/audit/rules.ts'
import { ageNames } from '../../src/outsourcing/audit/wording.ts'
import type { Comparison } from '../../src/outsourcing/comparing/model.ts'
import { percentText } from '../cash/percent.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import classes from './outsourcing.module.css'
import { NumberInput, RateInput } from './RateInput.tsx'
import { simulatorWords as words } from './simulator-wording.ts'
import { TariffForm } from './TariffForm.tsx'

type Props = {
  asked: Comparison
  onAsked(asked: Comparison): void
  grains: readonly Grain[]
  currency: string
}

/** What is compared, what collecting here takes, and what a provider does and asks. */
export function SimulatorInputs({ asked, onAsked, grains, currency }: Props) {
  const { t, lang } = useWords()
  const { base, inside, outside } = asked
  const here = (change: Partial<Comparison['inside']>) => onAsked({ ...asked, inside: { ...inside, ...change } })
  const expected = (age: Age) => {
    const { cents, expectedCents } = sumOf(grains.filter((one) => ageOf(one.fromDays) === age))
    const bp = shareBp(expectedCents, cents)
    return bp === null ? undefined : t(words.rateHint, { share: percentText(lang, bp, 1) })
  }
  const money = (key: 'hourCents' | 'toolsCents' | 'trainingCents', label: string) => (
    <MoneyInput
      label={label}
      currency={currency}
      cents={inside[key]}
      onCents={(cents) => here({ [key]: cents ?? 0 })}
    />
  )
  return (
    <>
      <section className={classes.part}>
        <div className={classes.fields}>
          <NativeSelect
            label={t(words.base)}
            value={base.kind}
            data={[
              { value: 'portfolio', label: t(words.portfolio) },
              { value: 'amount', label: t(words.amount) },
            ]}
            onChange={(event) =>
              onAsked({
                ...asked,
                base:
                  event.currentTarget.value === 'amount'
                    ? { kind: 'amount', cents: 10_000_000, files: 100, age: 'young' }
                    : { kind: 'portfolio' },
              })
            }
          />
          {base.kind === 'amount' && (
            <>
              <MoneyInput
                label={t(words.amountLabel)}
                currency={currency}
                cents={base.cents}
                onCents={(cents) => onAsked({ ...asked, base: { ...base, cents: cents ?? 0 } })}
              />
              <NumberInput
                label={t(words.files)}
                value={base.files}
                least={1}
                onValue={(files) => onAsked({ ...asked, base: { ...base, files: Math.round(files) } })}
              />
              <NativeSelect
                label={t(words.age)}
                value={base.age}
                data={AGES.map((age) => ({ value: age, label: t(ageNames[age]) }))}
                onChange={(event) =>
                  onAsked({ ...asked, base: { ...base, age: AGES.find((age) => age === event.currentTarget.value)! } })
                }
              />
            </>
          )}
        </div>
      </section>
      <section className={classes.part}>
        <h2>{t(words.inside)}</h2>
        <div className={classes.fields}>
          <NumberInput
            label={t(words.hours)}
            value={inside.minutes / 60}
            onValue={(hours) => here({ minutes: Math.round(hours * 60) })}
          />
          <NativeSelect
            label={t(words.per)}
            value={inside.per}
            data={[
              { value: 'week', label: t(words.perWeek) },
              { value: 'file', label: t(words.perFile) },
            ]}
            onChange={(event) => here({ per: event.currentTarget.value === 'file' ? 'file' : 'week' })}
          />
          {money('hourCents', t(words.hourCost))}
          {money('toolsCents', t(words.tools))}
          {money('trainingCents', t(words.training))}
          {AGES.map((age) => (
            <RateInput
              key={age}
              label={t(words.rate, { age: t(ageNames[age]) })}
              description={expected(age)}
              bp={inside.rates[age]}
              onBp={(bp) => here({ rates: { ...inside.rates, [age]: bp } })}
            />
          ))}
        </div>
      </section>
      <section className={classes.part}>
        <h2>{t(words.outside)}</h2>
        <div className={classes.fields}>
          {AGES.map((age) => (
            <RateInput
              key={age}
              label={t(words.rate, { age: t(ageNames[age]) })}
              description={t(words.outsideHint)}
              bp={outside.rates[age]}
              onBp={(bp) => onAsked({ ...asked, outside: { ...outside, rates: { ...outside.rates, [age]: bp } } })}
            />
          ))}
          <Checkbox
            label={t(words.vat)}
            checked={asked.deductsVat}
            onChange={(event) => onAsked({ ...asked, deductsVat: event.currentTarget.checked })}
          />
        </div>
        <TariffForm
          value={outside.tariff}
          onValue={(tariff) => onAsked({ ...asked, outside: { ...outside, tariff } })}
        />
      </section>
    </>
  )
}
