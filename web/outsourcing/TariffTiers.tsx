import { NativeSelect, NumberInput } from '@mantine/core'
import { STAGES, type SuccessTier } from '../../src/outsourcing/tariffs/model.ts'
import { stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { Chip } from '../design/Chip.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import common from './outsourcing.module.css'
import { RateInput } from './RateInput.tsx'
import { TariffFaults, type TariffProps } from './TariffForm.tsx'
import classes from './tariff.module.css'
import { tariffFormWords as words } from './tariff-words.ts'

/** The cells of a success fee one by one: a hole or an overlap is told under the cell that makes it, while it is typed. */
export function TariffTiers({ value, onValue, faults }: TariffProps) {
  const { t } = useWords()
  const { tiers } = value.success!
  const keep = (next: readonly SuccessTier[]) => onValue({ ...value, success: { ...value.success!, tiers: next } })
  const set = (at: number, change: Partial<SuccessTier>) =>
    keep(tiers.map((tier, place) => (place === at ? { ...tier, ...change } : tier)))
  const name = (field: string, at: number) => t(words.ofRow, { field, n: at + 1 })
  const days = (given: number | string): number => Math.min(36_500, Math.max(0, Math.round(Number(given) || 0)))
  const heads = [words.stage, words.fromCents, words.toCents, words.fromDays, words.toDays, words.percent]
  return (
    <>
      <div className={common.scroll}>
        <table className={classes.grid}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head.en} scope="col">
                  {t(head)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {tiers.map((tier, at) => (
            <tbody key={at} className={classes.bare}>
              <tr>
                <td>
                  <NativeSelect
                    aria-label={name(t(words.stage), at)}
                    value={tier.stage}
                    onChange={(event) => set(at, { stage: STAGES.find((one) => one === event.currentTarget.value)! })}
                    data={STAGES.map((stage) => ({ value: stage, label: t(stageNames[stage]) }))}
                  />
                </td>
                <td>
                  <MoneyInput
                    label={name(t(words.fromCents), at)}
                    currency={value.currency}
                    cents={tier.fromCents}
                    onCents={(cents) => set(at, { fromCents: cents ?? 0 })}
                  />
                </td>
                <td>
                  <MoneyInput
                    label={name(t(words.toCents), at)}
                    currency={value.currency}
                    cents={tier.toCents}
                    onCents={(toCents) => set(at, { toCents })}
                  />
                </td>
                <td>
                  <NumberInput
                    hideControls
                    aria-label={name(t(words.fromDays), at)}
                    min={0}
                    value={tier.fromDays}
                    onChange={(given) => set(at, { fromDays: days(given) })}
                  />
                </td>
                <td>
                  <NumberInput
                    hideControls
                    aria-label={name(t(words.toDays), at)}
                    min={0}
                    value={tier.toDays ?? ''}
                    onChange={(given) => set(at, { toDays: given === '' ? null : days(given) })}
                  />
                </td>
                <td>
                  <RateInput label={name(t(words.percent), at)} bp={tier.bp} onBp={(bp) => set(at, { bp: bp ?? 0 })} />
                </td>
                <td>
                  {tiers.length > 1 && (
                    <Chip
                      label={t(words.dropRow, { n: at + 1 })}
                      onPress={() => keep(tiers.filter((_, place) => place !== at))}
                    >
                      ×
                    </Chip>
                  )}
                </td>
              </tr>
              <tr>
                <td colSpan={7} className={classes.fault}>
                  <TariffFaults faults={faults} at={`success.tiers.${at}`} />
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      </div>
      <div>
        <Chip
          onPress={() => keep([...tiers, { ...tiers.at(-1)!, fromCents: tiers.at(-1)!.toCents ?? 0, toCents: null }])}
        >
          {t(words.addRow)}
        </Chip>
      </div>
    </>
  )
}
