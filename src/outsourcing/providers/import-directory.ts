import { asText, bytesSource, identifyFile, openTable, type TableRow } from '../../adapters/ledger-files/index.ts'
import type { By } from '../../cash/index.ts'
import { withoutAccents } from '../../kernel/plain-letters.ts'
import { orRefuse, type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { checkedCard, keepProvider } from './keep-provider.ts'
import { type ProviderCard, SERVICES, type Service } from './model.ts'
import { providersOf } from './provider-store.ts'
import { serviceNames, providersWording as words } from './wording.ts'

/** The most of a list, in bytes and in rows: a directory is tens of companies. */
export const LIST_BYTES = 1 << 20
const MOST_ROWS = 500

/** Titles by which a column is known, in capitals and without accents; the first of each is what our own lists write. */
const TITLES: Readonly<Record<Column, readonly string[]>> = {
  name: ['NOM', 'NAME', 'RAISON SOCIALE', 'PRESTATAIRE', 'PROVIDER'],
  siren: ['SIREN', 'SIRET'],
  contactName: ['CONTACT', 'INTERLOCUTEUR'],
  email: ['EMAIL', 'E-MAIL', 'MAIL', 'COURRIEL'],
  phone: ['TELEPHONE', 'TEL', 'PHONE'],
  website: ['SITE', 'SITE WEB', 'WEBSITE'],
  address: ['ADRESSE', 'ADDRESS'],
  countries: ['PAYS', 'COUNTRIES', 'COUNTRY'],
  languages: ['LANGUES', 'LANGUAGES'],
  sectors: ['SECTEURS', 'SECTORS'],
  services: ['SERVICES', 'PRESTATIONS'],
  reporting: ['COMPTES RENDUS', 'REPORTING'],
  clientReferences: ['REFERENCES'],
}
type Column =
  | 'name'
  | 'siren'
  | 'contactName'
  | 'email'
  | 'phone'
  | 'website'
  | 'address'
  | 'countries'
  | 'languages'
  | 'sectors'
  | 'services'
  | 'reporting'
  | 'clientReferences'

export type ReadList = {
  readonly added: readonly { readonly line: number; readonly card: ProviderCard }[]
  /** Companies that have a card already, by SIREN or by name. */
  readonly known: readonly { readonly line: number; readonly name: string }[]
  readonly refused: readonly { readonly line: number; readonly refusal: Refusal }[]
}

/** Reads a list of providers: what each line would add. Nothing is written. Refused as a whole when it is no such list. */
export async function readList(tx: OrgTx, bytes: Uint8Array): Promise<ReadList> {
  const source = bytesSource(bytes)
  const table = orRefuse(await openTable(source, orRefuse(await identifyFile(source)), { headerLine: 1 }))
  const columns = columnsOf(table.header)
  if (columns.get('name') === undefined) throw new Refused(refuse('list_titles', words.listTitles).refusal)
  const cards = await providersOf(tx)
  const read = {
    added: [] as ReadList['added'][number][],
    known: [] as ReadList['known'][number][],
    refused: [] as ReadList['refused'][number][],
  }
  let rows = 0
  for await (const batch of table.rows())
    for (const row of batch) {
      if (++rows > MOST_ROWS) throw new Refused(refuse('list_long', words.listLong, { most: MOST_ROWS }).refusal)
      const card = cardOf(row, columns)
      if (isEmpty(row)) continue
      if ([...cards, ...read.added.map((one) => one.card)].some((one) => isSame(one, card))) {
        read.known.push({ line: row.line, name: card.name })
        continue
      }
      try {
        read.added.push({ line: row.line, card: await checkedCard(tx, card, null) })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        read.refused.push({ line: row.line, refusal: error.refusal })
      }
    }
  return read
}

/** Adds what a list holds and the directory does not. */
export async function importList(tx: OrgTx, bytes: Uint8Array, by: By): Promise<ReadList> {
  const read = await readList(tx, bytes)
  for (const { card } of read.added) await keepProvider(tx, card, null, by)
  return read
}

function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const plain = header.map((title) => withoutAccents(title).toUpperCase().trim())
  const found = (Object.keys(TITLES) as Column[]).map(
    (column) => [column, plain.findIndex((title) => TITLES[column].includes(title))] as const,
  )
  return new Map(found.filter(([, place]) => place >= 0))
}

function cardOf(row: TableRow, columns: ReadonlyMap<Column, number>): ProviderCard {
  const text = (column: Column): string => {
    const place = columns.get(column)
    return place === undefined ? '' : asText(row.cells[place] ?? null).trim()
  }
  const list = (column: Column): string[] =>
    text(column)
      .split(/[,;/|]/)
      .map((one) => one.trim())
      .filter((one) => one.length > 1)
  return {
    name: text('name').slice(0, 200),
    siren: text('siren').replace(/\D/g, '').slice(0, 9) || text('siren') || null,
    contactName: text('contactName').slice(0, 120),
    email: text('email'),
    phone: text('phone').slice(0, 40),
    website: text('website').slice(0, 200),
    address: text('address').slice(0, 400),
    countries: list('countries').map((one) => one.toUpperCase()),
    languages: list('languages').map((one) => one.toLowerCase()),
    sectors: list('sectors'),
    services: list('services').flatMap((one) => serviceNamed(one) ?? []),
    reporting: text('reporting').slice(0, 400),
    clientReferences: text('clientReferences').slice(0, 2000),
    note: '',
    tariff: null,
    proven: null,
  }
}

const plainWord = (text: string): string => withoutAccents(text).toLowerCase()

const serviceNamed = (text: string): Service | undefined =>
  SERVICES.find((one) =>
    [one, serviceNames[one].fr, serviceNames[one].en].some((name) => plainWord(name) === plainWord(text)),
  )

const isEmpty = (row: TableRow): boolean => row.cells.every((cell) => asText(cell).trim() === '')

const isSame = (a: ProviderCard, b: ProviderCard): boolean =>
  a.siren !== null && b.siren !== null ? a.siren === b.siren : plainWord(a.name) === plainWord(b.name)
