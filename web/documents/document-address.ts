import { useQuery } from '@tanstack/react-query'
import { documentsRoutes } from '../../src/documents/contract.ts'
import { isOfBooks } from '../../src/documents/model.ts'
import { useApi } from '../wire/api.tsx'

/** Where a file kept for a customer opens. */
export const documentAddress = (orgId: number | null, id: string): string =>
  `/api/orgs/${orgId ?? 0}/documents/${id}/file`

/** Where the PDF of each document of a customer opens, by the number of the document; the latest where there are several. */
export function usePdfAddresses(customerId: string): ReadonlyMap<string, string> {
  const api = useApi()
  const found = useQuery(api.ask(documentsRoutes.documents, { params: { id: customerId } })).data
  const addresses = new Map<string, string>()
  for (const { id, kind, type, about } of found?.documents ?? [])
    if (isOfBooks(kind) && type === 'application/pdf')
      for (const { documentNo } of about)
        if (!addresses.has(documentNo)) addresses.set(documentNo, documentAddress(api.orgId, id))
  return addresses
}
