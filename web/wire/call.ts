import type { BodyIn, Params, QueryIn, ReplyOut, RouteSpec } from '../../src/platform/route.ts'
import { Breakdown, Misunderstood, RefusedByServer, Unreachable } from './failures.ts'

type Given<Name extends string, Value> = [Value] extends [undefined]
  ? { [name in Name]?: undefined }
  : Record<never, never> extends Value
    ? { [name in Name]?: Value }
    : { [name in Name]: Value }

/** What a route asks for: path parameters, search parameters and a body, each as its contract types it. */
export type Asked<R extends RouteSpec> = Given<'params', Params<R>> &
  Given<'query', QueryIn<R>> &
  Given<'body', BodyIn<R>> & { signal?: AbortSignal }

let signedOut: () => void = () => {}

/** What to do when the server no longer knows who is asking (401). */
export function onSignedOut(act: () => void): void {
  signedOut = act
}

/**
 * Calls one route and checks the reply against its contract. `orgId` is the organisation of an `org` route and null for
 * the others. Throws `RefusedByServer`, `Unreachable`, `Breakdown` or `Misunderstood`; `tellFailure` makes a sentence
 * of any of them. An aborted call throws the browser's `AbortError`.
 */
export async function call<R extends RouteSpec>(orgId: number | null, route: R, asked: Asked<R>): Promise<ReplyOut<R>> {
  const answer = await send(addressOf(pathOf(orgId, route), asked.params, asked.query), route, asked)
  if (!answer.ok) throw await failureOf(answer, route)
  if (route.reply === 'bytes') return (await answer.blob()) as ReplyOut<R>
  if (!route.reply) return undefined as ReplyOut<R>
  const reply = route.reply.safeParse(parseJson(await answer.text()))
  if (!reply.success) {
    const issue = reply.error.issues[0]
    throw new Misunderstood(`${route.method} ${route.path}: ${issue?.path.join('.') || issue?.message}`)
  }
  return reply.data as ReplyOut<R>
}

function pathOf(orgId: number | null, route: RouteSpec): string {
  if (route.scope !== 'org') return `/api${route.path}`
  if (orgId === null) throw new Error(`${route.path} is called without an organisation`)
  return `/api/orgs/${orgId}${route.path}`
}

async function send(
  address: string,
  route: RouteSpec,
  asked: { body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  }
  let body: BodyInit | undefined
  if (route.body === 'bytes') {
    body = asked.body as Blob
    headers['content-type'] = 'application/octet-stream'
  } else if (asked.body !== undefined) {
    body = JSON.stringify(asked.body)
    headers['content-type'] = 'application/json'
  }
  try {
    return await fetch(address, {
      method: route.method.toUpperCase(),
      headers,
      body,
      signal: asked.signal,
      credentials: 'same-origin',
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unreachable('no answer', { cause })
  }
}

/** `/customers/{id}` and its values, as an address. Lists repeat their name; null and undefined are left out. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (params as Record<string, unknown> | undefined)?.[name]
    if (value === undefined || value === null || value === '') throw new Error(`${path} is called without ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one))
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

async function failureOf(answer: Response, route: RouteSpec): Promise<Error> {
  if (answer.status === 401 && route.scope !== 'open') signedOut()
  const said = parseJson(await answer.text()) as
    | { refusal?: { code?: unknown; message?: unknown; where?: unknown } }
    | undefined
  const { code, message, where } = said?.refusal ?? {}
  if (typeof code !== 'string' || typeof message !== 'string') return new Breakdown(answer.status)
  return new RefusedByServer(answer.status, { code, message, where: typeof where === 'string' ? where : undefined })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // A proxy's error page, or a cut answer: the caller reports it as a breakdown.
  }
}
