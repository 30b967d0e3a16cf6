import { Checkbox } from '@mantine/core'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import type { ScenarioDraft, StepDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import classes from './step.module.css'
import { stepWords } from './step-wording.ts'
import { WindowFields } from './WindowFields.tsx'

type Props = { draft: ScenarioDraft; step: StepDraft; disabled: boolean; onChange(change: Partial<StepDraft>): void }

/** Threshold, ceiling and hours that a step has of its own; folded away while it has none. */
export function StepBounds({ draft, step, disabled, onChange }: Props) {
  const { t } = useWords()
  const main = useOrganisation().data?.currency ?? 'EUR'
  const { floorCents = {}, ceilingCents = {}, window } = step
  const currencies = [...new Set([main, ...Object.keys(floorCents), ...Object.keys(ceilingCents)])]
  const bound = (field: 'floorCents' | 'ceilingCents', currency: string, cents: number | null) => {
    const { [currency]: _, ...others } = step[field] ?? {}
    onChange({ [field]: cents === null ? others : { ...others, [currency]: cents } })
  }
  const hasOwn = Object.keys(floorCents).length + Object.keys(ceilingCents).length > 0 || !!window
  return (
    <details className={classes.part} open={hasOwn || undefined}>
      <summary>{t(stepWords.limits)}</summary>
      <p className={detail.quiet}>{t(stepWords.limitsHint)}</p>
      <div className={classes.fields}>
        {currencies.map((currency) => (
          <div key={currency} className={`${classes.fields} ${classes.wide}`}>
            <MoneyInput
              label={t(scenarioWords.floor)}
              currency={currency}
              cents={floorCents[currency] ?? null}
              onCents={(cents) => bound('floorCents', currency, cents)}
            />
            <MoneyInput
              label={t(scenarioWords.ceiling)}
              currency={currency}
              cents={ceilingCents[currency] ?? null}
              onCents={(cents) => bound('ceilingCents', currency, cents)}
            />
          </div>
        ))}
        <Checkbox
          className={classes.wide}
          label={t(stepWords.ownHours)}
          checked={!!window}
          disabled={disabled}
          onChange={(event) => onChange({ window: event.currentTarget.checked ? draft.window : null })}
        />
        {window && (
          <div className={`${classes.hours} ${classes.wide}`}>
            <WindowFields
              label={t(stepWords.hours)}
              value={window}
              onValue={(own) => onChange({ window: own })}
              disabled={disabled}
            />
          </div>
        )}
      </div>
    </details>
  )
}
