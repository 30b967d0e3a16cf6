import { type DragEvent, useRef, useState } from 'react'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { Instant } from '../design/Instant.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './disputes.module.css'
import { disputeWords as words } from './wording.ts'

/** Files kept with a dispute, and the place to drop another one. */
export function DisputeEvidence({ dispute }: { dispute: DisputeView }) {
  const api = useApi()
  const { t, count } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const field = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async (file: File | undefined) => {
    if (!file) return
    setFailure(null)
    try {
      await api.call(disputesRoutes.addEvidence, { params: { id: dispute.id }, query: { name: file.name }, body: file })
      tellDone(t(words.attached, { name: file.name }))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (!refusal) void send(event.dataTransfer.files[0])
  }
  return (
    <section className={detail.part} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h3>{t(words.evidence)}</h3>
      <ul className={classes.rows}>
        {dispute.evidence.map((file) => (
          <li key={file.id} className={classes.row}>
            <a className={detail.link} href={`/api/orgs/${api.orgId}/dispute-evidence/${file.id}`} download={file.name}>
              {file.name}
            </a>
            <span className={detail.quiet}>{t(words.kilobytes, { n: count(Math.ceil(file.size / 1024)) })}</span>
            <span className={detail.quiet}>
              <Instant at={file.addedAt} /> · {file.addedBy}
            </span>
          </li>
        ))}
      </ul>
      {dispute.evidence.length === 0 && <p className={detail.quiet}>{t(words.noFile)}</p>}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div>
        <ActionButton refusal={refusal} onAct={() => field.current?.click()}>
          {t(words.addFile)}
        </ActionButton>
        <FilesInput field={field} testId="dispute-file" onFiles={([file]) => send(file)} />
      </div>
    </section>
  )
}
