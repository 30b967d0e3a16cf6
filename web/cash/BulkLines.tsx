import { Modal } from '@mantine/core'
import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import detail from '../design/detail.module.css'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { tellNotDone } from '../design/tell.ts'
import { wording as design } from '../design/wording.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { type LeftOut, lotsOf, weighLines } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'
import classes from './cash.module.css'
import type { Fresh } from './fresh-undo.ts'
import { payerOf } from './LineList.tsx'
import type { LineFilter, Lines } from './lines.ts'
import { SetAsideQuestion } from './SetAsideQuestion.tsx'
import { useTickedLines } from './ticked-lines.ts'

const WHY: Record<LeftOut, keyof typeof bulkWords> = {
  not_open: 'notOpen',
  no_proposal: 'noProposal',
  tied: 'tied',
}

/** Left-out lines that are told by name; the others are counted. */
const TOLD = 20

type Props = {
  filter: LineFilter
  rows: Lines
  selection: Selection
  fresh: Fresh
  onSelection(selection: Selection): void
}

/** The bar while lines are ticked: how many, how much, what is applied, and which are left out and why. */
export function BulkLines({ filter, rows, selection, fresh, onSelection }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<readonly { name: string; message: string }[]>([])
  const total = rows.total ?? 0
  const count = tickedCount(selection, total)
  const { lines, error } = useTickedLines(filter, rows, selection)
  const weight = lines && weighLines(lines)

  const accept = async () => {
    if (!weight) return
    const names = new Map(weight.ready.map((line) => [line.id, payerOf(line)]))
    const matchIds: string[] = []
    const leftOut: { name: string; message: string }[] = []
    try {
      for (const lineIds of lotsOf([...names.keys()])) {
        const said = await api.call(cashRoutes.acceptMany, { body: { lineIds } })
        matchIds.push(...said.matchIds)
        leftOut.push(...said.leftOut.map(({ lineId, message }) => ({ name: names.get(lineId) ?? '', message })))
      }
      onSelection(noneTicked)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    if (matchIds.length > 0)
      // The line that is open may be one of them: its own undo leaves the key to the undo of them all.
      fresh.tell({ message: t(bulkWords.done, { n: matchIds.length }), undo: () => takeBack(matchIds) })
    setFailed(leftOut)
    await refresh()
  }
  const takeBack = async (matchIds: readonly string[]) => {
    const kept: string[] = []
    for (const lot of lotsOf(matchIds)) {
      const { leftOut } = await api.call(cashRoutes.undoMany, { body: { matchIds: lot } })
      kept.push(...leftOut.map((one) => one.message))
    }
    await refresh()
    if (kept[0]) tellNotDone(t(bulkWords.undoPart, { n: kept.length, why: kept[0] }))
  }
  const setAside = async (as: string) => {
    const ids = (lines ?? []).map((line) => line.id)
    const put = async (what: string) => {
      let done = 0
      for (const lineIds of lotsOf(ids))
        done += (await api.call(cashRoutes.setAside, { body: { lineIds, as: what } })).done
      await refresh()
      return done
    }
    const done = await put(as)
    fresh.tell({ message: t(bulkWords.asideDone, { n: done }), undo: () => put('') })
    onSelection(noneTicked)
  }
  return (
    <>
      <BulkBar
        selection={selection}
        onSelection={onSelection}
        total={total}
        amount={weight?.amounts.map(({ cents, currency }) => (
          <Amount key={currency} cents={cents} currency={currency} />
        ))}
        outcome={
          error
            ? tellFailure(lang, error)
            : weight
              ? t(bulkWords.outcome, { n: weight.ready.length })
              : t(bulkWords.reading)
        }
        leftOut={weight?.leftOut.slice(0, TOLD).map(({ line, why }) => ({
          key: line.id,
          name: payerOf(line),
          reason: t(bulkWords[WHY[why]]),
        }))}
        leftOutCount={weight?.leftOut.length}
      >
        <ActionButton
          primary
          shortcut={{ keys: 'Enter', does: bulkWords.keyAccept }}
          // Nothing is applied before it was said what will be.
          refusal={
            refusal ?? (!weight ? t(bulkWords.reading) : weight.ready.length === 0 ? t(bulkWords.nothing) : null)
          }
          onAct={accept}
        >
          {t(bulkWords.accept)}
        </ActionButton>
        {!refusal && <ActionButton onAct={() => setAsking(true)}>{t(bulkWords.setAside)}</ActionButton>}
      </BulkBar>
      <SetAsideQuestion opened={asking} count={count} onClose={() => setAsking(false)} onReason={setAside} />
      <Modal
        opened={failed.length > 0}
        onClose={() => setFailed([])}
        title={t(bulkWords.resultTitle)}
        closeButtonProps={{ 'aria-label': t(design.close) }}
      >
        <p>{t(bulkWords.leftOut, { n: failed.length })}</p>
        <ul className={classes.apart}>
          {failed.slice(0, TOLD).map(({ name, message }, index) => (
            <li key={index}>
              <b>{name}</b> {message}
            </li>
          ))}
        </ul>
        {failed.length > TOLD && <p className={detail.quiet}>{t(bulkWords.andMore, { n: failed.length - TOLD })}</p>}
      </Modal>
    </>
  )
}
