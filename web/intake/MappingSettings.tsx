import { NativeSelect, TextInput } from '@mantine/core'
import { parseAmount } from '../../src/adapters/ledger-files/amount.ts'
import { parseDay } from '../../src/adapters/ledger-files/day-text.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { DayInput } from '../design/DayInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { AccountChoice } from './AccountChoice.tsx'
import type { TableShown } from './MappingForm.tsx'
import classes from './mapping.module.css'
import { type Draft, type ListKind, type MappedField, ofKind } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { suggestionReasons } from './suggestion-reasons.ts'

type Props = {
  table: TableShown
  draft: Draft
  onDraft(draft: Draft): void
  asOf: LocalDate | null
  onAsOf(day: LocalDate | null): void
}

const KINDS: Readonly<Record<ListKind, keyof typeof wording>> = {
  open_items: 'kindOpenItems',
  aged_balance: 'kindAged',
  contacts: 'kindContacts',
  bank_statement: 'kindStatement',
}

/** What the table is and how it writes figures and days, each choice shown on values of the file. */
export function MappingSettings({ table, draft, onDraft, asOf, onAsOf }: Props) {
  const { t, lang, day, money } = useWords()
  const isMoney = draft.kind !== 'contacts'
  const examples = (isOne: (meaning: NonNullable<Draft['meanings'][number]>) => boolean, isTelling: RegExp) => {
    const columns = draft.meanings.flatMap((meaning, column) => (meaning && isOne(meaning) ? [column] : []))
    const texts = columns.flatMap((column) => table.samples.map((row) => row.cells[column] ?? '').filter(Boolean))
    // A value that could be read two ways tells more than a round one.
    return texts.find((text) => isTelling.test(text)) ?? texts[0]
  }
  const amounts: readonly MappedField[] = ['openAmount', 'amount', 'debit', 'credit', 'runningBalance']
  const days: readonly MappedField[] = ['issuedOn', 'dueOn', 'performedOn', 'asOf', 'bookedOn', 'valueOn']
  const amountText = examples((one) => 'bucket' in one || amounts.includes(one.field), /\d[ .,\u00a0\u202f]\d{3}/)
  const dayText = examples(
    (one) => 'field' in one && days.includes(one.field),
    /^(?:1[3-9]|2\d|3[01])|\D(?:1[3-9]|2\d|3[01])\D?/,
  )
  const amountRead = amountText === undefined ? null : parseAmount(amountText, draft.numbers ?? undefined)
  const dayRead = dayText === undefined ? null : parseDay(dayText, draft.dates ?? undefined)
  const said = (text: string | undefined, value: string | null): string | undefined =>
    text === undefined ? undefined : value === null ? t(wording.notRead, { text }) : t(wording.readAs, { text, value })
  const asOfColumn = draft.meanings.findIndex((one) => one && 'field' in one && one.field === 'asOf')
  const reasons = suggestionReasons(lang, table)
  return (
    <section className={classes.settings}>
      {reasons.map((reason) => (
        <Reason key={reason} kind="evidence">
          {reason}
        </Reason>
      ))}
      <div className={classes.fields}>
        <NativeSelect
          label={t(wording.kind)}
          value={draft.kind}
          onChange={(event) => onDraft(ofKind(draft, event.currentTarget.value as ListKind, table.suggestion.mapping))}
          data={(Object.keys(KINDS) as ListKind[]).map((kind) => ({ value: kind, label: t(wording[KINDS[kind]]) }))}
        />
        {isMoney && (
          <>
            <NativeSelect
              label={t(wording.numbers)}
              description={said(amountText, amountRead?.ok ? money(amountRead.value, draft.currency || 'EUR') : null)}
              value={draft.numbers?.decimal ?? ''}
              onChange={({ currentTarget }) =>
                onDraft({
                  ...draft,
                  numbers: currentTarget.value === '' ? null : { decimal: currentTarget.value as ',' | '.' },
                })
              }
              data={[
                { value: '', label: t(wording.numbersAuto) },
                { value: ',', label: t(wording.numbersComma) },
                { value: '.', label: t(wording.numbersPoint) },
              ]}
            />
            <NativeSelect
              label={t(wording.dates)}
              description={said(dayText, dayRead?.ok ? day(dayRead.value) : null)}
              value={draft.dates?.order ?? ''}
              onChange={({ currentTarget }) =>
                onDraft({
                  ...draft,
                  dates: currentTarget.value === '' ? null : { order: currentTarget.value as 'dmy' },
                })
              }
              data={[
                { value: '', label: t(wording.datesAuto) },
                { value: 'dmy', label: t(wording.datesDmy) },
                { value: 'mdy', label: t(wording.datesMdy) },
                { value: 'ymd', label: t(wording.datesYmd) },
              ]}
            />
            <TextInput
              label={t(wording.currency)}
              description={t(wording.currencyUse)}
              value={draft.currency}
              maxLength={3}
              onChange={(event) => onDraft({ ...draft, currency: event.currentTarget.value.toUpperCase() })}
            />
            {draft.kind === 'bank_statement' ? (
              <AccountChoice table={table} draft={draft} onDraft={onDraft} />
            ) : asOfColumn >= 0 ? (
              <div className={classes.told}>
                <span>{t(wording.asOf)}</span>
                <p>{t(wording.asOfColumn, { column: table.header[asOfColumn] ?? '' })}</p>
              </div>
            ) : (
              <DayInput label={t(wording.asOf)} description={t(wording.asOfUse)} value={asOf} onValue={onAsOf} />
            )}
          </>
        )}
      </div>
    </section>
  )
}
