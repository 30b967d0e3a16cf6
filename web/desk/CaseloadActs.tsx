import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ChosenFiles } from '../../src/desk/caseload/contract.ts'
import { deskRoutes } from '../../src/desk/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { SnoozeQuestion } from '../dunning/SnoozeQuestion.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { CaseloadPanel } from './CaseloadPanel.tsx'
import { type CaseloadAsked, type CaseloadBoard, type FileView, fileOfKey } from './caseload.ts'
import { caseloadWords as words } from './caseload-words.ts'

type Props = {
  asked: CaseloadAsked
  board: CaseloadBoard | undefined
  rows: PagedRows<FileView>
  activeKey: string | null
  selection: Selection
  onSelection(selection: Selection): void
  onOpen(file: FileView): void
  /** The list, beside the panel of the file that is open. */
  children(panel: ReactNode | null): ReactNode
}

/** What an agency does with files of its list: put off, taken up, given to a member; one of them, or all that are ticked. */
export function CaseloadActs({ asked, board, rows, activeKey, selection, onSelection, onOpen, children }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<{ what: 'snooze' | 'give'; of: ChosenFiles; n: number } | null>(null)
  const total = rows.total ?? 0
  const ticked = tickedCount(selection, total)
  const { sort: _sort, ...all } = asked
  const chosen = (): ChosenFiles =>
    selection.kind === 'some'
      ? { files: [...selection.keys].map(fileOfKey) }
      : { all: all as never, except: [...selection.keys].map((key) => fileOfKey(key).placementId) }

  const wake = async (of: ChosenFiles) => {
    const { count } = await api.call(deskRoutes.wakeFiles, { body: of })
    await refresh()
    return count
  }
  const putOff = async (until: LocalDate, why: string) => {
    const { of } = asking!
    const { count } = await api.call(deskRoutes.snoozeFiles, { body: { ...of, until, why } })
    const message = t(words.snoozedSaid, { n: count, day: day(until) })
    // What a list held is no longer there to be named again: named one by one, it is.
    if ('files' in of) undo({ message, undo: () => wake(of) })
    else tellDone(message)
    onSelection(noneTicked)
    await refresh()
  }
  const taken = async (of: ChosenFiles) => {
    try {
      tellDone(t(words.wokenSaid, { n: await wake(of) }))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const panel = activeKey && (
    <OpenFile
      key={activeKey}
      fileKey={activeKey}
      members={board?.members ?? []}
      onOpen={onOpen}
      onSnooze={() => setAsking({ what: 'snooze', of: { files: [fileOfKey(activeKey)] }, n: 1 })}
      onGive={() => setAsking({ what: 'give', of: { files: [fileOfKey(activeKey)] }, n: 1 })}
      onWake={() => taken({ files: [fileOfKey(activeKey)] })}
    />
  )
  return (
    <>
      {children(panel || null)}
      <BulkBar selection={selection} onSelection={onSelection} total={total} outcome={refusal ?? t(words.bulkOutcome)}>
        {!refusal && (
          <>
            <ActionButton onAct={() => setAsking({ what: 'snooze', of: chosen(), n: ticked })}>
              {t(words.snooze)}
            </ActionButton>
            <ActionButton onAct={() => setAsking({ what: 'give', of: chosen(), n: ticked })}>
              {t(words.give)}
            </ActionButton>
            {asked.show === 'snoozed' && <ActionButton onAct={() => taken(chosen())}>{t(words.wake)}</ActionButton>}
          </>
        )}
      </BulkBar>
      <SnoozeQuestion
        opened={asking?.what === 'snooze'}
        count={asking?.n ?? 0}
        title={t(words.snoozeTitle)}
        what={t(words.snoozeWhat)}
        onClose={() => setAsking(null)}
        onSnooze={putOff}
      />
      {asking?.what === 'give' && (
        <GiveQuestion
          of={asking.of}
          members={board?.members ?? []}
          onClose={() => setAsking(null)}
          onGiven={async () => {
            onSelection(noneTicked)
            await refresh()
          }}
        />
      )}
    </>
  )
}

type OpenProps = {
  fileKey: string
  members: CaseloadBoard['members']
  onOpen(file: FileView): void
  onSnooze(): void
  onGive(): void
  onWake(): Promise<void>
}

/** A file by its address: it may have left the part of the list that is shown. */
function OpenFile({ fileKey, members, onOpen, ...acts }: OpenProps) {
  const api = useApi()
  const found = useQuery(api.ask(deskRoutes.fileInHand, { params: fileOfKey(fileKey) }))
  const file = found.data
  if (!file && found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!file) return <SkeletonTable columns={[2, 1]} rows={8} />
  return (
    <CaseloadPanel
      file={file}
      member={members.find(({ member }) => member === file.member)?.name ?? null}
      onOpen={() => onOpen(file)}
      {...acts}
    />
  )
}

type GiveProps = {
  of: ChosenFiles
  members: CaseloadBoard['members']
  onClose(): void
  onGiven(): Promise<void>
}

/** Who works these files from now on: a member, or whoever has charge of their creditor. */
function GiveQuestion({ of, members, onClose, onGiven }: GiveProps) {
  const api = useApi()
  const { t } = useWords()
  const [to, setTo] = useState(members.find(({ isMe }) => isMe)?.member ?? '')
  const give = async () => {
    const { count } = await api.call(deskRoutes.giveFiles, { body: { ...of, member: to || null } })
    const name = members.find(({ member }) => member === to)?.name ?? t(words.toCharge)
    tellDone(t(words.givenSaid, { n: count, name }))
    await onGiven()
  }
  return (
    <Ask opened title={t(words.giveTitle)} act={t(words.give)} onAct={give} onClose={onClose}>
      <NativeSelect
        data-autofocus
        label={t(words.giveTo)}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={[
          ...members.map(({ member, name }) => ({ value: member, label: name })),
          { value: '', label: t(words.toCharge) },
        ]}
      />
    </Ask>
  )
}
