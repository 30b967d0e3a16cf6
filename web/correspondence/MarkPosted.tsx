import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './correspondence.module.css'
import { wording } from './wording.ts'

/** Says on which day a batch was posted, with the numbers of its registered letters. */
export function MarkPosted({ batch, onClose }: { batch: { id: string; letters: number } | null; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const [postedOn, setPostedOn] = useState<LocalDate | null>(today)
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const registered = useQuery({
    ...api.ask(routes.messages, { query: { channel: 'registered_letter', state: 'produced', limit: 500 } }),
    enabled: batch !== null,
  })
  const letters = (registered.data?.rows ?? []).filter((row) => row.printBatchId === batch?.id)
  const post = async () => {
    if (!batch || !postedOn) return
    const { posted } = await api.call(routes.markPosted, {
      body: {
        batchId: batch.id,
        letters: letters.map((row) => ({ id: row.id, registeredNo: numbers[row.id]?.trim() || null })),
        postedOn,
      },
    })
    tellDone(t(wording.postedSaid, { n: posted }))
    await refresh()
  }
  return (
    <Ask
      opened={batch !== null}
      title={t(wording.markPostedTitle)}
      act={t(wording.markPosted)}
      onAct={post}
      onClose={onClose}
      refusal={postedOn ? null : t(wording.postingDay)}
    >
      <p>{t(wording.markPostedWhat, { n: batch?.letters ?? 0 })}</p>
      <DayInput label={t(wording.postingDay)} value={postedOn} onValue={setPostedOn} today={today} latest={today} />
      {letters.length > 0 && (
        <fieldset className={classes.numbers}>
          <legend>{t(wording.registeredNos)}</legend>
          <p className={classes.quiet}>{t(wording.registeredNosHint)}</p>
          {letters.map((row) => (
            <TextInput
              key={row.id}
              label={row.customerName}
              value={numbers[row.id] ?? ''}
              onChange={(event) => setNumbers({ ...numbers, [row.id]: event.currentTarget.value })}
            />
          ))}
        </fieldset>
      )}
    </Ask>
  )
}
