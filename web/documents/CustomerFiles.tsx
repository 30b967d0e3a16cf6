import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { type DocumentView, documentsRoutes } from '../../src/documents/contract.ts'
import { DOCUMENT_KINDS } from '../../src/documents/model.ts'
import { documentKindNames } from '../../src/documents/wording.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useIsAgent, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './documents.module.css'
import { beginDrop, sendFiles } from './drop-batch.ts'
import { KeptFile } from './KeptFile.tsx'
import { documentWords as words } from './wording.ts'

/** Files of a kind that are shown before the others are asked for. */
const FIRST_SHOWN = 5

type ListProps = { files: readonly DocumentView[]; refusal: string | null; onItem(itemId: string): void }

const FileList = ({ files, refusal, onItem }: ListProps) => (
  <ul className={classes.rows}>
    {files.map((one) => (
      <KeptFile key={one.id} file={one} refusal={refusal} onItem={onItem} />
    ))}
  </ul>
)

type Props = { customerId: string; onItem(itemId: string): void }

/** Files kept for a customer, by kind, and the place to drop others: one is kept at once, many are looked at first. */
export function CustomerFiles({ customerId, onItem }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const isAgent = useIsAgent()
  const refusal = useRefusal('desk.work')
  const mayAdd = useRefusal('claims.work')
  const [number, setNumber] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const found = useQuery(api.ask(documentsRoutes.documents, { params: { id: customerId } })).data
  if (!found) return null
  const take = async (files: readonly File[]) => {
    const [first] = files
    if (!first || mayAdd) return
    setFailure(null)
    try {
      if (isAgent || (files.length === 1 && !/\.zip$/i.test(first.name))) {
        const { isKnown } = await api.call(documentsRoutes.add, {
          params: { id: customerId },
          query: { name: first.name, ...(number ? { number } : {}) },
          body: first,
        })
        tellDone(t(isKnown ? words.addedKnown : words.added, { name: first.name }))
        return await refresh()
      }
      const lot = await beginDrop(api)
      void sendFiles(api, lot, files, customerId)
      await navigate({ to: urls.documents(api.orgId ?? 0, { lot, client: customerId }) })
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take([...event.dataTransfer.files])
  }
  const byKind = Map.groupBy(found.documents, ({ kind }) => kind)
  return (
    <section
      className={detail.part}
      aria-label={t(words.part)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h3>{t(words.part)}</h3>
      {found.documents.length === 0 && <p className={detail.quiet}>{t(words.none)}</p>}
      {DOCUMENT_KINDS.filter((kind) => byKind.has(kind)).map((kind) => (
        <div key={kind}>
          <h4 className={classes.kindName}>{t(documentKindNames[kind])}</h4>
          <FileList files={byKind.get(kind)!.slice(0, FIRST_SHOWN)} refusal={refusal} onItem={onItem} />
          {byKind.get(kind)!.length > FIRST_SHOWN && (
            <details className={detail.quiet}>
              <summary>{t(words.others, { n: byKind.get(kind)!.length - FIRST_SHOWN })}</summary>
              <FileList files={byKind.get(kind)!.slice(FIRST_SHOWN)} refusal={refusal} onItem={onItem} />
            </details>
          )}
        </div>
      ))}
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        {isAgent && <PlacedNumber customerId={customerId} value={number} onValue={setNumber} />}
        <ActionButton refusal={mayAdd} onAct={() => field.current?.click()}>
          {t(words.add)}
        </ActionButton>
        <FilesInput field={field} multiple={!isAgent} testId="customer-files" onFiles={take} />
      </div>
    </section>
  )
}

/** Which placed document a paper is about: an agent is shown no other, and says it, since nothing else of the books tells. */
function PlacedNumber({
  customerId,
  value,
  onValue,
}: {
  customerId: string
  value: string
  onValue(number: string): void
}) {
  const api = useApi()
  const { t } = useWords()
  const query = { show: 'open' } as const
  const items = useQuery(api.ask(ledgerRoutes.customerItems, { params: { id: customerId }, query })).data?.items ?? []
  const numbers = [...new Set(items.map(({ documentNo }) => documentNo).filter(Boolean))]
  return (
    <NativeSelect
      size="xs"
      aria-label={t(words.aboutWhich)}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      data={[{ value: '', label: t(words.aboutWhich) }, ...numbers.map((one) => ({ value: one, label: one }))]}
    />
  )
}
