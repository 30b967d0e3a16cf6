import { NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ColumnMap, readColumnMap } from '../../src/adapters/bank-files/cfonb240-map.ts'
import { cashRoutes } from '../../src/cash/contract.ts'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './positions.module.css'
import { draftOf, mapOf, type PositionsDraft } from './positions-draft.ts'
import { positionWords } from './positions-wording.ts'

/** Positions kept before, to start from; those that are shown can be forgotten. */
export function SavedMaps({ draft, onDraft }: { draft: PositionsDraft; onDraft(draft: PositionsDraft): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const maps = useQuery(api.ask(intakeRoutes.columnMaps, {})).data?.maps ?? []
  if (maps.length === 0) return null
  const chosen = maps.find((one) => one.name === draft.name.trim())
  const forget = async () => {
    if (!chosen) return
    try {
      await api.call(intakeRoutes.removeColumnMap, { params: { id: chosen.id } })
      undo({
        message: t(positionWords.forgotten, { name: chosen.name }),
        undo: async () => {
          await api.call(intakeRoutes.keepColumnMap, { body: { map: chosen.map } })
          await refresh()
        },
      })
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <div className={classes.saved}>
      <NativeSelect
        label={t(positionWords.saved)}
        value={chosen?.id ?? ''}
        onChange={(event) => {
          const taken = maps.find((one) => one.id === event.currentTarget.value)
          if (taken) onDraft(draftOf(taken.map))
        }}
        data={[
          ...(chosen ? [] : [{ value: '', label: t(positionWords.savedNone) }]),
          ...maps.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {chosen && (
        <button type="button" className={detail.link} onClick={() => void forget()}>
          {t(positionWords.forget)}
        </button>
      )}
    </div>
  )
}

/** The account that the bank takes the money from, when the file does not say. */
export function AccountOfReturns({ value, onValue }: { value: string; onValue(value: string): void }) {
  const api = useApi()
  const { t } = useWords()
  const accounts = useQuery(api.ask(cashRoutes.accounts, {})).data?.accounts ?? []
  return (
    <NativeSelect
      label={t(positionWords.account)}
      description={t(positionWords.accountUse)}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      data={[
        { value: '', label: t(positionWords.accountByFile) },
        ...accounts.map((one) => ({ value: one.iban ?? one.rib ?? one.other, label: one.name })),
      ]}
    />
  )
}

/** The same positions as text, to pass them on or to take up those of somebody else. */
export function AsJson({ draft, onDraft }: { draft: PositionsDraft; onDraft(draft: PositionsDraft): void }) {
  const { t, lang } = useWords()
  const [text, setText] = useState<string | null>(null)
  const map = mapOf(draft)
  const shown = text ?? (map.ok ? JSON.stringify(map.value, null, 1) : '')
  const fault = text === null ? null : faultOf(text)
  function faultOf(json: string): string | null {
    try {
      const verdict = readColumnMap(JSON.parse(json))
      return verdict.ok ? null : tellRefusal(lang, verdict.refusal)
    } catch {
      return t(positionWords.jsonWrong)
    }
  }
  return (
    <details className={classes.json}>
      <summary>{t(positionWords.json)}</summary>
      <Textarea
        aria-label={t(positionWords.json)}
        rows={10}
        value={shown}
        error={fault}
        onChange={(event) => {
          const json = event.currentTarget.value
          setText(json)
          if (faultOf(json) === null) {
            onDraft(draftOf(JSON.parse(json) as ColumnMap))
            setText(null)
          }
        }}
      />
    </details>
  )
}
