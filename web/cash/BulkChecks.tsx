import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { noneTicked, type Selection } from '../design/selection.ts'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { lotsOf } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'
import { checkWords } from './check-wording.ts'
import type { Fresh } from './fresh-undo.ts'
import type { LineFilter, Lines } from './lines.ts'
import { useTickedLines } from './ticked-lines.ts'

type Props = {
  filter: LineFilter
  rows: Lines
  selection: Selection
  fresh: Fresh
  onSelection(selection: Selection): void
}

/** The bar while lines to check are ticked: all of them are said to be right at once. */
export function BulkChecks({ filter, rows, selection, fresh, onSelection }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const { lines, error } = useTickedLines(filter, rows, selection)
  const confirm = async () => {
    const matchIds: string[] = []
    try {
      for (const lineIds of lotsOf((lines ?? []).map((line) => line.id)))
        matchIds.push(...(await api.call(cashRoutes.confirmLines, { body: { lineIds } })).matchIds)
      onSelection(noneTicked)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    if (matchIds.length > 0)
      fresh.tell({
        message: t(checkWords.confirmed, { n: matchIds.length }),
        undo: async () => {
          for (const lot of lotsOf(matchIds)) await api.call(cashRoutes.unconfirm, { body: { matchIds: lot } })
          await refresh()
        },
      })
    await refresh()
  }
  return (
    <BulkBar
      selection={selection}
      onSelection={onSelection}
      total={rows.total ?? 0}
      outcome={
        error ? tellFailure(lang, error) : lines ? t(checkWords.outcome, { n: lines.length }) : t(bulkWords.reading)
      }
    >
      <ActionButton
        primary
        shortcut={{ keys: 'Enter', does: checkWords.keyConfirmAll }}
        refusal={refusal ?? (lines ? null : t(bulkWords.reading))}
        onAct={confirm}
      >
        {t(checkWords.confirmAll)}
      </ActionButton>
    </BulkBar>
  )
}
