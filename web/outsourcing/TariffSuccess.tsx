import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { exponentOf } from '../../src/kernel/money.ts'
import { flatRate, STAGES, type Stage, type SuccessTier, TIERED_BY } from '../../src/outsourcing/tariffs/model.ts'
import { stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { Chip } from '../design/Chip.tsx'
import { useWords } from '../design/words.tsx'
import common from './outsourcing.module.css'
import { RateInput } from './RateInput.tsx'
import { TariffFaults, type TariffProps } from './TariffForm.tsx'
import { TariffTiers } from './TariffTiers.tsx'
import classes from './tariff.module.css'
import { cutAt, gridOf, type TariffGrid, tiersOf } from './tariff-grid.ts'
import { tariffFormWords as words } from './tariff-words.ts'

/** The part of what comes in: a grid of rates for each stage, or cell by cell. */
export function TariffSuccess({ value, onValue, faults }: TariffProps) {
  const { t } = useWords()
  const { success, currency } = value
  const grids = STAGES.map((stage) => ({ stage, own: tiersOf(value, stage), grid: gridOf(value, stage) }))
  const isGrid = grids.every(({ own, grid }) => own.length === 0 || grid !== null)
  const [asRows, setAsRows] = useState(!isGrid)
  const turnStage = (stage: Stage, on: boolean) => {
    const own = flatRate(currency, 0, [stage]).success!.tiers
    const others = (success?.tiers ?? []).filter((tier) => tier.stage !== stage)
    onValue({ ...value, success: { by: success?.by ?? 'file', tiers: on ? [...others, ...own] : others } })
  }
  return (
    <fieldset className={classes.part}>
      <legend>
        <Checkbox
          label={t(words.success)}
          checked={success !== null}
          onChange={(event) =>
            onValue({ ...value, success: event.currentTarget.checked ? flatRate(currency, 0).success : null })
          }
        />
      </legend>
      {success && (
        <>
          {success.tiers.length > 1 && (
            <NativeSelect
              className={classes.short}
              label={t(words.by)}
              value={success.by}
              onChange={(event) => {
                const by = TIERED_BY.find((one) => one === event.currentTarget.value)!
                onValue({ ...value, success: { ...success, by } })
              }}
              data={TIERED_BY.map((by) => ({ value: by, label: t(by === 'file' ? words.byFile : words.bySlice) }))}
            />
          )}
          {asRows || !isGrid ? (
            <TariffTiers value={value} onValue={onValue} faults={faults} />
          ) : (
            grids.map(({ stage, grid, own }) => (
              <div key={stage} className={common.part}>
                {(stage !== 'amicable' || own.length === 0) && (
                  <Checkbox
                    label={t(words.stageToo, { stage: t(stageNames[stage]) })}
                    checked={own.length > 0}
                    onChange={(event) => turnStage(stage, event.currentTarget.checked)}
                  />
                )}
                {own.length > 0 && grid && <Grid stage={stage} grid={grid} value={value} onValue={onValue} />}
              </div>
            ))
          )}
          <TariffFaults faults={faults} at="success.tiers" />
          <div>
            <Chip onPress={() => setAsRows(!asRows)}>{t(asRows && isGrid ? words.grid : words.rows)}</Chip>
          </div>
        </>
      )}
    </fieldset>
  )
}

type GridProps = Omit<TariffProps, 'faults'> & { stage: Stage; grid: TariffGrid }

function Grid({ stage, grid, value, onValue }: GridProps) {
  const { t, money } = useWords()
  const unit = 10 ** exponentOf(value.currency)
  const own = tiersOf(value, stage)
  const cut = (next: Partial<TariffGrid>) => onValue(cutAt(value, stage, { ...grid, ...next }))
  const band = (edges: readonly number[], at: number, say: (edge: number) => string): string => {
    const [from, to] = [edges[at]!, edges[at + 1]]
    if (to === undefined) return at === 0 ? t(words.any) : t(words.from, { edge: say(from) })
    return at === 0 ? t(words.below, { edge: say(to) }) : t(words.between, { from: say(from), to: say(to) })
  }
  const amountOf = (at: number) => band(grid.amounts, at, (edge) => money(edge, value.currency))
  const ageOf = (at: number) => band(grid.ages, at, (n) => t(words.days, { n }))
  const rate = (tier: SuccessTier, bp: number) => {
    const tiers = value.success!.tiers.map((one) => (one === tier ? { ...one, bp } : one))
    onValue({ ...value, success: { ...value.success!, tiers } })
  }
  return (
    <>
      <div className={common.fields}>
        <EdgesInput
          label={t(words.amountEdges)}
          edges={grid.amounts.slice(1).map((edge) => edge / unit)}
          onEdges={(edges) => cut({ amounts: [0, ...edges.map((edge) => Math.round(edge * unit))] })}
        />
        <EdgesInput
          label={t(words.ageEdges)}
          edges={grid.ages.slice(1)}
          onEdges={(edges) => cut({ ages: [0, ...edges.map(Math.round)] })}
        />
      </div>
      <div className={common.scroll}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">{t(words.amount)}</th>
              {grid.ages.map((from, at) => (
                <th key={from} scope="col">
                  {ageOf(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.amounts.map((fromCents, a) => (
              <tr key={fromCents}>
                <th scope="row">{amountOf(a)}</th>
                {grid.ages.map((fromDays, d) => {
                  const tier = own.find((one) => one.fromCents === fromCents && one.fromDays === fromDays)!
                  return (
                    <td key={fromDays} className={classes.bare}>
                      <RateInput
                        label={t(words.rate, { amounts: amountOf(a), ages: ageOf(d) })}
                        bp={tier.bp}
                        onBp={(bp) => rate(tier, bp ?? 0)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function EdgesInput({ label, edges, onEdges }: { label: string; edges: number[]; onEdges(edges: number[]): void }) {
  const { t } = useWords()
  const [text, setText] = useState(edges.join(' ; '))
  const read = (typed: string): number[] =>
    typed
      .split(';')
      .map((part) => part.replace(/\s/g, '').replace(',', '.'))
      .filter((part) => part !== '')
      .map(Number)
  const holds = (numbers: readonly number[]): boolean => numbers.every((edge) => edge > 0 && edge < 1e10)
  return (
    <TextInput
      label={label}
      description={t(words.edgesHint)}
      value={text}
      error={holds(read(text)) ? undefined : t(words.edgesBad)}
      onChange={(event) => {
        setText(event.currentTarget.value)
        const numbers = read(event.currentTarget.value)
        if (holds(numbers)) onEdges([...new Set(numbers)].toSorted((a, b) => a - b))
      }}
    />
  )
}
