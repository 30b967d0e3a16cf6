import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './charge-wording.ts'
import classes from './legal.module.css'
import { SheetLinks } from './SheetLinks.tsx'

type Charges = ReplyOut<typeof legalRoutes.customerCharges>
type Note = Charges['notes'][number]
type Props = Pick<Charges, 'notes' | 'waivers'> & { customerId: string }

/** The notes claimed of a customer, each with its calculation, and what was given up; both are taken back from here. */
export function ChargeNotes({ notes, waivers, customerId }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const mayWork = useRefusal('desk.work') === null
  const mayForgive = useRefusal('debts.forgive') === null
  const [asked, setAsked] = useState<Note | null>(null)
  const [reason, setReason] = useState('')
  const takeBack = async () => {
    await api.call(legalRoutes.takeChargesBack, { params: { id: asked!.id }, body: { reason } })
    tellDone(t(words.takenBack, { number: asked!.number }))
    setReason('')
    await refresh()
  }
  const undoWaiver = async (id: string) => {
    try {
      await api.call(legalRoutes.undoWaiver, { params: { id } })
      tellDone(t(words.waiverUndone))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <>
      {notes.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.notes)}</h3>
          <ul className={classes.notes}>
            {notes.map((note) => (
              <li key={note.id}>
                <span>
                  <NoteLine note={note} customerId={customerId} />
                </span>
                <span className={detail.links}>
                  <SheetLinks
                    name={note.number}
                    read={(format) => api.call(legalRoutes.noteSheet, { params: { id: note.id }, query: { format } })}
                  />
                  {mayWork && !note.takenBackAt && (
                    <button
                      type="button"
                      className={detail.link}
                      aria-label={t(words.takeBackOf, { number: note.number })}
                      onClick={() => setAsked(note)}
                    >
                      {t(words.takeBack)}
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {waivers.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.waivers)}</h3>
          <ul className={classes.notes}>
            {waivers.map(({ id, cents, currency, ...one }) => (
              <li key={id}>
                <span>
                  {t(words.waiverLine, {
                    kind: one.kind,
                    document: one.documentNo || t(words.unnumbered),
                    amount: { cents, currency },
                    forGood: String(one.forGood),
                    reason: one.reason,
                  })}{' '}
                  <span className={classes.quiet}>
                    {one.madeByName}, <Instant at={one.madeAt} />
                  </span>
                </span>
                {mayForgive && (
                  <button
                    type="button"
                    className={detail.link}
                    aria-label={t(words.undoWaiver, { document: one.documentNo || t(words.unnumbered) })}
                    onClick={() => void undoWaiver(id)}
                  >
                    {t(words.takeBack)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ask
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t(words.takeBackOf, { number: asked?.number ?? '' })}
        act={t(words.takeBack)}
        onAct={takeBack}
        refusal={reason.trim() === '' ? t(words.reasonMissing) : null}
      >
        <p>{t(words.takeBackWhat)}</p>
        <TextInput
          data-autofocus
          label={t(words.reason)}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Ask>
    </>
  )
}

/** A note opens one of the debits it was booked as. */
function NoteLine({ note, customerId }: { note: Note; customerId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const itemId = note.interestItemId ?? note.indemnityItemId
  const number = itemId ? (
    <FigureLink href={urls.item(api.orgId ?? 0, customerId, itemId)}>{note.number}</FigureLink>
  ) : (
    note.number
  )
  return (
    <>
      {number} · <Instant at={note.madeAt} /> · {t(words.upTo, { day: day(note.upTo as LocalDate) })} ·{' '}
      <Amount cents={note.interestCents + note.indemnityCents} currency={note.currency} strong />{' '}
      <span className={classes.quiet}>
        {note.takenBackAt
          ? t(words.noteBack, { why: note.takenBackWhy })
          : note.openCents === 0
            ? t(words.notePaid)
            : t(words.noteOpen, { amount: { cents: note.openCents, currency: note.currency } })}
      </span>
      {note.inExcess && <> · {t(words.noteInExcess)}</>}
    </>
  )
}
