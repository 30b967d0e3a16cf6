import { type ColumnMap, type ItemMap, readColumnMap } from '../../src/adapters/bank-files/cfonb240-map.ts'
import type { Verdict } from '../../src/kernel/verdict.ts'

/** Fields of a return in the order people look for them; the first four are those a bank always gives. */
export const FIELDS = [
  'amount',
  'reason',
  'returnedOn',
  'debtorName',
  'dueOn',
  'debtorRib',
  'creditorName',
  'creditorRib',
  'label',
] as const
export type FieldName = (typeof FIELDS)[number]

/** A pair of positions as it is typed: a side may be empty meanwhile. */
export type DraftColumn = readonly [from: number | null, to: number | null]

export type PositionsDraft = Omit<ColumnMap, 'operation' | 'total' | 'items'> & {
  readonly operation: DraftColumn
  readonly total: DraftColumn
  readonly items: readonly {
    readonly means: ItemMap['means']
    /** As typed: codes apart by spaces or commas. */
    readonly codes: string
    readonly fields: Readonly<Record<FieldName, DraftColumn>>
  }[]
}

const NONE: DraftColumn = [null, null]

export const draftOf = (map: ColumnMap): PositionsDraft => ({
  ...map,
  items: map.items.map(({ means, codes, fields }) => ({
    means,
    codes: codes.join(' '),
    fields: Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? NONE])) as Record<FieldName, DraftColumn>,
  })),
})

/** The map that a draft comes to, checked as the server checks it. A field with neither position is one the bank does not give. */
export const mapOf = (draft: PositionsDraft): Verdict<ColumnMap> =>
  readColumnMap({
    ...draft,
    name: draft.name.trim(),
    source: draft.source.trim(),
    items: draft.items.map(({ means, codes, fields }) => ({
      means,
      codes: codes.split(/[\s,;]+/).filter(Boolean),
      fields: Object.fromEntries(Object.entries(fields).filter(([, [from, to]]) => from !== null || to !== null)),
    })),
  })

/** What a pair of positions cuts out of a record; empty while it is not one. */
export const cutOf = (text: string, [from, to]: DraftColumn): string =>
  from === null || to === null || from < 1 || to < from ? '' : text.slice(from - 1, to).trim()

export type Piece = { readonly text: string; readonly field: FieldName | 'operation' | 'total' | null }

/** A record in pieces, field by field, by the description of its kind. Where two fields overlap the first one keeps the characters. */
export function piecesOf(text: string, draft: PositionsDraft): Piece[] {
  const code = text.slice(0, 2)
  const fields: [Piece['field'], DraftColumn][] = []
  if (code === draft.records.total) fields.push(['total', draft.total])
  if (code === draft.records.item) {
    const operation = cutOf(text, draft.operation)
    const item = draft.items.find((one) => one.codes.split(/[\s,;]+/).includes(operation))
    fields.push(['operation', draft.operation])
    if (item) for (const field of FIELDS) fields.push([field, item.fields[field]])
  }
  const placed = fields
    .flatMap(([field, [from, to]]) =>
      from !== null && to !== null && from >= 1 && to >= from ? [{ field, from, to }] : [],
    )
    .toSorted((a, b) => a.from - b.from)
  const pieces: Piece[] = []
  let at = 0
  for (const { field, from, to } of placed) {
    if (from - 1 < at) continue
    if (from - 1 > at) pieces.push({ text: text.slice(at, from - 1), field: null })
    pieces.push({ text: text.slice(from - 1, to), field })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), field: null })
  return pieces
}
