import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ReplyView } from '../../src/replies/contract.ts'
import type { ReplyKind } from '../../src/replies/model.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import type { MeaningDraft } from './meaning.ts'
import classes from './replies.module.css'
import { repliesWords as words } from './wording.ts'

type Props = {
  kind: ReplyKind
  reply: ReplyView
  draft: MeaningDraft
  /** Somebody of an agency says it: the statement of the whole account is the creditor's to send. */
  isAgency: boolean
  onDraft(draft: MeaningDraft): void
}

/** What each meaning needs to be done. */
export function MeaningFields({ kind, reply, draft, isAgency, onDraft }: Props) {
  const { t } = useWords()
  const today = useToday()
  const set = (change: Partial<MeaningDraft>) => onDraft({ ...draft, ...change })
  const day = (label: string) => <DayInput label={label} today={today} value={draft.on} onValue={(on) => set({ on })} />
  const contact = (mayBeNew: boolean) => (
    <NativeSelect
      label={t(words.contact)}
      value={draft.contactId ?? ''}
      onChange={(event) => set({ contactId: event.currentTarget.value || null })}
      data={[
        ...(mayBeNew || draft.contactId === null ? [{ value: '', label: mayBeNew ? t(words.newContact) : '' }] : []),
        ...reply.contacts.map(({ id, name, email, phone }) => {
          const at = reply.channel === 'sms' ? phone : email
          return { value: id, label: at && at !== name ? `${name} · ${at}` : name }
        }),
      ]}
    />
  )
  switch (kind) {
    case 'promise':
      return (
        <>
          <Documents reply={reply} draft={draft} onDraft={onDraft} />
          <div className={classes.two}>
            <MoneyInput
              label={t(words.amount)}
              currency={reply.items[0]?.currency ?? 'EUR'}
              cents={draft.cents}
              onCents={(cents) => set({ cents })}
            />
            {day(t(words.dueOn))}
          </div>
          <p className={detail.quiet}>{t(words.amountHint)}</p>
        </>
      )
    case 'dispute':
      return (
        <>
          <Documents reply={reply} draft={draft} onDraft={onDraft} />
          <NativeSelect
            label={t(words.cause)}
            value={draft.categoryId ?? ''}
            onChange={(event) => set({ categoryId: event.currentTarget.value || null })}
            data={[{ value: '', label: '' }, ...reply.causes.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </>
      )
    case 'paid':
      return day(t(words.untilOn))
    case 'contact':
      return (
        <>
          {contact(true)}
          <div className={classes.two}>
            <TextInput
              label={t(words.email)}
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
            <TextInput
              label={t(words.phone)}
              value={draft.phone}
              onChange={(event) => set({ phone: event.currentTarget.value })}
            />
          </div>
        </>
      )
    case 'absence':
      return (
        <div className={classes.two}>
          {contact(false)}
          {day(t(words.absentUntil))}
        </div>
      )
    case 'opt_out':
      return contact(false)
    case 'address_dead':
      return (
        <>
          <div className={classes.two}>
            {contact(false)}
            <TextInput
              label={t(words.writeInstead)}
              value={draft.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
          </div>
          <p className={detail.quiet}>{t(words.addressDeadWhat)}</p>
        </>
      )
    case 'insolvency':
      return <p className={detail.quiet}>{t(words.insolvencyWhat)}</p>
    case 'document':
      return (
        <>
          {!isAgency && (
            <Checkbox
              label={t(words.sendStatement)}
              checked={draft.sendsStatement}
              onChange={(event) => set({ sendsStatement: event.currentTarget.checked })}
            />
          )}
          <p className={detail.quiet}>{t(draft.sendsStatement ? words.statementWhat : words.documentWhat)}</p>
        </>
      )
    case 'other':
      return <p className={detail.quiet}>{t(words.otherWhat)}</p>
  }
}

function Documents({ reply, draft, onDraft }: Omit<Props, 'kind' | 'isAgency'>) {
  const { t } = useWords()
  const tick = (id: string) => {
    const itemIds = new Set(draft.itemIds)
    if (!itemIds.delete(id)) itemIds.add(id)
    onDraft({ ...draft, itemIds })
  }
  if (reply.items.length === 0) return <p className={detail.quiet}>{t(words.noDocuments)}</p>
  return (
    <fieldset className={classes.documents}>
      <legend>{t(words.documents)}</legend>
      {reply.items.map((item) => (
        <label key={item.id}>
          <Checkbox size="xs" checked={draft.itemIds.has(item.id)} onChange={() => tick(item.id)} />
          <span>{item.documentNo}</span>
          <Day date={item.dueOn as LocalDate} />
          <Amount cents={item.openCents} currency={item.currency} />
        </label>
      ))}
    </fieldset>
  )
}
