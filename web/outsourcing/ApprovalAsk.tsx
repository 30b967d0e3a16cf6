import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { documentsRoutes } from '../../src/documents/contract.ts'
import { addDays, formatDay, type LocalDate } from '../../src/kernel/calendar.ts'
import { formatPercent } from '../../src/kernel/money.ts'
import { type AskingInput, outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { approvalWords as words } from './approval-words.ts'
import { stepsTyped } from './steps-typed.ts'

type Asked = Exclude<AskingInput['kind'], 'plan'>
type Props = { placement: { id: string; number: string; customerId: string }; onClose(): void }

/** Whoever collects a file asks the creditor: what for, why, with the papers that show it; what the mandate allows is said beside. */
export function ApprovalAsk({ placement, onClose }: Props) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const params = { id: placement.id }
  const leave = useQuery(api.ask(routes.whatMayBeAsked, { params })).data
  const papers = useQuery(api.ask(documentsRoutes.documents, { params: { id: placement.customerId } })).data
  const [kind, setKind] = useState<Asked>('settlement')
  const [why, setWhy] = useState('')
  const [cents, setCents] = useState<number | null>(null)
  const [on, setOn] = useState<LocalDate | null>(addDays(today, 14))
  const [saidBy, setSaidBy] = useState('')
  const [isAdvised, setAdvised] = useState(true)
  const [steps, setSteps] = useState<string | null>(null)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const known = (leave?.steps ?? []).map((step) => `${formatDay(lang, step.on as LocalDate)} ${step.what}`).join('\n')
  const typed = stepsTyped(steps ?? known, today)
  const currency = leave?.currency ?? 'EUR'
  const kinds = (['settlement', 'court', 'uncollectible', 'abandon'] as const).filter(
    (one) => one !== 'court' || leave?.coversCourt !== false,
  )
  const refusal = ((): string | null => {
    if (kind === 'settlement' && (cents === null || cents <= 0 || (leave && cents >= leave.owedCents)))
      return t(words.sumMissing)
    if (kind === 'uncollectible' && typeof typed === 'number') return t(words.stepWrong, { n: typed })
    return why.trim() === '' ? t(words.whyNeeded) : null
  })()
  const ask = async () => {
    const about = { why, documentIds: [...ticked] }
    const body: AskingInput =
      kind === 'settlement'
        ? { kind, cents: cents ?? 0, on: on ?? today, source: 'call', saidBy, isAdvised, ...about }
        : kind === 'court'
          ? { kind, costCents: cents, ...about }
          : kind === 'uncollectible'
            ? { kind, steps: typeof typed === 'number' ? [] : typed, ...about }
            : { kind, ...about }
    const { isWithin } = await api.call(routes.askCreditor, { params, body })
    tellDone(t(isWithin ? words.agreed : words.asked))
    await refresh()
  }
  const limits = leave?.limits
  return (
    <Ask
      opened
      title={t(words.askTitle, { number: placement.number })}
      act={t(words.askAct)}
      refusal={refusal}
      onAct={ask}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={t(words.kind)}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Asked)}
        data={kinds.map((value) => ({ value, label: t(words.kinds, { kind: value }) }))}
      />
      {kind === 'settlement' && (
        <>
          <MoneyInput
            label={t(words.sum)}
            currency={currency}
            cents={cents}
            onCents={setCents}
            description={leave && t(words.owedIs, { amount: money(leave.owedCents, currency) })}
          />
          <DayInput label={t(words.by)} today={today} earliest={today} value={on} onValue={setOn} />
          <TextInput
            label={t(words.saidBy)}
            maxLength={120}
            value={saidBy}
            onChange={(event) => setSaidBy(event.currentTarget.value)}
          />
          <Checkbox
            label={t(words.advised)}
            checked={isAdvised}
            onChange={(event) => setAdvised(event.currentTarget.checked)}
          />
          <p className={detail.quiet}>
            {limits?.discounts && limits.discountBp > 0
              ? t(words.limits, {
                  share: formatPercent(lang, limits.discountBp),
                  most: limits.discountCents > 0 ? 'some' : 'none',
                  amount: money(limits.discountCents, currency),
                })
              : t(words.noDiscount)}
          </p>
        </>
      )}
      {kind === 'court' && (
        <MoneyInput label={t(words.costField)} currency={currency} cents={cents} onCents={setCents} />
      )}
      {kind === 'uncollectible' && (
        <Textarea
          autosize
          minRows={4}
          maxRows={12}
          label={t(words.stepsField)}
          description={t(words.stepsHelp)}
          value={steps ?? known}
          onChange={(event) => setSteps(event.currentTarget.value)}
        />
      )}
      <Textarea
        autosize
        minRows={2}
        maxLength={2000}
        label={t(words.whyField)}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {papers && papers.documents.length > 0 && (
        <Checkbox.Group label={t(words.proof)} value={[...ticked]} onChange={setTicked}>
          {papers.documents.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
    </Ask>
  )
}
