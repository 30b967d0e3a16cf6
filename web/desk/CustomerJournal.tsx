import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import type { CallOutcome } from '../../src/desk/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import type { Contact } from '../parties/Contacts.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { CallForm } from './CallForm.tsx'
import classes from './desk.module.css'
import { NoteForm } from './NoteForm.tsx'
import { Timeline, type TimelineOpens } from './Timeline.tsx'
import { wording } from './wording.ts'

type Props = { customerId: string; contacts: readonly Contact[] } & TimelineOpens

/** What happened with a customer, and the two ways to add to it: a note (`n`) and a call (`c`). */
export function CustomerJournal({ customerId, contacts, ...opens }: Props) {
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [writing, setWriting] = useState<'note' | 'call' | null>(null)
  const close = () => setWriting(null)
  const saved = async (outcome?: CallOutcome) => {
    await client.invalidateQueries({ queryKey: api.keyOf(deskRoutes.timeline) })
    close()
    // Who says that it will pay has said how much and when: that is written down next.
    if (outcome === 'will_pay')
      await navigate({ href: urls.promises(api.orgId ?? 0, { panneau: 'nouvelle', client: customerId }) })
  }
  useKeys([{ keys: 'Escape', whileTyping: true, run: close }], writing !== null)
  return (
    <section className={classes.journal} aria-labelledby="journal">
      <h3 id="journal">{t(wording.journal)}</h3>
      {writing === 'note' && <NoteForm customerId={customerId} onSaved={() => saved()} onCancel={close} />}
      {writing === 'call' && <CallForm customerId={customerId} contacts={contacts} onSaved={saved} onCancel={close} />}
      {writing === null && (
        <div className={classes.acts}>
          <ActionButton
            refusal={refusal}
            shortcut={{ keys: 'n', does: wording.writeNote }}
            onAct={() => setWriting('note')}
          >
            {t(wording.writeNote)}
          </ActionButton>
          <ActionButton
            refusal={refusal}
            shortcut={{ keys: 'c', does: wording.logCall }}
            onAct={() => setWriting('call')}
          >
            {t(wording.logCall)}
          </ActionButton>
        </div>
      )}
      <Timeline customerId={customerId} {...opens} />
    </section>
  )
}
