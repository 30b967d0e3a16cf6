import type { Organisation } from '../correspondence/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { formatIban } from '../kernel/identifiers.ts'
import { say } from '../kernel/wording.ts'
import { type Collector, collectorsNow } from '../outsourcing/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { h, type Piece } from '../platform/page/html.ts'
import { pageWording as words } from './page-wording.ts'
import type { Owed, Statement } from './statement.ts'
import type { Visit } from './visit.ts'

/** Whoever collects some of what a customer owes, as its page tells it. */
export type CollectorShown = Pick<Collector, 'mandateId' | 'name' | 'address' | 'voice' | 'creditor'> & {
  /** The account that its documents are paid to; null: to that of the creditor, in whose name it acts. */
  readonly iban: string | null
  /** Nothing is asked for in its name while a condition of the law is missing. */
  readonly isBarred: boolean
  readonly file: string
  readonly itemIds: ReadonlySet<string>
}

export async function collectorsShown(
  tx: OrgTx,
  customerIds: readonly string[],
  today: LocalDate,
): Promise<CollectorShown[]> {
  const all = await collectorsNow(tx, today, customerIds)
  return all.map(({ mandateId, name, address, voice, creditor, iban, barred, placed }) => ({
    ...{ mandateId, name, address, voice, creditor },
    iban: voice === 'own' ? iban : null,
    isBarred: barred !== null || (voice === 'own' && iban === null),
    file: [...placed.values()][0]?.number ?? '',
    itemIds: new Set(placed.keys()),
  }))
}

/** To whom a document is paid: the agency that collects it in its own name, to the account that holds nothing else, else the organisation. */
export const payeeOf = (
  { collectors }: Pick<Statement, 'collectors'>,
  { id }: Pick<Owed, 'id'>,
): CollectorShown | null => collectors.find(({ voice, itemIds }) => voice === 'own' && itemIds.has(id)) ?? null

/** The organisation as such a document names it; null: nothing may be asked for. */
export const payeeShown = (organisation: Organisation, payee: CollectorShown | null): Organisation | null => {
  if (!payee) return organisation
  return payee.isBarred ? null : { ...organisation, name: payee.name, iban: payee.iban, bic: null }
}

/** Who collects which documents, for whom, and where to pay: what the law wants told whoever writes (CPCEx art. R124-4). */
export function collectorsNote({ lang }: Visit, { collectors, owed }: Statement): Piece {
  if (collectors.length === 0) return null
  return h`${collectors.map((one) => {
    const documents = owed.filter(({ id }) => one.itemIds.has(id)).map(({ documentNo }) => documentNo)
    if (documents.length === 0) return null
    const params = {
      ...{ agency: one.name, address: one.address.replace(/\s*\n\s*/g, ', '), creditor: one.creditor.name },
      ...{ documents: documents.join(', '), count: documents.length, file: one.file },
    }
    return h`<p class="part">${say(lang, words.collectedBy, params)} ${
      one.iban !== null && !one.isBarred
        ? say(lang, words.collectedTo, { iban: formatIban(one.iban), count: documents.length })
        : null
    }</p>`
  })}`
}
