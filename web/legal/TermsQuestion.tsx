import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useToday } from '../access/membership.tsx'
import { parsePercent, percentText } from '../cash/percent.ts'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './charge-wording.ts'

type Terms = ReplyOut<typeof legalRoutes.customerCharges>['terms']
type Props = { opened: boolean; onClose(): void; customerId: string; terms: Terms }

/** The rate of a customer's own contract, and the day on which interest stopped. */
export function TermsQuestion({ opened, onClose, customerId, terms }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const [rate, setRate] = useState(terms.ownRateBp === null ? '' : percentText(lang, terms.ownRateBp))
  const [stoppedOn, setStoppedOn] = useState(terms.stoppedOn as LocalDate | null)
  const [stoppedWhy, setStoppedWhy] = useState(terms.stoppedWhy)
  const read = rate.trim() === '' ? null : parsePercent(rate)
  const isWrong = rate.trim() !== '' && read === null
  const save = async () => {
    await api.call(legalRoutes.changeInterestTerms, {
      params: { id: customerId },
      body: { contractRateBp: read, stoppedOn, stoppedWhy: stoppedOn === null ? '' : stoppedWhy },
    })
    tellDone(t(words.savedTerms))
    await refresh()
  }
  return (
    <Ask
      opened={opened}
      onClose={onClose}
      title={t(words.termsTitle)}
      act={t(words.saveTerms)}
      onAct={save}
      refusal={isWrong ? t(words.wrongRate) : null}
    >
      {terms.kind === 'business' && (
        <TextInput
          data-autofocus
          label={t(words.ownRate)}
          description={t(words.ownRateHint)}
          value={rate}
          error={isWrong ? t(words.wrongRate) : null}
          onChange={(event) => setRate(event.currentTarget.value)}
        />
      )}
      <DayInput
        label={t(words.stoppedOn)}
        description={t(words.stoppedHint)}
        today={today}
        value={stoppedOn}
        onValue={setStoppedOn}
      />
      {stoppedOn !== null && (
        <TextInput
          label={t(words.stoppedWhy)}
          value={stoppedWhy}
          maxLength={300}
          onChange={(event) => setStoppedWhy(event.currentTarget.value)}
        />
      )}
    </Ask>
  )
}
