import { useQuery } from '@tanstack/react-query'
import type { StepTone } from '../../src/dunning/model.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { DisputeForm } from '../disputes/DisputeForm.tsx'
import { HoldQuestion } from '../dunning/HoldQuestion.tsx'
import { SnoozeQuestion } from '../dunning/SnoozeQuestion.tsx'
import { PlanForm } from '../promises/PlanForm.tsx'
import { PromiseForm } from '../promises/PromiseForm.tsx'
import { useApi } from '../wire/api.tsx'
import type { Asking, CallMade } from './after-call.ts'
import { CallForm } from './CallForm.tsx'
import { NoteForm } from './NoteForm.tsx'
import { NumberForm } from './NumberForm.tsx'
import { usePutOff } from './use-put-off.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Props = {
  asking: Asking | null
  customer: { readonly id: string; readonly name: string }
  /** The tone of the step that is open: what a caller is led by. */
  tone: StepTone | null
  onCalled(call: CallMade): Promise<void>
  onNoted(): Promise<void>
  /** A promise, a dispute, a plan, a hold, a day, a number: written down. */
  onDone(): Promise<void>
  onCancel(): void
}

/** Forms that take the place of the buttons; the others are asked in a dialog. */
export const isInPlace = (asking: Asking | null): boolean =>
  asking !== null && asking.kind !== 'hold' && asking.kind !== 'put_off'

/** What a person is asked about a customer: a note, a call and what follows from it, a promise, a hold, a day. */
export function Asked({ asking, customer, tone, onCalled, onNoted, onDone, onCancel }: Props) {
  const api = useApi()
  const { t } = useWords()
  const { putOff } = usePutOff()
  const people = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customer.id } }),
    enabled: asking?.kind === 'call' || asking?.kind === 'number',
  }).data?.contacts
  // What is being written closes first, the panel only after it.
  useKeys([{ keys: 'Escape', whileTyping: true, run: onCancel }], isInPlace(asking))
  switch (asking?.kind) {
    case undefined:
      return null
    case 'note':
      return <NoteForm customerId={customer.id} onSaved={onNoted} onCancel={onCancel} />
    case 'promise':
      return <PromiseForm customer={customer} saidBy={asking.saidBy} onSaved={onDone} onCancel={onCancel} />
    case 'dispute':
      return <DisputeForm customerId={customer.id} itemId={null} onOpened={() => void onDone()} onCancel={onCancel} />
    case 'plan':
      return <PlanForm customer={customer} plan={null} onSaved={() => void onDone()} onCancel={onCancel} />
    case 'call':
      return (
        <CallForm customerId={customer.id} contacts={people ?? []} tone={tone} onSaved={onCalled} onCancel={onCancel} />
      )
    case 'number':
      return (
        <NumberForm
          key={people ? 'known' : 'waiting'}
          customerId={customer.id}
          contact={people?.find(({ id }) => id === asking.contactId) ?? null}
          onSaved={onDone}
          onCancel={onCancel}
        />
      )
    case 'put_off':
      return (
        <SnoozeQuestion
          opened
          count={1}
          title={t(words.snoozeTitle)}
          what={t(words.snoozeWhat)}
          proposed={asking.until}
          onClose={onCancel}
          onSnooze={(until, reason) => putOff(customer, until, reason).then(onDone)}
        />
      )
    case 'hold':
      return (
        <HoldQuestion
          opened
          customerId={customer.id}
          customerName={customer.name}
          item={null}
          proposed={asking.until}
          onClose={onCancel}
          onHeld={onDone}
        />
      )
  }
}
