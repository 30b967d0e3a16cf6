import { Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { colleaguesRoutes } from '../../src/colleagues/contract.ts'
import { MOST_ITEMS, QUESTION_CHARS } from '../../src/colleagues/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './colleagues.module.css'
import { wording as words } from './wording.ts'

type Props = {
  customerId: string
  /** The dispute that is asked about: its documents are shown. */
  disputeId?: string | null
  /** Documents ticked at first. */
  itemIds?: readonly string[]
  /** Whether its key opens it: once on a screen. */
  hasKey?: boolean
}

/** The button that asks a colleague without an account about a customer, its documents or a dispute. */
export function AskColleague({ hasKey = false, ...props }: Props) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton
        refusal={refusal}
        {...(hasKey && { shortcut: { keys: 'q', does: words.ask } })}
        onAct={() => setOpen(true)}
      >
        {t(words.ask)}
      </ActionButton>
      {isOpen && <Question {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Question({
  customerId,
  disputeId = null,
  itemIds = [],
  onClose,
}: Omit<Props, 'hasKey'> & { onClose(): void }) {
  const api = useApi()
  const { t, money, day } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const colleagues = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues
  const salesperson = useQuery(api.ask(partiesRoutes.profile, { params: { id: customerId } })).data?.salespersonId
  const documents = useQuery({
    ...api.ask(ledgerRoutes.customerItems, { params: { id: customerId }, query: { show: 'open', limit: MOST_ITEMS } }),
    enabled: disputeId === null,
  }).data?.items.filter(({ side }) => side === 1)
  const [colleagueId, setColleague] = useState<string | null>(null)
  const [asks, setAsks] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(itemIds))
  const [showsEvidence, setShowsEvidence] = useState(true)
  const [answerBy, setAnswerBy] = useState<LocalDate | null>(null)
  const reachable = colleagues?.filter(({ email }) => email !== null) ?? []
  const chosen = colleagueId ?? reachable.find(({ id }) => id === salesperson)?.id ?? ''
  const name = reachable.find(({ id }) => id === chosen)?.name ?? ''
  const refusal =
    colleagues && reachable.length === 0
      ? t(words.noColleague)
      : chosen === ''
        ? t(words.chooseFirst)
        : asks.trim() === ''
          ? t(words.writeFirst)
          : null
  const send = async () => {
    await api.call(colleaguesRoutes.ask, {
      body: {
        colleagueId: chosen,
        customerId,
        disputeId,
        itemIds: disputeId === null ? [...ticked] : [],
        asks,
        showsEvidence: disputeId !== null && showsEvidence,
        answerBy,
      },
    })
    tellDone(t(words.asked, { name }))
    await refresh()
  }
  const tick = (id: string, isOn: boolean) => {
    const next = new Set(ticked)
    if (isOn) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  return (
    <Ask opened title={t(words.askTitle)} act={t(words.askAct)} refusal={refusal} onAct={send} onClose={onClose}>
      <p>{t(words.askWhat)}</p>
      <NativeSelect
        label={t(words.colleague)}
        value={chosen}
        onChange={(event) => setColleague(event.currentTarget.value)}
        data={[
          { value: '', label: t(words.choose) },
          ...(colleagues ?? []).map((one) => ({
            value: one.id,
            label: one.email ? one.name : t(words.noAddress, { name: one.name }),
            disabled: !one.email,
          })),
        ]}
      />
      <Textarea
        data-autofocus
        label={t(words.question)}
        value={asks}
        maxLength={QUESTION_CHARS}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => setAsks(event.currentTarget.value)}
      />
      {documents && documents.length > 0 && (
        <fieldset className={classes.documents}>
          <legend>{t(words.documents)}</legend>
          <div className={classes.ticks}>
            {documents.map((item) => (
              <Checkbox
                key={item.id}
                size="xs"
                label={`${item.documentNo || item.label} · ${day(item.dueOn as LocalDate)} · ${money(item.openCents, item.currency)}`}
                checked={ticked.has(item.id)}
                onChange={(event) => tick(item.id, event.currentTarget.checked)}
              />
            ))}
          </div>
        </fieldset>
      )}
      {disputeId !== null && (
        <Checkbox
          label={t(words.showsEvidence)}
          checked={showsEvidence}
          onChange={(event) => setShowsEvidence(event.currentTarget.checked)}
        />
      )}
      <DayInput label={t(words.answerBy)} value={answerBy} onValue={setAnswerBy} today={today} earliest={today} />
    </Ask>
  )
}
