import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { AGES } from '../../src/outsourcing/audit/model.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { QuoteView } from '../../src/outsourcing/providers/quote-contract.ts'
import type { Tariff } from '../../src/outsourcing/tariffs/model.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { quoteWords as words } from './quote-words.ts'
import { TariffField, useTariffRefusal } from './TariffField.tsx'

/** Days given to answer, unless another day is chosen. */
const USUAL_DAYS = 15

/** Asks providers for prices on the late claims of today. */
export function AskQuotes({ onClose }: { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const providers = useQuery(api.ask(routes.providers, { query: {} })).data?.providers ?? []
  const [providerIds, setIds] = useState<readonly string[]>([])
  const [answerBy, setAnswerBy] = useState<LocalDate | null>(addDays(today, USUAL_DAYS))
  const [said, setSaid] = useState('')
  const [fewWhy, setFewWhy] = useState('')
  const ask = async () => {
    const body = { providerIds: [...providerIds], answerBy: answerBy ?? today, words: said, fewWhy }
    const { number } = await api.call(routes.askQuotes, { body })
    tellDone(t(words.asked, { number }))
    await refresh()
  }
  return (
    <Ask opened title={t(words.ask)} act={t(words.ask)} onAct={ask} onClose={onClose}>
      <p>{t(words.askWhat)}</p>
      {providers.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={providerIds.includes(id)}
          onChange={(event) =>
            setIds(event.currentTarget.checked ? [...providerIds, id] : providerIds.filter((one) => one !== id))
          }
        />
      ))}
      <DayInput label={t(words.answerBy)} value={answerBy} onValue={setAnswerBy} />
      <Textarea label={t(words.words)} autosize value={said} onChange={(event) => setSaid(event.currentTarget.value)} />
      {providerIds.length < 3 && (
        <TextInput
          label={t(words.fewWhy)}
          value={fewWhy}
          maxLength={500}
          onChange={(event) => setFewWhy(event.currentTarget.value)}
        />
      )}
    </Ask>
  )
}

type AnswerProps = {
  quoteId: string
  currency: string
  /** Typed here for a provider, or answered as one. */
  isTyped: boolean
  title: string
  onClose(): void
}

/** A tariff, what is recovered by age, and until when it holds. */
export function AnswerQuote({ quoteId, currency, isTyped, title, onClose }: AnswerProps) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [tariff, setTariff] = useState<Tariff | null>(null)
  const [rates, setRates] = useState<Record<(typeof AGES)[number], number | null>>({
    young: null,
    middle: null,
    old: null,
  })
  const [validUntil, setValidUntil] = useState<LocalDate | null>(null)
  const [note, setNote] = useState('')
  const fault = useTariffRefusal(tariff)
  const save = async () => {
    const proven = AGES.some((age) => rates[age] !== null) ? rates : null
    // Schemas write their arrays as ones that may be changed: a copy is.
    const written = structuredClone(tariff) as NonNullable<QuoteView['tariff']>
    const body = { tariff: written, proven, validUntil, note }
    await api.call(isTyped ? routes.typeQuote : routes.answerQuote, { params: { id: quoteId }, body })
    tellDone(t(words.saved))
    await refresh()
  }
  const percent = (label: string, value: number | null, onValue: (bp: number | null) => void) => (
    <NumberInput
      key={label}
      label={label}
      min={0}
      max={100}
      decimalScale={2}
      value={value === null ? '' : value / 100}
      onChange={(given) => onValue(given === '' ? null : Math.round(Number(given) * 100))}
    />
  )
  return (
    <Ask
      opened
      title={title}
      act={t(words.save)}
      onAct={save}
      onClose={onClose}
      size="lg"
      refusal={tariff === null ? t(words.rate) : fault}
    >
      <TariffField label={t(words.rate)} value={tariff} currency={currency} onValue={setTariff} />
      {AGES.map((age) =>
        percent(t(words.proven, { age }), rates[age], (value) => setRates({ ...rates, [age]: value })),
      )}
      <DayInput label={t(words.validUntil)} value={validUntil} onValue={setValidUntil} />
      <Textarea label={t(words.note)} autosize value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </Ask>
  )
}
