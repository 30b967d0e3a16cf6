import { z } from 'zod'
import type { RouteSpec } from '../src/platform/route.ts'

/** What a route takes, made up from its own schemas, with one id wherever an id is asked for. */
export type MadeUp = {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/** Words that fit what contracts ask for: days, currencies, countries, addresses, numbers. */
const WORDS = [
  '2026-03-05',
  'EUR',
  'FR',
  'fr',
  '12-31',
  '2026-03',
  '12:00',
  '#112233',
  'a@b.example',
  '2026-03-05T10:00:00Z',
  'FR1420041010050500013M02606',
]

type Json = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Json[]
  oneOf?: Json[]
  allOf?: Json[]
  $ref?: string
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  minItems?: number
  prefixItems?: Json[]
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  additionalProperties?: Json | boolean
  propertyNames?: Json
  $defs?: Record<string, Json>
}

/** Alternatives tried of one schema: the branches of unions, each word of an enumeration that is short. */
const MOST = 5

function variants(json: Json, id: string, defs: Record<string, Json>, depth = 0): unknown[] {
  if (json.$ref) return depth > 6 ? [null] : variants(defs[json.$ref.split('/').at(-1)!] ?? {}, id, defs, depth + 1)
  if (json.const !== undefined) return [json.const]
  if (json.enum) return json.enum.slice(0, 3)
  const branches = json.anyOf ?? json.oneOf
  if (branches) return branches.flatMap((one) => variants(one, id, defs, depth + 1)).slice(0, MOST)
  if (json.allOf) return variants(Object.assign({}, ...json.allOf), id, defs, depth + 1)
  const type = Array.isArray(json.type) ? json.type[0] : json.type
  if (type === 'null') return [null]
  if (type === 'boolean') return [true]
  if (type === 'integer' || type === 'number') return [Math.max(json.minimum ?? (json.exclusiveMinimum ?? 0) + 1, 1)]
  if (type === 'string') return [word(json, id)]
  if (type === 'array' && json.prefixItems)
    return [json.prefixItems.map((one) => variants(one, id, defs, depth + 1)[0])]
  if (type === 'array') {
    const one = variants(json.items ?? {}, id, defs, depth + 1)[0]
    return [Array.from({ length: Math.max(1, json.minItems ?? 1) }, () => one)]
  }
  if (type === 'object') return objects(json, id, defs, depth)
  return ['x']
}

function word(json: Json, id: string): string {
  if (json.format === 'uuid') return id
  if (json.format === 'date-time') return '2026-03-05T10:00:00Z'
  if (json.format === 'email') return 'a@b.example'
  if (json.pattern) return [...WORDS, 'x'].find((one) => new RegExp(json.pattern!, 'u').test(one)) ?? 'x'
  return 'x'.repeat(Math.max(1, json.minLength ?? 1))
}

/** The first alternative of every property, then each other alternative of one property at a time. */
function objects(json: Json, id: string, defs: Record<string, Json>, depth: number): unknown[] {
  if (!json.properties) {
    const value =
      typeof json.additionalProperties === 'object' ? variants(json.additionalProperties, id, defs, depth + 1)[0] : 'x'
    const key = json.propertyNames ? String(variants(json.propertyNames, id, defs, depth + 1)[0]) : 'x'
    return [{ [key]: value }]
  }
  const each = Object.entries(json.properties).map(([name, one]) => [name, variants(one, id, defs, depth + 1)] as const)
  const first = Object.fromEntries(each.map(([name, [value]]) => [name, value]))
  const others = each.flatMap(([name, [, ...rest]]) => rest.map((value) => ({ ...first, [name]: value })))
  return [first, ...others].slice(0, MOST)
}

function madeUp(schema: z.ZodType, id: string): unknown[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  const all = variants(json, id, json.$defs ?? {})
  const good = all.filter((one) => schema.safeParse(one).success)
  return good.length > 0 ? good : all.slice(0, 1).map((one) => mended(schema, one, id))
}

/** Words for fields that say in code what they take. */
const OTHERS = ['true', '123456782', 'https://x.example', 'a'.repeat(64)]

/** Puts another word where a schema refuses one, field by field, until it is taken or no word is left. */
function mended(schema: z.ZodType, given: unknown, id: string): unknown {
  const value = structuredClone(given)
  for (let round = 0; round < 20; round++) {
    const issue = schema.safeParse(value).error?.issues[0]
    if (!issue) return value
    const at = issue.path.join('.')
    const isStill = () => schema.safeParse(value).error?.issues.some(({ path }) => path.join('.') === at)
    for (const other of [...OTHERS, `document:${id}`, ...WORDS]) {
      put(value, issue.path, other)
      if (!isStill()) break
    }
    if (isStill()) return given
  }
  return value
}

function put(value: unknown, path: readonly PropertyKey[], other: unknown): void {
  let into = value as Record<PropertyKey, unknown>
  for (const key of path.slice(0, -1)) into = into[key] as Record<PropertyKey, unknown>
  if (typeof into === 'object' && into !== null) into[path.at(-1)!] = other
}

/** Everything a route is asked with for one id; several where its body has alternatives. */
export function inputsFor(route: RouteSpec, id: string): MadeUp[] {
  const params = route.params ? { params: madeUp(route.params, id)[0] as Record<string, unknown> } : {}
  const queries = route.query ? (madeUp(route.query, id) as Record<string, unknown>[]).map(plain) : [undefined]
  const bodies = !route.body ? [undefined] : route.body === 'bytes' ? [FILE] : madeUp(route.body, id)
  const some = [
    ...queries.map((query) => ({ query, body: bodies[0] })),
    ...bodies.slice(1).map((body) => ({ query: queries[0], body })),
  ]
  // Most queries may be empty, and show most then.
  if (route.query?.safeParse({}).success) some.push({ query: {}, body: bodies[0] })
  return some.map(({ query, body }) => ({
    ...params,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
  }))
}

const FILE = new TextEncoder().encode('Date;Libelle;Montant\n05/03/2026;VIR;12,00\n')

const plain = (query: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  )

/** Whether a route takes what is made up for it: what it does not take says nothing of what it would have done. */
export const isTaken = (route: RouteSpec, { query, body }: MadeUp): boolean =>
  (!route.query || route.query.safeParse(query).success) &&
  (!route.body || route.body === 'bytes' || route.body.safeParse(body).success)
