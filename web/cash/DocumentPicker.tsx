import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useToday } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import classes from './cash.module.css'
import type { LineView } from './lines.ts'
import { type DraftPart, isNamed, type MatchDraft } from './match-draft.ts'
import { pickWords } from './match-wording.ts'
import { PartsTable } from './PartsTable.tsx'

/** Open documents that are read at once; beyond them, and among settled ones, the server looks for what is typed. */
const AT_ONCE = 500
/** As many as are shown of what the server finds for a text. */
const FOUND = 50

type Found = z.output<typeof cashRoutes.documents.reply>['documents'][number]

const partOf = ({ itemId, documentNo, kind, dueOn, side, openCents }: Found): DraftPart => {
  return { itemId, documentNo, kind, dueOn, side, openCents, cents: openCents, isOn: false, evidence: [] }
}

type Props = { line: LineView; draft: MatchDraft; onDraft(draft: MatchDraft): void; onApply(): void }

/** The documents of a customer, oldest due first; a number, an amount or a day typed finds any of them, Enter ticks the first. */
export function DocumentPicker({ line, draft, onDraft, onApply }: Props) {
  const api = useApi()
  const { t, lang, count } = useWords()
  const today = useToday()
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text.trim(), 150)
  /** Enter was pressed before the answer came: its first document is ticked when it does. */
  const [ticksFirst, setTicksFirst] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const whose = { customerId: draft.customer.id, currency: line.currency }
  const open = useQuery(api.ask(cashRoutes.documents, { query: { ...whose, limit: AT_ONCE } }))
  const found = useQuery({
    ...api.ask(cashRoutes.documents, { query: { ...whose, words: typed, limit: FOUND } }),
    enabled: typed !== '',
  })
  const documents = open.data?.documents
  const openCount = open.data?.count ?? 0
  useEffect(() => {
    if (!documents || draft.parts.length > 0) return
    if (documents.length > 0) onDraft({ ...draft, parts: documents.map(partOf) })
    field.current?.focus()
  }, [documents])

  const known = new Set(draft.parts.map((part) => part.itemId))
  const isLate = text.trim() !== '' && (typed !== text.trim() || found.isPending)
  // What the list does not hold is found by the server: open documents past the first ones, and settled ones.
  const beyond = text.trim() === '' ? [] : (found.data?.documents ?? []).filter((one) => !known.has(one.itemId))
  const tickable = [
    ...draft.parts.filter((part) => !part.isOn && isNamed(part, text, line.currency)),
    ...(isLate ? [] : beyond.filter((one) => one.openCents > 0).map(partOf)),
  ]
  const settled = isLate ? [] : beyond.filter((one) => one.openCents === 0)
  const tickOnly = (part: DraftPart) => {
    const isKnown = known.has(part.itemId)
    const parts = isKnown
      ? draft.parts.map((one) => (one.itemId === part.itemId ? { ...one, isOn: true } : one))
      : [...draft.parts, { ...part, isOn: true }]
    onDraft({ ...draft, parts })
    setText('')
    setTicksFirst(false)
  }
  const pressEnter = () => {
    if (tickable[0]) tickOnly(tickable[0])
    else setTicksFirst(isLate)
  }
  useEffect(() => {
    if (!ticksFirst || isLate) return
    if (tickable[0]) tickOnly(tickable[0])
    else setTicksFirst(false)
  }, [ticksFirst, isLate])

  if (!documents) {
    if (open.error) return <ErrorState failure={open.error} onRetry={() => void open.refetch()} />
    return <SkeletonTable columns={[1, 2, 1]} rows={4} />
  }
  const shown = [...draft.parts.filter((part) => part.isOn), ...tickable]
  const untick = (restOnAccount = draft.restOnAccount) =>
    onDraft({ ...draft, restOnAccount, parts: draft.parts.map((part) => ({ ...part, isOn: false })) })
  const tickOverdue = async () => {
    try {
      const all = await api.call(cashRoutes.documents, { query: { ...whose, overdueOn: today, limit: AT_ONCE } })
      const overdue = new Map(all.documents.map((one) => [one.itemId, { ...partOf(one), isOn: true }]))
      const others = draft.parts.map((part) => (overdue.has(part.itemId) ? { ...part, isOn: true } : part))
      onDraft({ ...draft, parts: [...others, ...[...overdue.values()].filter((part) => !known.has(part.itemId))] })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const setDraft = (next: MatchDraft) => {
    // A document that was only found joins the draft once it is ticked.
    const touched = next.parts.filter((part) => known.has(part.itemId) || part.isOn)
    onDraft({ ...next, parts: touched })
  }
  return (
    <>
      <div className={classes.pick}>
        <TextInput
          ref={field}
          size="xs"
          aria-label={t(pickWords.filter)}
          placeholder={t(pickWords.filterHint)}
          maxLength={60}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setTicksFirst(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) pressEnter()
            // Leaves the field first; a second time, the choice.
            if (event.key === 'Escape') {
              event.preventDefault()
              event.currentTarget.blur()
            }
          }}
        />
        <button type="button" className={detail.link} onClick={() => void tickOverdue()}>
          {t(pickWords.overdue)}
        </button>
        <button type="button" className={detail.link} onClick={() => untick()}>
          {t(pickWords.noneTicked)}
        </button>
        <button type="button" className={detail.link} onClick={() => untick(true)}>
          {t(pickWords.onAccountOnly)}
        </button>
      </div>
      {shown.length + settled.length === 0 && (
        <p className={detail.quiet}>
          {t(isLate ? pickWords.searching : text.trim() === '' ? pickWords.nothingOpen : pickWords.nothingLike)}
        </p>
      )}
      {shown.length + settled.length > 0 && (
        <PartsTable
          draft={{ ...draft, parts: [...draft.parts, ...tickable.filter((part) => !known.has(part.itemId))] }}
          shown={shown}
          settled={settled}
          currency={line.currency}
          mayAct
          onDraft={setDraft}
          onApply={onApply}
        />
      )}
      {text.trim() === '' && openCount > AT_ONCE && (
        <p className={detail.quiet}>{t(pickWords.more, { n: count(AT_ONCE), all: count(openCount) })}</p>
      )}
    </>
  )
}
