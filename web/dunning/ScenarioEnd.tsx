import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { END_ACTIONS, type EndAction } from '../../src/dunning/model.ts'
import { endActionNames } from '../../src/dunning/wording.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import { useWords } from '../design/words.tsx'
import { FaultLines } from './FaultLines.tsx'
import type { ScenarioDraft } from './scenario-draft.ts'
import classes from './step.module.css'
import { stepWords } from './step-wording.ts'

type Props = {
  draft: ScenarioDraft
  faults: readonly Refusal[]
  disabled: boolean
  onDraft(draft: ScenarioDraft): void
}

const AT_FIRST = { everyDays: 10, times: 2 }

/** What comes once the steps are taken: the last one again, and what a person is then given to do. */
export function ScenarioEnd({ draft, faults, disabled, onDraft }: Props) {
  const { t } = useWords()
  const { repeatLast } = draft
  const set = (change: Partial<ScenarioDraft>) => onDraft({ ...draft, ...change })
  const own = faults.filter(({ where = '' }) => where === 'endAction' || where.startsWith('repeatLast'))
  const number = (label: string, field: 'everyDays' | 'times') =>
    repeatLast && (
      <NumberInput
        label={label}
        value={Number.isNaN(repeatLast[field]) ? '' : repeatLast[field]}
        allowDecimal={false}
        clampBehavior="none"
        disabled={disabled}
        onChange={(value) =>
          set({ repeatLast: { ...repeatLast, [field]: value === '' || value === '-' ? Number.NaN : Number(value) } })
        }
      />
    )
  return (
    <section className={classes.end} aria-labelledby="scenario-end">
      <h2 id="scenario-end">{t(stepWords.end)}</h2>
      <FaultLines faults={own} />
      <div className={classes.fields}>
        <Checkbox
          className={classes.wide}
          label={t(stepWords.repeat)}
          checked={!!repeatLast}
          disabled={disabled}
          onChange={(event) => set({ repeatLast: event.currentTarget.checked ? AT_FIRST : null })}
        />
        {number(t(stepWords.repeatDays), 'everyDays')}
        {number(t(stepWords.repeatTimes), 'times')}
        <NativeSelect
          className={classes.wide}
          label={t(stepWords.endAction)}
          value={draft.endAction ?? ''}
          disabled={disabled}
          onChange={(event) => set({ endAction: (event.currentTarget.value || null) as EndAction | null })}
          data={[
            { value: '', label: t(stepWords.endNone) },
            ...END_ACTIONS.map((action) => ({ value: action, label: t(endActionNames[action]) })),
          ]}
        />
      </div>
    </section>
  )
}
