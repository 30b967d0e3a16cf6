import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Cost } from '../../src/legal/packs/model.ts'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { packWords as words } from './pack-wording.ts'
import classes from './packs.module.css'

const MOST_COSTS = 10

/** What is asked on top of the debts and of the registry's fee, line by line as the court reads it. */
export function PackCosts({ costs, onCosts }: { costs: readonly Cost[]; onCosts(costs: Cost[]): void }) {
  const { t } = useWords()
  const [label, setLabel] = useState('')
  const [cents, setCents] = useState<number | null>(null)
  const isWhole = label.trim() !== '' && cents !== null && cents > 0
  const add = () => {
    if (!isWhole) return
    onCosts([...costs, { label: label.trim(), cents }])
    setLabel('')
    setCents(null)
  }
  return (
    <section className={detail.part} aria-label={t(words.costs)}>
      <h3>{t(words.costs)}</h3>
      <p className={detail.quiet}>{t(words.costsHint)}</p>
      {costs.length > 0 && (
        <ul className={classes.rows}>
          {costs.map((one, place) => (
            <li key={`${place} ${one.label}`} className={classes.cost}>
              <span>{one.label}</span>
              <Amount cents={one.cents} currency="EUR" />
              <button
                type="button"
                className={detail.link}
                aria-label={`${t(words.takeOut)} ${one.label}`}
                onClick={() => onCosts(costs.filter((_, at) => at !== place))}
              >
                {t(words.takeOut)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {costs.length < MOST_COSTS && (
        // Enter adds the line, as in any table that is typed.
        <form
          className={classes.newCost}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <TextInput
            label={t(words.costLabel)}
            value={label}
            maxLength={200}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {/* The field keeps what was typed while the amount is nothing: a new line begins with a new field. */}
          <MoneyInput key={costs.length} label={t(words.costAmount)} currency="EUR" cents={cents} onCents={setCents} />
          <button type="submit" className={detail.link} disabled={!isWhole}>
            {t(words.addCost)}
          </button>
        </form>
      )}
    </section>
  )
}
