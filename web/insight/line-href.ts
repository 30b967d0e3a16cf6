import type { OperandLineView } from '../../src/insight/indicator-contract.ts'
import type { Operand } from '../../src/insight/model.ts'
import { urls } from '../shell/urls.ts'

/** Where one line behind an operand opens: the document, the dispute, the promise, the matter or the message that it is. */
export function lineHref(orgId: number, of: Operand, line: OperandLineView): string {
  if (of === 'disputed' || of === 'raised') return urls.disputes(orgId, { voir: 'tous', litige: line.id })
  if (of === 'promised') return urls.promises(orgId, { voir: 'tout', promesse: line.id })
  if (of === 'claimed') return urls.proceedings(orgId, { voir: 'tous', dossier: line.id })
  if (line.itemId) return urls.item(orgId, line.customerId, line.itemId)
  return urls.customer(orgId, line.customerId, { message: line.messageId })
}
