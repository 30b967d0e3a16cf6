import { type Asked, type Given, openWebStandIn } from '../../web-service/stand-in.ts'

/** What the stand-in does instead of answering the next question: once each, in order. */
export type BodaccMood = 'hang_up' | 'too_many' | 'broken' | 'no_json' | 'slow'

const PATH = '/api/explore/v2.1/catalog/datasets/annonces-commerciales/records'
const CLAUSE = /^(?:(familleavis|registre) = "([^"]*)"|(dateparution) (>=|<=) date'(\d{4}-\d{2}-\d{2})')$/

type Published = Readonly<Record<string, unknown>>

/**
 * The explore API as published, on a local port: it refuses what its query language refuses, gives pages in the order asked for, and
 * nothing past the ten thousandth record. Records may be put, taken back, and given twice.
 */
export async function openBodaccStandIn() {
  const records: Published[] = []
  const moods: BodaccMood[] = []
  const refuse = (message: string): Given => ({ status: 400, json: { error_code: 'ODSQLError', message } })

  async function answer({ method, url }: Asked): Promise<Given> {
    const mood = moods.shift()
    if (mood === 'hang_up') return 'hang_up'
    if (mood === 'too_many')
      return {
        status: 429,
        json: { errorcode: 10002, error: 'Too many requests on the domain' },
        headers: { 'retry-after': '60' },
      }
    if (mood === 'broken') return { status: 500, json: { error_code: 'InternalError', message: 'Internal error' } }
    if (mood === 'no_json') return { status: 200, bytes: Buffer.from('<html>maintenance</html>') }
    if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, 50))
    if (method !== 'GET' || url.pathname !== PATH) return { status: 404, json: { error_code: 'NotFound' } }
    const limit = Number(url.searchParams.get('limit') ?? 10)
    const offset = Number(url.searchParams.get('offset') ?? 0)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) return refuse('Invalid value for limit: 1 to 100')
    if (!Number.isInteger(offset) || offset < 0 || offset + limit > 10_000)
      return refuse('Invalid value for offset: offset + limit must not exceed 10000')
    const keep = filterOf(url.searchParams.get('where') ?? '')
    if (!keep) return refuse('Clause(s) containing the following field(s) cannot be resolved')
    const order = (url.searchParams.get('order_by') ?? '').split(',').filter((one) => one !== '')
    if (order.some((field) => !['dateparution', 'id'].includes(field))) return refuse('Unknown field in order_by')
    const keyOf = (one: Published) => order.map((field) => String(one[field] ?? '')).join('|')
    const found = records.filter(keep).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    return { status: 200, json: { total_count: found.length, results: found.slice(offset, offset + limit) } }
  }

  const server = await openWebStandIn(answer)
  return { url: `${server.url}${PATH}`, records, moods, asked: server.asked, close: server.close }
}

/** `and` of clauses, one of which may be an `or` between brackets; null when it is written otherwise. */
function filterOf(where: string): ((one: Published) => boolean) | null {
  const either = /\(([^)]*)\)/.exec(where)
  const plain = where.replace(/ and \([^)]*\)/, '')
  const all = plain.split(' and ').map(clauseOf)
  const any = either ? either[1]!.split(' or ').map(clauseOf) : null
  if ([...all, ...(any ?? [])].some((clause) => clause === null)) return null
  return (one) => all.every((clause) => clause!(one)) && (any === null || any.some((clause) => clause!(one)))
}

function clauseOf(clause: string): ((one: Published) => boolean) | null {
  const [, field, value, date, sign, on] = CLAUSE.exec(clause) ?? []
  if (field) return (one) => [one[field]].flat().some((held) => held === value)
  if (!date) return null
  return (one) => {
    const held = String(one.dateparution ?? '')
    return sign === '>=' ? held >= on! : held <= on!
  }
}
