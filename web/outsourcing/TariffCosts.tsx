import { NativeSelect } from '@mantine/core'
import { BEARERS, SIDE_COSTS, type SideCost, STAGES } from '../../src/outsourcing/tariffs/model.ts'
import { bearerNames, sideCostNames, stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { Chip } from '../design/Chip.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { TariffFaults, type TariffProps } from './TariffForm.tsx'
import classes from './tariff.module.css'
import { tariffFormWords as words } from './tariff-words.ts'

/** Costs beside the fee: which, at which stage, at whose charge, at what price. */
export function TariffCosts({ value, onValue, faults }: TariffProps) {
  const { t } = useWords()
  const costs = value.sideCosts
  const keep = (sideCosts: readonly SideCost[]) => onValue({ ...value, sideCosts })
  const set = (at: number, change: Partial<SideCost>) =>
    keep(costs.map((cost, place) => (place === at ? { ...cost, ...change } : cost)))
  const name = (field: string, at: number) => t(words.ofCost, { field, n: at + 1 })
  // One that is not told yet: each kind is told once for a stage.
  const free = SIDE_COSTS.flatMap((kind) => STAGES.map((stage) => ({ kind, stage }))).find(
    (one) => !costs.some(({ kind, stage }) => kind === one.kind && stage === one.stage),
  )
  return (
    <fieldset className={classes.part}>
      <legend>{t(words.costs)}</legend>
      {costs.map((cost, at) => (
        <div key={at} className={classes.cost}>
          <NativeSelect
            aria-label={name(t(words.cost), at)}
            value={cost.kind}
            onChange={(event) => set(at, { kind: SIDE_COSTS.find((one) => one === event.currentTarget.value)! })}
            data={SIDE_COSTS.map((kind) => ({ value: kind, label: t(sideCostNames[kind]) }))}
          />
          <NativeSelect
            aria-label={name(t(words.stage), at)}
            value={cost.stage}
            onChange={(event) => set(at, { stage: STAGES.find((one) => one === event.currentTarget.value)! })}
            data={STAGES.map((stage) => ({ value: stage, label: t(stageNames[stage]) }))}
          />
          <NativeSelect
            aria-label={name(t(words.bearer), at)}
            value={cost.bearer}
            onChange={(event) => set(at, { bearer: BEARERS.find((one) => one === event.currentTarget.value)! })}
            data={BEARERS.map((bearer) => ({ value: bearer, label: t(bearerNames[bearer]) }))}
          />
          <NativeSelect
            aria-label={name(t(words.basis), at)}
            value={cost.basis}
            onChange={(event) => set(at, { basis: event.currentTarget.value === 'fixed' ? 'fixed' : 'actual' })}
            data={[
              { value: 'fixed', label: t(words.basisFixed) },
              { value: 'actual', label: t(words.basisActual) },
            ]}
          />
          <div className={classes.bare}>
            <MoneyInput
              label={name(t(words.price), at)}
              currency={value.currency}
              cents={cost.cents}
              onCents={(cents) => set(at, { cents })}
            />
          </div>
          <Chip label={t(words.dropCost, { n: at + 1 })} onPress={() => keep(costs.filter((_, place) => place !== at))}>
            ×
          </Chip>
          <div className={classes.whole}>
            <TariffFaults faults={faults} at={`sideCosts.${at}`} />
          </div>
        </div>
      ))}
      {free && (
        <div>
          <Chip onPress={() => keep([...costs, { ...free, bearer: 'creditor', basis: 'actual', cents: null }])}>
            {t(words.addCost)}
          </Chip>
        </div>
      )}
    </fieldset>
  )
}
