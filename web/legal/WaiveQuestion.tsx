import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import { CHARGE_KINDS, type ChargeKind } from '../../src/legal/interest/model.ts'
import { Ask } from '../design/Ask.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './charge-wording.ts'

type Props = { opened: boolean; onClose(): void; customerId: string; itemIds: readonly string[] }

/** Gives up what runs on the documents chosen, with a reason that stays on file. */
export function WaiveQuestion({ opened, onClose, customerId, itemIds }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const [kinds, setKinds] = useState<ReadonlySet<ChargeKind>>(new Set(CHARGE_KINDS))
  const [forGood, setForGood] = useState(false)
  const [reason, setReason] = useState('')
  const waive = async () => {
    const body = { itemIds: [...itemIds], kinds: [...kinds], forGood, reason }
    const { ids } = await api.call(legalRoutes.waiveCharges, { params: { id: customerId }, body })
    undo({
      message: t(words.waived, { n: ids.length }),
      undo: async () => {
        for (const id of ids) await api.call(legalRoutes.undoWaiver, { params: { id } })
        await refresh()
      },
    })
    setReason('')
    await refresh()
  }
  const kind = (one: ChargeKind, label: string) => (
    <Checkbox
      label={label}
      checked={kinds.has(one)}
      onChange={() => {
        const next = new Set(kinds)
        if (!next.delete(one)) next.add(one)
        setKinds(next)
      }}
    />
  )
  return (
    <Ask
      opened={opened}
      onClose={onClose}
      title={t(words.waiveTitle)}
      act={t(words.waiveAct)}
      onAct={waive}
      refusal={kinds.size === 0 ? t(words.nothingChosen) : reason.trim() === '' ? t(words.reasonMissing) : null}
    >
      <p>{t(words.waiveWhat)}</p>
      {kind('interest', t(words.claimInterest))}
      {kinds.has('interest') && (
        <Checkbox label={t(words.forGood)} checked={forGood} onChange={() => setForGood(!forGood)} />
      )}
      {kind('indemnity', t(words.claimIndemnity))}
      <TextInput
        data-autofocus
        label={t(words.reason)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
