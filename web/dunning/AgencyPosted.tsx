import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { dunningRoutes as routes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useMembership, useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAgencyApi, useRefreshBoth } from './agency-api.ts'
import { agencyWords as words } from './agency-words.ts'

/** Says on which day an agency posted a letter, with its registered number when it has one. */
export function AgencyPosted({ letterId, onClose }: { letterId: string | null; onClose(): void }) {
  const api = useAgencyApi()
  const refresh = useRefreshBoth()
  const { t } = useWords()
  const { orgId } = useMembership()
  const today = useToday()
  const [postedOn, setPostedOn] = useState<LocalDate | null>(today)
  const [registeredNo, setRegisteredNo] = useState('')
  const post = async () => {
    if (!letterId || !postedOn || !api) return
    await api.call(routes.postAgencyLetters, {
      params: { creditorId: orgId },
      body: { letters: [{ id: letterId, registeredNo: registeredNo.trim() || null }], postedOn },
    })
    await refresh()
    tellDone(t(words.postedSaid))
  }
  return (
    <Ask
      opened={letterId !== null}
      title={t(words.postedTitle)}
      act={t(words.postedAct)}
      onAct={post}
      onClose={onClose}
      refusal={postedOn ? null : t(words.postedOn)}
    >
      <p>{t(words.postedWhat)}</p>
      <DayInput label={t(words.postedOn)} value={postedOn} onValue={setPostedOn} today={today} latest={today} />
      <TextInput
        label={t(words.registeredNo)}
        value={registeredNo}
        maxLength={40}
        onChange={(event) => setRegisteredNo(event.currentTarget.value)}
      />
    </Ask>
  )
}
