import { Checkbox, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { ENTRY_RULES, type EntryRule } from '../../src/dunning/model.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import { HOLIDAY_CALENDARS, type HolidayCalendar } from '../../src/statutes/index.ts'
import { useOrganisation } from '../access/membership.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { FaultLines } from './FaultLines.tsx'
import classes from './scenario.module.css'
import { faultsAt, type ScenarioDraft } from './scenario-draft.ts'
import { calendarNames, entryRuleNames, isOwnName } from './scenario-names.ts'
import { scenarioWords } from './scenario-wording.ts'
import { WindowFields } from './WindowFields.tsx'

type Props = {
  draft: ScenarioDraft
  faults: readonly Refusal[]
  onDraft(draft: ScenarioDraft): void
  mayEdit: boolean
}

/** What holds for every step: grouping, entry, threshold and ceiling, pace, hours. */
export function ScenarioRules({ draft, faults, onDraft, mayEdit }: Props) {
  const { t } = useWords()
  const main = useOrganisation().data?.currency ?? 'EUR'
  const set = (change: Partial<ScenarioDraft>) => onDraft({ ...draft, ...change })
  const currencies = [...new Set([main, ...Object.keys(draft.floorCents), ...Object.keys(draft.ceilingCents)])]
  const bound = (field: 'floorCents' | 'ceilingCents', currency: string, cents: number | null) => {
    const { [currency]: _, ...others } = draft[field]
    set({ [field]: cents === null ? others : { ...others, [currency]: cents } })
  }
  const days = (field: 'frequencyCapDays' | 'exhaustedAfterDays', label: string) => (
    <NumberInput
      label={label}
      value={Number.isNaN(draft[field]) ? '' : draft[field]}
      allowDecimal={false}
      clampBehavior="none"
      disabled={!mayEdit}
      onChange={(value) => set({ [field]: value === '' || value === '-' ? Number.NaN : Number(value) })}
    />
  )
  return (
    <section aria-labelledby="rules">
      <h2 id="rules" style={{ marginTop: 28 }}>
        {t(scenarioWords.rules)}
      </h2>
      <FaultLines faults={faultsAt(faults, null)} />
      <fieldset className={classes.rules} disabled={!mayEdit}>
        <TextInput
          label={t(scenarioWords.scenarioName)}
          description={isOwnName(draft.name) ? undefined : t(scenarioWords.nameAsWritten)}
          value={draft.name}
          maxLength={80}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(scenarioWords.entry)}
          value={draft.entryRule}
          onChange={(event) => set({ entryRule: event.currentTarget.value as EntryRule })}
          data={ENTRY_RULES.map((rule) => ({ value: rule, label: t(entryRuleNames[rule]) }))}
        />
        {currencies.map((currency) => (
          <div key={currency} className={`${classes.pair} ${classes.whole}`}>
            <MoneyInput
              label={t(scenarioWords.floor)}
              currency={currency}
              cents={draft.floorCents[currency] ?? null}
              onCents={(cents) => bound('floorCents', currency, cents)}
            />
            <MoneyInput
              label={t(scenarioWords.ceiling)}
              currency={currency}
              cents={draft.ceilingCents[currency] ?? null}
              onCents={(cents) => bound('ceilingCents', currency, cents)}
            />
          </div>
        ))}
        {days('frequencyCapDays', t(scenarioWords.cap))}
        {days('exhaustedAfterDays', t(scenarioWords.exhausted))}
        <WindowFields
          label={t(scenarioWords.window)}
          value={draft.window}
          onValue={(window) => set({ window })}
          disabled={!mayEdit}
        />
        <WindowFields
          label={t(scenarioWords.consumerWindow)}
          value={draft.consumerWindow}
          onValue={(consumerWindow) => set({ consumerWindow })}
          disabled={!mayEdit}
        />
        <NativeSelect
          label={t(scenarioWords.holidays)}
          value={draft.holidays}
          onChange={(event) => set({ holidays: event.currentTarget.value as HolidayCalendar })}
          data={HOLIDAY_CALENDARS.map((calendar) => ({ value: calendar, label: t(calendarNames[calendar]) }))}
        />
        <fieldset>
          <legend>{t(scenarioWords.grouping)}</legend>
          <SegmentedControl
            size="xs"
            aria-label={t(scenarioWords.grouping)}
            value={draft.grouping}
            disabled={!mayEdit}
            onChange={(grouping) => set({ grouping: grouping as ScenarioDraft['grouping'] })}
            data={[
              { value: 'customer', label: t(scenarioWords.byCustomer) },
              { value: 'item', label: t(scenarioWords.byItem) },
            ]}
          />
        </fieldset>
        <Checkbox
          className={classes.whole}
          label={t(scenarioWords.dispute)}
          checked={!draft.sendsDuringDispute}
          disabled={!mayEdit}
          onChange={(event) => set({ sendsDuringDispute: !event.currentTarget.checked })}
        />
      </fieldset>
    </section>
  )
}
