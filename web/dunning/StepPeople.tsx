import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { StepSender } from '../../src/dunning/model.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { StepDraft } from './scenario-draft.ts'
import classes from './step.module.css'
import { stepWords } from './step-wording.ts'

type Props = { step: StepDraft; disabled: boolean; onChange(change: Partial<StepDraft>): void }

const MAX_COPIES = 3

const keyOf = (sender: StepSender): string => ('id' in sender ? `${sender.who}:${sender.id}` : sender.who)

function senderOf(key: string): StepSender | null {
  if (key === 'collector' || key === 'salesperson') return { who: key }
  const [who, id] = key.split(':')
  return id && (who === 'member' || who === 'colleague') ? { who, id } : null
}

/** Who signs a step's message, where answers go, and who has a copy. */
export function StepPeople({ step, disabled, onChange }: Props) {
  const api = useApi()
  const { t } = useWords()
  const rows = useQuery(api.ask(dunningRoutes.speakers, {})).data?.rows ?? []
  const choices = [
    { value: 'collector', label: t(stepWords.collector) },
    { value: 'salesperson', label: t(stepWords.salesperson) },
    ...rows.map((row) => ({ value: keyOf(row), label: row.name })),
  ]
  const nameOf = (sender: StepSender) => choices.find(({ value }) => value === keyOf(sender))?.label ?? '…'
  const copies = step.copyTo ?? []
  const isMail = step.channel === 'email'
  return (
    <div className={classes.fields}>
      <NativeSelect
        className={classes.wide}
        label={t(stepWords.sender)}
        description={t(stepWords.senderHint)}
        value={step.sender ? keyOf(step.sender) : ''}
        disabled={disabled}
        onChange={(event) => {
          const sender = senderOf(event.currentTarget.value)
          onChange({ sender, ...(sender ? {} : { repliesToSender: false }) })
        }}
        data={[{ value: '', label: t(stepWords.organisation) }, ...choices]}
      />
      {step.sender && isMail && (
        <Checkbox
          className={classes.wide}
          label={t(stepWords.answersTo)}
          checked={step.repliesToSender ?? false}
          disabled={disabled}
          onChange={(event) => onChange({ repliesToSender: event.currentTarget.checked })}
        />
      )}
      {isMail && (
        <div className={classes.wide}>
          {copies.length < MAX_COPIES && (
            <NativeSelect
              label={t(stepWords.copyTo)}
              value=""
              disabled={disabled}
              onChange={(event) => {
                const copied = senderOf(event.currentTarget.value)
                if (copied) onChange({ copyTo: [...copies, copied] })
              }}
              data={[
                { value: '', label: t(stepWords.copyNone) },
                ...choices.filter(({ value }) => !copies.some((one) => keyOf(one) === value)),
              ]}
            />
          )}
          {copies.length > 0 && (
            <ul className={classes.copies}>
              {copies.map((copied) => (
                <li key={keyOf(copied)}>
                  <span>{nameOf(copied)}</span>
                  <button
                    type="button"
                    aria-label={t(stepWords.copyRemove, { name: nameOf(copied) })}
                    onClick={() => onChange({ copyTo: copies.filter((one) => one !== copied) })}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
