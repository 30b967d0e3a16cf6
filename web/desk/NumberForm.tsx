import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { ContactForm } from '../parties/ContactForm.tsx'
import type { Contact } from '../parties/Contacts.tsx'
import { wording } from './wording.ts'

type Props = {
  customerId: string
  /** Whose number it was; null: somebody new. */
  contact: Contact | null
  onSaved(): Promise<void>
  onCancel(): void
}

/** A number that reaches nobody: the right one, or somebody else to call. */
export function NumberForm({ customerId, contact, onSaved, onCancel }: Props) {
  const { t } = useWords()
  return (
    <section className={detail.part} aria-label={t(wording.newNumber)}>
      <h3>{t(wording.newNumber)}</h3>
      <p className={detail.quiet}>{t(wording.newNumberWhat)}</p>
      <ContactForm
        key={contact?.id ?? 'new'}
        customerId={customerId}
        contact={contact}
        onSaved={onSaved}
        onCancel={onCancel}
      />
    </section>
  )
}
