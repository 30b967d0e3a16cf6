import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { type contact as contactSchema, partiesRoutes } from '../../src/parties/contract.ts'
import { contactRoleNames } from '../../src/parties/wording.ts'
import { useOrganisation, useRefusal, useToday } from '../access/membership.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { ContactForm } from './ContactForm.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

export type Contact = z.output<typeof contactSchema>

/** Who to write to and to call, edited in place. Removing one is undone by adding it back. */
export function Contacts({
  customerId,
  contacts,
  readOnly,
}: {
  customerId: string
  contacts: readonly Contact[]
  readOnly?: boolean
}) {
  const api = useApi()
  const client = useQueryClient()
  const done = useUndo()
  const { t } = useWords()
  const refusal = useRefusal('claims.work')
  const mayNotRemove = useRefusal('desk.work')
  const [editing, setEditing] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const reread = () => client.invalidateQueries({ queryKey: api.keyOf(partiesRoutes.customer) })

  const remove = async (contact: Contact) => {
    setFailure(null)
    try {
      await api.call(partiesRoutes.removeContact, { params: { id: contact.id } })
      await reread()
      const { firstName, lastName, role, email, phone, lreConsentOn, optedOut } = contact
      const body = { firstName, lastName, role, email, phone, lreConsentOn }
      done({
        message: t(wording.contactRemoved, { name: nameOf(contact) }),
        undo: async () => {
          const { id } = await api.call(partiesRoutes.addContact, { params: { id: customerId }, body })
          // Who asked not to be written to is not written to because they were removed and put back.
          if (optedOut.length > 0) await api.call(partiesRoutes.optOut, { params: { id }, body: { optedOut } })
          await reread()
        },
      })
    } catch (cause) {
      setFailure(cause)
    }
  }
  const saved = async () => {
    await reread()
    setEditing(null)
  }
  return (
    <section className={classes.section} aria-labelledby="contacts">
      <div className={classes.sectionHead}>
        <h3 id="contacts">{t(wording.contacts)}</h3>
        {!readOnly && editing !== 'new' && (
          <button
            type="button"
            className={classes.link}
            aria-disabled={refusal ? true : undefined}
            aria-describedby={refusal ? 'contacts-refusal' : undefined}
            onClick={() => !refusal && setEditing('new')}
          >
            {t(wording.addContact)}
          </button>
        )}
      </div>
      {!readOnly && refusal && (
        <p id="contacts-refusal" className={classes.quiet}>
          {refusal}
        </p>
      )}
      {failure !== null && <ErrorState failure={failure} />}
      {contacts.length === 0 && editing !== 'new' && <p className={classes.quiet}>{t(wording.noContact)}</p>}
      <ul className={classes.contacts}>
        {editing === 'new' && (
          <li>
            <ContactForm customerId={customerId} contact={null} onSaved={saved} onCancel={() => setEditing(null)} />
          </li>
        )}
        {contacts.map((contact) => (
          <li key={contact.id}>
            {editing === contact.id ? (
              <ContactForm
                customerId={customerId}
                contact={contact}
                onSaved={saved}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <ContactLine
                contact={contact}
                onEdit={readOnly || refusal ? undefined : () => setEditing(contact.id)}
                onRemove={readOnly || mayNotRemove ? undefined : () => void remove(contact)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export const nameOf = (contact: Pick<Contact, 'firstName' | 'lastName' | 'email' | 'phone'>): string =>
  `${contact.firstName} ${contact.lastName}`.trim() || contact.email || contact.phone || ''

function ContactLine({ contact, onEdit, onRemove }: { contact: Contact; onEdit?(): void; onRemove?(): void }) {
  const { t, day } = useWords()
  const timeZone = useOrganisation().data?.timeZone ?? 'Europe/Paris'
  const today = useToday()
  const name = nameOf(contact)
  return (
    <div className={classes.contact}>
      <div>
        <b>{name}</b> <span className={classes.contactRole}>{t(contactRoleNames[contact.role])}</span>
      </div>
      <div className={classes.contactActs}>
        {onEdit && (
          <button
            type="button"
            className={classes.link}
            aria-label={t(wording.editContactOf, { name })}
            onClick={onEdit}
          >
            {t(wording.editContact)}
          </button>
        )}
        {onRemove && (
          <button
            type="button"
            className={classes.link}
            aria-label={t(wording.removeContactOf, { name })}
            onClick={onRemove}
          >
            {t(wording.removeContact)}
          </button>
        )}
      </div>
      <div className={classes.whole}>
        {contact.email && name !== contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        {contact.email && name !== contact.email && contact.phone && ' · '}
        {contact.phone && name !== contact.phone && (
          <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>
        )}
        {contact.optedOut.length > 0 && (
          <Reason kind="excluded">
            {t(wording.optedOut, {
              channels: contact.optedOut.map((one) => t(one === 'email' ? wording.byEmail : wording.bySms)).join(', '),
            })}
          </Reason>
        )}
        {contact.absentUntil && contact.absentUntil >= today && (
          <p className={classes.quiet}>{t(wording.absentUntil, { day: day(contact.absentUntil as LocalDate) })}</p>
        )}
        {contact.emailInvalidSince && (
          <Reason kind="excluded">
            {t(wording.emailBounces, { day: day(dayIn(timeZone, new Date(contact.emailInvalidSince))) })}
          </Reason>
        )}
        {contact.phoneInvalidSince && (
          <Reason kind="excluded">
            {t(wording.phoneFails, { day: day(dayIn(timeZone, new Date(contact.phoneInvalidSince))) })}
          </Reason>
        )}
      </div>
    </div>
  )
}
