import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes, type StatuteRowView } from '../../src/legal/contract.ts'
import { STATUTE_THEMES, SUBJECTS, type Subject } from '../../src/statutes/index.ts'
import { useRefusal } from '../access/membership.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './legal.module.css'
import { ReferenceForm } from './ReferenceForm.tsx'
import { ReferenceTable } from './ReferenceTable.tsx'
import { words } from './reference-wording.ts'

/** The law as the calculations read it, row by row; `relire` shows only what somebody should look at again. */
export function ReferencesSettings() {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<'relire'>()
  const found = useQuery(api.ask(legalRoutes.legalReferences, {}))
  const [editing, setEditing] = useState<{ subject: Subject; row: StatuteRowView | null } | null>(null)
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1, 1, 1, 3]} rows={12} />
  }
  const { rows, toReview, unknownCountry } = found.data
  const shown = at.relire ? rows.filter(({ review }) => review !== null) : rows
  const withdraw = async (row: StatuteRowView) => {
    try {
      await api.call(legalRoutes.withdrawLegalReference, { params: { id: row.id! } })
    } catch (failure) {
      return tellNotDone(tellFailure(lang, failure))
    }
    const { subject, value, from, to, citation, source, mark, verifiedOn, reviewOn } = row
    const body = { subject, value, from, to, citation, source, mark, verifiedOn, reviewOn }
    undo({
      message: t(words.withdrawn),
      undo: async () => {
        await api.call(legalRoutes.addLegalReference, { body })
        await refresh()
      },
    })
    await refresh()
  }
  return (
    <>
      <p className={classes.lead}>{t(words.lead)}</p>
      {unknownCountry && <p className={classes.notice}>{t(words.unknownCountry, { country: unknownCountry })}</p>}
      {refusal && <p className={classes.quiet}>{refusal}</p>}
      <Checkbox
        label={`${t(words.onlyReview)} (${t(words.toReview, { n: toReview })})`}
        checked={at.relire !== undefined}
        onChange={() => change({ relire: at.relire ? null : 'oui' })}
      />
      {STATUTE_THEMES.map((theme) => {
        const of = shown.filter(({ subject }) => SUBJECTS[subject].theme === theme)
        if (of.length === 0) return null
        return (
          <ReferenceTable
            key={theme}
            theme={theme}
            rows={of}
            onEdit={refusal ? null : (subject, row) => setEditing({ subject, row })}
            onWithdraw={(row) => void withdraw(row)}
          />
        )
      })}
      {editing && (
        <ReferenceForm
          subject={editing.subject}
          row={editing.row}
          newest={rows.find(({ subject }) => subject === editing.subject) ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
