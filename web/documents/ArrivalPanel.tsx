import { useState } from 'react'
import { type ArrivalView, documentsRoutes } from '../../src/documents/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { CustomerPicker } from '../correspondence/CustomerPicker.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { DocumentFields, numbersTyped } from './DocumentFields.tsx'
import classes from './documents.module.css'
import { arrivalStateNames, foundByNames, documentWords as words } from './wording.ts'

type Props = { batchId: string; file: ArrivalView; onDecided(): Promise<void> }

/** One file of a drop: whose it is, what it is and is about, as it was found or as a person says. */
export function ArrivalPanel({ batchId, file, onDecided }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [customer, setCustomer] = useState({ id: file.customerId, name: file.customerName })
  const [draft, setDraft] = useState({
    kind: file.kind,
    numbers: file.numbers.join(', '),
    bearsOn: file.bearsOn as LocalDate | null,
  })
  const [failure, setFailure] = useState<unknown>(null)
  const decide = async (said: { customerId: string | null; numbers: string[]; isLeftOut: boolean }) => {
    setFailure(null)
    try {
      const { kind, bearsOn } = draft
      await api.call(documentsRoutes.decide, {
        params: { id: batchId, fileId: file.id },
        body: { kind, bearsOn, ...said },
      })
      await onDecided()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const leave = (isLeftOut: boolean) => decide({ customerId: file.customerId, numbers: file.numbers, isLeftOut })
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <header className={detail.panelHead}>
        <h2>{file.name}</h2>
        <p>
          {t(arrivalStateNames[file.state])}
          {file.foundBy && ` · ${t(words.foundByHow, { how: t(foundByNames[file.foundBy]) })}`}
        </p>
        <a
          className={detail.link}
          href={`/api/orgs/${api.orgId ?? 0}/document-batches/${batchId}/files/${file.id}`}
          target="_blank"
          rel="noreferrer"
        >
          {t(words.openFile)}
        </a>
      </header>
      {file.choices.length > 0 && (
        <div className={detail.part}>
          <h3>{t(words.whichOne)}</h3>
          <ul className={classes.rows}>
            {file.choices.map(({ customerId, customerName, documentNo }) => (
              <li key={`${customerId} ${documentNo}`} className={classes.row}>
                <button
                  type="button"
                  className={detail.link}
                  onClick={() => void decide({ customerId, numbers: [documentNo], isLeftOut: false })}
                >
                  {documentNo} · {customerName}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <CustomerPicker
        label={t(words.customer)}
        customerId={customer.id}
        name={customer.name}
        among="all"
        mayInvent={false}
        onCustomer={(id) => setCustomer({ id, name: null })}
      />
      <DocumentFields draft={draft} onDraft={setDraft} />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          type="submit"
          onAct={() => decide({ customerId: customer.id, numbers: numbersTyped(draft.numbers), isLeftOut: false })}
        >
          {t(words.save)}
        </ActionButton>
        <ActionButton onAct={() => leave(file.state !== 'left_out')}>
          {t(file.state === 'left_out' ? words.takeBack : words.leaveOut)}
        </ActionButton>
      </div>
    </form>
  )
}
