import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { NamedItemView } from '../../src/ledger/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { documentName } from './document-name.ts'
import { type DraftPart, isNamed, type MatchDraft } from './match-draft.ts'
import { PartsTable } from './PartsTable.tsx'
import { within } from './settle-draft.ts'
import { settleWords as words } from './settle-wording.ts'

/** Documents that are read at once: a customer with more of them open settles its oldest ones here. */
const AT_ONCE = 500

type Found = z.output<typeof cashRoutes.documents.reply>['documents'][number]

const partOf = ({ itemId, documentNo, kind, dueOn, side, openCents }: Found): DraftPart => {
  return { itemId, documentNo, kind, dueOn, side, openCents, cents: openCents, isOn: false, evidence: [] }
}

/** Settles an open document with what its customer has on the other side: money on account with invoices, or the other way round. */
export function SettleItem({ item }: { item: NamedItemView }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [opened, setOpened] = useState(false)
  const side = item.side === 1 ? -1 : 1
  const others = useQuery({
    ...api.ask(cashRoutes.documents, {
      query: { customerId: item.customerId, currency: item.currency, side, limit: AT_ONCE },
    }),
    enabled: item.openCents > 0 && !item.reversed,
  })
  // An invoice whose customer has nothing to settle it with is asked nothing.
  if (item.openCents === 0 || item.reversed || (side === -1 && !others.data?.count)) return null
  return (
    <>
      <ActionButton
        onAct={() => setOpened(true)}
        refusal={refusal ?? (others.data?.count === 0 ? t(words.nothingOwed) : null)}
      >
        {t(side === 1 ? words.applyCredit : words.useCredit)}
      </ActionButton>
      {opened && (
        <Choice
          item={item}
          documents={others.data?.documents}
          failure={others.error}
          onRetry={() => void others.refetch()}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  )
}

type Props = {
  item: NamedItemView
  documents: readonly Found[] | undefined
  failure: unknown
  onRetry(): void
  onClose(): void
}

function Choice({ item, documents, failure, onRetry, onClose }: Props) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const [text, setText] = useState('')
  const [changed, setChanged] = useState<MatchDraft | null>(null)
  const customer = { id: item.customerId, name: item.customerName, code: item.customerCode }
  const draft = changed ?? {
    customer,
    payer: null,
    gapAs: null,
    restOnAccount: false,
    parts: (documents ?? []).map(partOf),
  }
  const on = draft.parts.filter((part) => part.isOn)
  const taken = on.reduce((sum, part) => sum + (part.cents ?? 0), 0)
  const name = documentName(lang, item)
  const left = item.openCents - taken
  const shown = draft.parts.filter((part) => part.isOn || isNamed(part, text, item.currency))
  const change = (next: MatchDraft) => setChanged(within(next, draft, item.openCents))
  const tickFirst = () => {
    const first = shown.find((part) => !part.isOn)
    if (!first) return
    change({ ...draft, parts: draft.parts.map((part) => (part === first ? { ...part, isOn: true } : part)) })
    setText('')
  }
  const fault =
    on.length === 0
      ? t(words.chooseFirst)
      : on.some((part) => part.cents === null || part.cents <= 0 || part.cents > part.openCents)
        ? t(words.amountWrong)
        : left < 0
          ? t(words.tooMuch, { left: money(item.openCents, item.currency), name })
          : null
  const settle = async () => {
    const parts = on.map(({ itemId, cents }) => ({ itemId, cents: cents! }))
    const { allocationIds } = await api.call(cashRoutes.settleItem, { params: { id: item.id }, body: { parts } })
    undo({
      message: t(words.settled, { amount: money(taken, item.currency), n: parts.length }),
      undo: async () => {
        await api.call(cashRoutes.undoSettlements, { body: { allocationIds } })
        await refresh()
      },
    })
    await refresh()
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(words.title, { name })}
      act={t(words.act)}
      onAct={settle}
      onClose={onClose}
      refusal={fault}
    >
      <p>{t(words.what, { left: money(left, item.currency), name })}</p>
      {!documents &&
        (failure ? <ErrorState failure={failure} onRetry={onRetry} /> : <SkeletonTable columns={[1, 2, 1]} rows={4} />)}
      {documents && (
        <>
          <TextInput
            data-autofocus
            size="xs"
            aria-label={t(words.filter)}
            placeholder={t(words.filter)}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text.trim() === '') return
              event.preventDefault()
              tickFirst()
            }}
          />
          <PartsTable draft={draft} shown={shown} currency={item.currency} mayAct onDraft={change} onApply={() => {}} />
        </>
      )}
    </Ask>
  )
}
