import { ActionIcon, NativeSelect, NumberInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Rhythm } from '../../src/promises/model.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { planWords as words } from './plan-wording.ts'
import classes from './promises.module.css'
import { type DivisionDraft, type DraftPayment, dividedInto, sumOf, withOneMore } from './schedule-draft.ts'

type Props = {
  owed: { readonly cents: number; readonly currency: string }
  division: DivisionDraft
  onDivision(division: DivisionDraft): void
  payments: readonly DraftPayment[]
  onPayments(payments: readonly DraftPayment[]): void
  error?: string | undefined
}

/** The payments of a plan: divided at once, or typed one by one, with what they add up to always in sight. */
export function ScheduleEditor({ owed, division, onDivision, payments, onPayments, error }: Props) {
  const { t, money } = useWords()
  const today = useToday()
  const { cents: total, currency } = owed
  const sum = sumOf(payments)
  const change = (key: number, more: Partial<DraftPayment>) =>
    onPayments(payments.map((one) => (one.key === key ? { ...one, ...more } : one)))
  return (
    <>
      <fieldset className={classes.debts}>
        <legend>{t(words.divide)}</legend>
        <div className={classes.two}>
          <NumberInput
            label={t(words.times)}
            value={division.count}
            min={1}
            max={120}
            allowDecimal={false}
            onChange={(count) => onDivision({ ...division, count: Number(count) })}
          />
          <NativeSelect
            label={t(words.rhythm)}
            value={division.rhythm}
            onChange={(event) => onDivision({ ...division, rhythm: event.currentTarget.value as Rhythm })}
            data={[
              { value: 'monthly', label: t(words.monthly) },
              { value: 'weekly', label: t(words.weekly) },
            ]}
          />
        </div>
        <div className={classes.two}>
          <DayInput
            label={t(words.firstOn)}
            today={today}
            value={division.firstOn}
            onValue={(firstOn) => firstOn && onDivision({ ...division, firstOn })}
          />
          <MoneyInput
            label={t(words.down)}
            currency={currency}
            cents={division.downCents}
            onCents={(downCents) => onDivision({ ...division, downCents })}
          />
        </div>
        {(division.downCents ?? 0) > 0 && (
          <DayInput
            label={`${t(words.down)}, ${t(words.downOn)}`}
            today={today}
            value={division.downOn}
            onValue={(downOn) => downOn && onDivision({ ...division, downOn })}
          />
        )}
        <div className={detail.acts}>
          <ActionButton onAct={() => onPayments(dividedInto(total, division))}>{t(words.divide)}</ActionButton>
        </div>
        <p className={detail.quiet}>{t(words.rest)}</p>
      </fieldset>
      <fieldset className={classes.debts} aria-describedby={error ? 'schedule-wrong' : undefined}>
        <legend>{t(words.schedule)}</legend>
        <table className={classes.schedule}>
          <tbody>
            {payments.map((one, index) => {
              const n = index + 1
              return (
                <tr key={one.key}>
                  <td>{n}</td>
                  <td>
                    <DayInput
                      label={t(words.rowDay, { n })}
                      today={today}
                      value={one.dueOn}
                      onValue={(dueOn) => change(one.key, { dueOn })}
                    />
                  </td>
                  <td>
                    <MoneyInput
                      label={t(words.rowAmount, { n })}
                      currency={currency}
                      cents={one.cents}
                      onCents={(cents) => change(one.key, { cents })}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={34}
                      aria-label={t(words.removeRow, { n })}
                      onClick={() => onPayments(payments.filter(({ key }) => key !== one.key))}
                    >
                      <IconX size={15} />
                    </ActionIcon>
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr aria-live="polite">
              <td colSpan={4}>
                {t(words.sum, { sum: money(sum, currency), owed: money(total, currency) })}
                {sum !== total && (
                  <>
                    {' · '}
                    {t(sum < total ? words.missing : words.over, { gap: money(Math.abs(total - sum), currency) })}
                  </>
                )}
              </td>
            </tr>
          </tfoot>
        </table>
        <div className={detail.acts}>
          <ActionButton onAct={() => onPayments(withOneMore(payments, total, division.rhythm, today))}>
            {t(words.addRow)}
          </ActionButton>
        </div>
        {error && (
          <p id="schedule-wrong" role="alert" className={classes.wrong}>
            {error}
          </p>
        )}
      </fieldset>
    </>
  )
}
