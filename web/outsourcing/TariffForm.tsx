import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { exponentOf } from '../../src/kernel/money.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { tariffFaults } from '../../src/outsourcing/tariffs/check-tariff.ts'
import type { SuccessTier, Tariff } from '../../src/outsourcing/tariffs/model.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from './outsourcing.module.css'
import { RateInput } from './RateInput.tsx'
import { tariffFormWords as words } from './simulator-wording.ts'

type Props = { value: Tariff; onValue(tariff: Tariff): void }

const edgesOf = (tiers: readonly SuccessTier[], of: 'fromCents' | 'fromDays'): number[] =>
  [...new Set([0, ...tiers.map((tier) => tier[of])])].toSorted((a, b) => a - b)

/** Bounds cut the plane once and whole: a grid typed here has neither gaps nor overlaps. */
function regrid(tariff: Tariff, amounts: readonly number[], ages: readonly number[]): Tariff {
  const before = tariff.success?.tiers ?? []
  const bpAt = (cents: number, days: number) =>
    before.findLast((tier) => tier.stage === 'amicable' && tier.fromCents <= cents && tier.fromDays <= days)?.bp ?? 0
  const tiers = amounts.flatMap((fromCents, a) =>
    ages.map((fromDays, d): SuccessTier => {
      const bounds = { toCents: amounts[a + 1] ?? null, toDays: ages[d + 1] ?? null }
      return { stage: 'amicable', fromCents, fromDays, ...bounds, bp: bpAt(fromCents, fromDays) }
    }),
  )
  const others = before.filter(({ stage }) => stage !== 'amicable')
  return { ...tariff, success: { by: tariff.success?.by ?? 'file', tiers: [...tiers, ...others] } }
}

/** A tariff as a grid of rates over amounts and ages, with what bounds it and what is asked beside it. */
export function TariffForm({ value, onValue }: Props) {
  const { t, lang, money } = useWords()
  const unit = 10 ** exponentOf(value.currency)
  const own = (value.success?.tiers ?? []).filter(({ stage }) => stage === 'amicable')
  const amounts = edgesOf(own, 'fromCents')
  const ages = edgesOf(own, 'fromDays')
  const band = (edges: readonly number[], at: number, say: (edge: number) => string) =>
    at + 1 < edges.length ? t(words.below, { edge: say(edges[at + 1]!) }) : t(words.from, { edge: say(edges[at]!) })
  const edit = (changed: SuccessTier, bp: number) => {
    const tiers = value.success!.tiers.map((tier) => (tier === changed ? { ...tier, bp } : tier))
    onValue({ ...value, success: { ...value.success!, tiers } })
  }
  return (
    <div className={classes.part}>
      <div className={classes.fields}>
        <EdgesInput
          label={t(words.amountEdges)}
          edges={amounts.slice(1).map((edge) => edge / unit)}
          onEdges={(edges) => onValue(regrid(value, [0, ...edges.map((edge) => Math.round(edge * unit))], ages))}
        />
        <EdgesInput
          label={t(words.ageEdges)}
          edges={ages.slice(1)}
          onEdges={(edges) => onValue(regrid(value, amounts, [0, ...edges.map(Math.round)]))}
        />
      </div>
      <div className={classes.fields}>
        {own.map((tier) => (
          <RateInput
            key={`${tier.fromCents} ${tier.fromDays} ${amounts.length} ${ages.length}`}
            label={t(words.cell, {
              amounts: band(amounts, amounts.indexOf(tier.fromCents), (edge) => money(edge, value.currency)),
              ages: band(ages, ages.indexOf(tier.fromDays), (n) => t(words.days, { n })),
            })}
            bp={tier.bp}
            onBp={(bp) => edit(tier, bp ?? 0)}
          />
        ))}
      </div>
      <div className={classes.fields}>
        {(['minimumPerFileCents', 'capPerFileCents', 'flatCents'] as const).map((key) => (
          <MoneyInput
            key={key}
            label={t({ minimumPerFileCents: words.minimum, capPerFileCents: words.cap, flatCents: words.flat }[key])}
            currency={value.currency}
            cents={value[key]}
            onCents={(cents) => onValue({ ...value, [key]: cents })}
          />
        ))}
        <MoneyInput
          label={t(words.file)}
          currency={value.currency}
          cents={value.perFile?.[0]?.cents ?? null}
          onCents={(cents) =>
            onValue({ ...value, perFile: cents === null ? null : [{ fromFiles: 1, toFiles: null, cents }] })
          }
        />
      </div>
      {tariffFaults(value).map((fault) => (
        <Reason key={`${fault.code} ${fault.where} ${fault.sentence.en}`} kind="held">
          {tellRefusal(lang, fault)}
        </Reason>
      ))}
    </div>
  )
}

function EdgesInput({ label, edges, onEdges }: { label: string; edges: number[]; onEdges(edges: number[]): void }) {
  const { t } = useWords()
  const [text, setText] = useState(edges.join(' ; '))
  return (
    <TextInput
      label={label}
      description={t(words.edgesHint)}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        const read = event.currentTarget.value
          .split(';')
          .map((part) => part.replace(/\s/g, '').replace(',', '.'))
          .filter((part) => part !== '')
          .map(Number)
        if (read.every((edge) => edge > 0)) onEdges([...new Set(read)].toSorted((a, b) => a - b))
      }}
    />
  )
}
