import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { LEAST_DAYS, MOST_DAYS, NOTICE_CHANNELS, type NoticeChannel } from '../../src/legal/notices/model.ts'
import { noticeChannelNames } from '../../src/legal/notices/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { noticeWords as words } from './notice-wording.ts'

type Draft = ReplyOut<typeof legalRoutes.noticeDraft>
const DAYS = Array.from({ length: MOST_DAYS - LEAST_DAYS + 1 }, (_, place) => LEAST_DAYS + place)

/** A formal notice before it leaves: by which means, with how many days, over which documents, and what it lacks. */
export function SendNoticeQuestion({ customerId, onClose }: { customerId: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [channel, setChannel] = useState<NoticeChannel>('registered_letter')
  const [days, setDays] = useState(LEAST_DAYS)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const [anyway, setAnyway] = useState(false)
  const query = { channel, days }
  const found = useQuery({
    ...api.ask(legalRoutes.noticeDraft, { params: { id: customerId }, query }),
    placeholderData: (before) => before,
  })
  const draft = found.error ? undefined : found.data
  const ticked = draft?.items.map(({ itemId }) => itemId).filter((id) => !unticked.has(id)) ?? []
  const why = draft ? whyNot(draft, ticked.length, anyway) : 'nothingTicked'
  const send = async () => {
    const itemIds = unticked.size === 0 ? null : ticked
    await api.call(legalRoutes.sendNotice, { params: { id: customerId }, body: { channel, days, itemIds, anyway } })
    tellDone(t(words.sentDone))
    await refresh()
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(words.prepareTitle)}
      act={t(words.send)}
      onAct={send}
      onClose={onClose}
      refusal={why && t(words[why])}
    >
      <div className={classes.two}>
        <NativeSelect
          data-autofocus
          label={t(words.channel)}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as NoticeChannel)}
          data={NOTICE_CHANNELS.map((value) => ({ value, label: t(noticeChannelNames[value]) }))}
        />
        <NativeSelect
          label={t(words.days)}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={DAYS.map((n) => ({ value: String(n), label: t(words.nDays, { n }) }))}
        />
      </div>
      {(channel === 'letter' || channel === 'email') && <Reason kind="held">{t(words.plainWarning)}</Reason>}
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!draft && !found.error && <SkeletonTable columns={[2, 1]} rows={3} />}
      {draft && (
        <DraftShown
          draft={draft}
          ticked={new Set(ticked)}
          onTick={(id) => {
            const next = new Set(unticked)
            if (!next.delete(id)) next.add(id)
            setUnticked(next)
          }}
          readPdf={async () => {
            const items = unticked.size === 0 ? {} : { items: ticked.join(',') }
            const pdf = await api.call(legalRoutes.noticeDraftPdf, {
              params: { id: customerId },
              query: { ...query, ...items },
            })
            window.open(URL.createObjectURL(pdf), '_blank', 'noopener')
          }}
          anyway={anyway}
          onAnyway={setAnyway}
        />
      )}
    </Ask>
  )
}

type Why = keyof Pick<typeof words, 'nothingTicked' | 'lacksNeeded' | 'lacksSome'> | null

function whyNot(draft: Draft, ticked: number, anyway: boolean): Why {
  if (ticked === 0) return 'nothingTicked'
  if (draft.gaps.some(({ isNeeded }) => isNeeded)) return 'lacksNeeded'
  return draft.gaps.length > 0 && !anyway ? 'lacksSome' : null
}

type Shown = {
  draft: Draft
  ticked: ReadonlySet<string>
  onTick(id: string): void
  readPdf(): Promise<void>
  anyway: boolean
  onAnyway(anyway: boolean): void
}

function DraftShown({ draft, ticked, onTick, readPdf, anyway, onAnyway }: Shown) {
  const { t, day } = useWords()
  const mayGo = draft.gaps.length > 0 && draft.gaps.every(({ isNeeded }) => !isNeeded)
  return (
    <>
      <p className={detail.quiet}>
        {t(words.to, { name: draft.toName, address: draft.toAddress })} ·{' '}
        {t(words.until, { day: day(draft.deadlineOn as LocalDate) })}
      </p>
      <fieldset className={classes.plain}>
        <legend>{t(words.documents)}</legend>
        {draft.items.map((one) => (
          <Checkbox
            key={one.itemId}
            label={
              <>
                {t(words.document, { document: one.documentNo, dueOn: one.dueOn })}{' '}
                <Amount cents={one.cents} currency={one.currency} />
              </>
            }
            checked={ticked.has(one.itemId)}
            onChange={() => onTick(one.itemId)}
          />
        ))}
      </fieldset>
      <p>
        <button type="button" className={detail.link} onClick={() => void readPdf()}>
          {t(words.readPdf)}
        </button>
      </p>
      {draft.gaps.length > 0 && (
        <section aria-label={t(words.lacks)}>
          <h3 className={detail.quiet}>{t(words.lacks)}</h3>
          <ul className={classes.list}>
            {draft.gaps.map(({ code, sentence, isNeeded }) => (
              <li key={code} data-moves={isNeeded || undefined}>
                <span>{sentence}</span>
                {isNeeded && <b>{t(words.needed)}</b>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayGo && (
        <Checkbox
          label={t(words.anyway)}
          checked={anyway}
          onChange={(event) => onAnyway(event.currentTarget.checked)}
        />
      )}
    </>
  )
}
