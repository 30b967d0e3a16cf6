import { useNavigate } from '@tanstack/react-router'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import type { Board } from './board.ts'
import { DecideNow } from './DecideNow.tsx'
import { worklistWords } from './worklist-wording.ts'

const isUndecided = (board: Board): boolean => board.decidedOn !== board.today

/** A day without actions: there are no books yet, or nothing was decided yet, or everything is done. */
export function NothingToDo({ board }: { board: Board | undefined }) {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  if (board && isUndecided(board) && board.booksFreshOn === null) {
    return (
      <EmptyState
        title={t(worklistWords.noBooksTitle)}
        actions={
          <ActionButton primary onAct={() => navigate({ href: urls.start(api.orgId ?? 0) })}>
            {t(worklistWords.noBooksDo)}
          </ActionButton>
        }
      >
        {t(worklistWords.noBooks)}
      </EmptyState>
    )
  }
  if (board && isUndecided(board)) {
    return (
      <EmptyState title={t(worklistWords.undecidedTitle)} actions={<DecideNow />}>
        {t(worklistWords.undecided)}
      </EmptyState>
    )
  }
  return <EmptyState title={t(worklistWords.nothingTitle)}>{t(worklistWords.nothing)}</EmptyState>
}
