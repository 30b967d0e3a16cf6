import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './letters.module.css'
import { lettersWords } from './letters-wording.ts'

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
    tellDone(t(lettersWords.postedSaid, { n: posted }))
    await refresh()
  }
  return (
    <Ask
      opened={batch !== null}
      title={t(lettersWords.markPostedTitle)}
      act={t(lettersWords.markPosted)}
      onAct={post}
      onClose={onClose}
      refusal={postedOn ? null : t(lettersWords.postingDay)}
    >
      <p>{t(lettersWords.markPostedWhat, { n: batch?.letters ?? 0 })}</p>
      <DayInput
        label={t(lettersWords.postingDay)}
        value={postedOn}
        onValue={setPostedOn}
        today={today}
        latest={today}
      />
      {letters.length > 0 && (
        <fieldset className={classes.numbers}>
          <legend>{t(lettersWords.registeredNos)}</legend>
          <p className={detail.quiet}>{t(lettersWords.registeredNosHint)}</p>
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
