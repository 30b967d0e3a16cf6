import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { answerWords } from '../debits/answer-wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords, type Words } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { changeInWords, sumsInWords } from './amounts-in-words.ts'
import { useBaseCurrency } from './ImportHead.tsx'
import { changesOf, figuresOf, outcomesOf } from './import-figures.ts'
import classes from './intake.module.css'
import { wording } from './preview-wording.ts'
import { wording as statementWording } from './statement-wording.ts'
import type { ImportFound } from './use-imports.ts'

/** The one button that writes into the books, naming exactly what it writes; and the way out. */
export function CommitBar({ view }: { view: ImportFound }) {
  const words = useWords()
  const { t } = words
  const api = useApi()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const right = useRefusal('books.import')
  const base = useBaseCurrency()
  const [failure, setFailure] = useState<unknown>(null)
  const commit = async () => {
    setFailure(null)
    try {
      await api.call(intakeRoutes.commit, { params: { id: view.id } })
    } catch (cause) {
      setFailure(cause)
    }
    await refresh()
  }
  const discard = async () => {
    setFailure(null)
    try {
      await api.call(intakeRoutes.discard, { params: { id: view.id } })
    } catch (cause) {
      return setFailure(cause)
    }
    tellDone(t(wording.discarded))
    await navigate({ to: urls.section(api.orgId ?? 0, 'imports') })
    await refresh()
  }
  return (
    <div>
      {failure !== null && <ErrorState failure={failure} />}
      <div className={classes.actions}>
        <ActionButton primary refusal={right} onAct={commit} shortcut={{ keys: 'Mod+Enter', does: wording.commitKey }}>
          {t(wording.commit, { what: whatIsCommitted(words, view, base) })}
        </ActionButton>
        {right === null && <ActionButton onAct={discard}>{t(wording.discard)}</ActionButton>}
      </div>
    </div>
  )
}

/** `412 pièces, 184 320,00 €`: what will be open, or else what will change. */
function whatIsCommitted(words: Words, view: ImportFound, base: string): string {
  const { t } = words
  if (view.kind === 'debit_status') return t(answerWords.commit, { n: Number(view.summary.rejected ?? 0) })
  const figures = figuresOf(view)
  if (figures?.kind === 'contacts') {
    const touched = figures.created + figures.changed
    return touched > 0 ? t(wording.commitParties, { n: touched }) : t(wording.commitNothing)
  }
  if (figures?.kind === 'statement')
    return figures.created > 0 ? t(statementWording.commit, { n: figures.created }) : t(wording.commitNothing)
  const outcomes = outcomesOf(view)
  const created = outcomes.find((one) => one.show === 'created')?.count ?? 0
  const changes = changesOf(outcomes)
  const items =
    !figures || created === 0
      ? ''
      : figures.isFollowing
        ? t(wording.commitRows, { n: created, amount: changeInWords(words, figures.owed, base) })
        : t(wording.commitItems, { n: figures.openItems || created, amount: sumsInWords(words, figures.owed, base) })
  const changed = changes > 0 ? t(wording.commitChanges, { n: changes }) : ''
  return [items, changed].filter(Boolean).join(', ') || t(wording.commitNothing)
}
