import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { decimalText } from '../../src/kernel/money.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useToday } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { CustomerSearch } from './CustomerSearch.tsx'
import classes from './cash.module.css'
import type { LineView } from './lines.ts'
import type { DraftPart, MatchDraft } from './match-draft.ts'
import { pickWords } from './match-wording.ts'
import { PartsTable } from './PartsTable.tsx'

/** As many open documents as one customer shows at once; who has more is looked for by number. */
const MOST = 500

type Props = {
  line: LineView
  draft: MatchDraft | null
  onDraft(draft: MatchDraft): void
  onApply(): void
  onBack?: (() => void) | undefined
}

/** Says by hand whose money it is and what it pays: a customer, who paid for them, their documents, or none of them. */
export function OtherCustomer({ line, draft, onDraft, onApply, onBack }: Props) {
  const { t } = useWords()
  const [asksPayer, setAsksPayer] = useState(draft?.payer != null)
  return (
    <section className={detail.part} aria-labelledby="by-hand">
      <div className={detail.partHead}>
        <h3 id="by-hand">{t(pickWords.title)}</h3>
        {onBack && (
          <button type="button" className={detail.link} onClick={onBack}>
            {t(pickWords.back)}
          </button>
        )}
      </div>
      <CustomerSearch
        label={t(pickWords.search)}
        chosen={draft?.customer ?? null}
        likely={line.payerName}
        autoFocus={draft === null}
        onChoose={(customer) => onDraft({ customer, payer: null, parts: [], gapAs: null, restOnAccount: false })}
      />
      {draft && (
        <>
          {asksPayer ? (
            <div className={classes.payer}>
              <CustomerSearch
                label={t(pickWords.payerWho)}
                chosen={draft.payer ? { ...draft.payer, code: '' } : null}
                likely={line.payerName}
                onChoose={(payer) => onDraft({ ...draft, payer })}
              />
              {draft.payer && <p className={detail.quiet}>{t(pickWords.payerWhat, { name: draft.customer.name })}</p>}
            </div>
          ) : (
            <button type="button" className={detail.link} onClick={() => setAsksPayer(true)}>
              {t(pickWords.payer)}
            </button>
          )}
          <OpenDocuments key={draft.customer.id} line={line} draft={draft} onDraft={onDraft} onApply={onApply} />
        </>
      )}
    </section>
  )
}

/** What the customer has open, oldest due first; a number or an amount typed narrows it, Enter ticks the first. */
function OpenDocuments({ line, draft, onDraft, onApply }: Omit<Props, 'draft' | 'onBack'> & { draft: MatchDraft }) {
  const api = useApi()
  const { t, count } = useWords()
  const today = useToday()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const found = useQuery(
    api.ask(ledgerRoutes.customerItems, {
      params: { id: draft.customer.id },
      query: { show: 'open', sort: 'due', descending: 'false', limit: MOST },
    }),
  )
  const items = found.data?.items
  useEffect(() => {
    if (!items || draft.parts.length > 0) return
    const parts = items
      .filter((item) => item.currency === line.currency)
      .map(({ id, documentNo, kind, dueOn, side, openCents }): DraftPart => {
        return { itemId: id, documentNo, kind, dueOn, side, openCents, cents: openCents, isOn: false, evidence: [] }
      })
    if (parts.length > 0) onDraft({ ...draft, parts })
    field.current?.focus()
  }, [items])
  if (!items) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1, 2, 1]} rows={4} />
  }
  if (!items.some((item) => item.currency === line.currency))
    return <p className={classes.alone}>{t(pickWords.nothingOpen)}</p>
  const shown = draft.parts.filter((part) => part.isOn || isNamed(part, text, line.currency))
  const tick = (wanted: (part: DraftPart) => boolean, isOn: boolean) =>
    onDraft({ ...draft, parts: draft.parts.map((part) => (wanted(part) ? { ...part, isOn } : part)) })
  const tickFirst = () => {
    const first = draft.parts.find((part) => !part.isOn && isNamed(part, text, line.currency))
    if (!first) return
    tick((part) => part.itemId === first.itemId, true)
    setText('')
  }
  return (
    <>
      <div className={classes.pick}>
        <TextInput
          ref={field}
          size="xs"
          aria-label={t(pickWords.filter)}
          placeholder={t(pickWords.filterHint)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) tickFirst()
            // Leaves the field first; a second time, the choice.
            if (event.key === 'Escape') {
              event.preventDefault()
              event.currentTarget.blur()
            }
          }}
        />
        <button
          type="button"
          className={detail.link}
          onClick={() => tick((part) => part.side === 1 && part.dueOn < today, true)}
        >
          {t(pickWords.overdue)}
        </button>
        <button type="button" className={detail.link} onClick={() => tick(() => true, false)}>
          {t(pickWords.noneTicked)}
        </button>
        <button
          type="button"
          className={detail.link}
          onClick={() =>
            onDraft({ ...draft, restOnAccount: true, parts: draft.parts.map((part) => ({ ...part, isOn: false })) })
          }
        >
          {t(pickWords.onAccountOnly)}
        </button>
      </div>
      {shown.length === 0 && <p className={detail.quiet}>{t(pickWords.nothingLike)}</p>}
      {shown.length > 0 && (
        <PartsTable draft={draft} shown={shown} currency={line.currency} mayAct onDraft={onDraft} onApply={onApply} />
      )}
      {(found.data?.count ?? 0) > MOST && <p className={detail.quiet}>{t(pickWords.more, { n: count(MOST) })}</p>}
    </>
  )
}

/** Whether the text is part of the number, or the beginning of the amount as one types it. */
function isNamed(part: DraftPart, text: string, currency: string): boolean {
  const typed = text.trim().toLowerCase()
  if (typed === '' || part.documentNo.toLowerCase().includes(typed)) return true
  const amount = typed.replace(/[\s\u202f\u00a0€]/g, '').replace(',', '.')
  return amount !== '' && decimalText(part.openCents, currency).startsWith(amount)
}
