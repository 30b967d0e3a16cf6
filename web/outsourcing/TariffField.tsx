import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { tariffFaults } from '../../src/outsourcing/tariffs/check-tariff.ts'
import { flatRate, type Tariff } from '../../src/outsourcing/tariffs/model.ts'
import { Chip } from '../design/Chip.tsx'
import { useWords } from '../design/words.tsx'
import { TariffForm } from './TariffForm.tsx'
import classes from './tariff.module.css'
import { tariffFormWords as words } from './tariff-words.ts'

type Props = {
  /** Of the one rate, as long as the tariff is one. */
  label: string
  value: Tariff | null
  currency: string
  /** There may be none at all. */
  isOptional?: boolean
  onValue(tariff: Tariff | null): void
}

/** A tariff that is one rate until somebody writes the whole of it. */
export function TariffField({ label, value, currency, isOptional, onValue }: Props) {
  const { t } = useWords()
  const rate = onlyRate(value)
  const [isWhole, setIsWhole] = useState(value !== null && rate === null)
  if (isWhole && value)
    return (
      <div className={classes.field}>
        <TariffForm value={value} onValue={onValue} />
        {isOptional && (
          <Chip
            onPress={() => {
              onValue(null)
              setIsWhole(false)
            }}
          >
            {t(words.none)}
          </Chip>
        )}
      </div>
    )
  return (
    <div className={classes.rate}>
      <NumberInput
        label={label}
        min={0}
        max={100}
        decimalScale={2}
        value={rate === null ? '' : rate / 100}
        onChange={(given) => onValue(given === '' ? null : flatRate(currency, Math.round(Number(given) * 100)))}
      />
      <Chip
        onPress={() => {
          onValue(value ?? flatRate(currency, 0))
          setIsWhole(true)
        }}
      >
        {t(words.detail)}
      </Chip>
    </div>
  )
}

/** Null unless it is one amicable rate and nothing else, which one field can say. */
function onlyRate(tariff: Tariff | null): number | null {
  if (!tariff) return null
  const bp = tariff.success?.tiers.length === 1 ? tariff.success.tiers[0]!.bp : null
  return bp !== null && JSON.stringify(tariff) === JSON.stringify(flatRate(tariff.currency, bp)) ? bp : null
}

/** Why a tariff may not be kept as it stands; null: it may. */
export function useTariffRefusal(tariff: Tariff | null): string | null {
  const { t, lang } = useWords()
  const [fault] = tariff ? tariffFaults(tariff) : []
  return fault ? t(words.fix, { fault: tellRefusal(lang, fault) }) : null
}
