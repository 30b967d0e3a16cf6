import { useRef } from 'react'
import { documentsRoutes } from '../../src/documents/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { documentWords as words } from './wording.ts'

/** The PDFs that a customer asked for, dropped where its request is answered; each finds its document by its number. */
export function AddCopies({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const field = useRef<HTMLInputElement>(null)
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return
    try {
      for (const file of files)
        await api.call(documentsRoutes.add, { params: { id: customerId }, query: { name: file.name }, body: file })
      tellDone(t(words.copiesAdded, { n: files.length }))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <>
      <ActionButton onAct={() => field.current?.click()}>{t(words.addCopies)}</ActionButton>
      <FilesInput field={field} multiple accept=".pdf" testId="copies" onFiles={add} />
    </>
  )
}
