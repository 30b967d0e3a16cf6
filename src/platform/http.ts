import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../kernel/wording.ts'
import { badInput, zeroByteIn } from './bad-input.ts'
import { log } from './log.ts'
import { isPagePath } from './page/page-paths.ts'
import type { Body, FileReply, Params, Query, Reply, RouteSpec } from './route.ts'
import { platformWording as words } from './wording.ts'

const MAX_JSON_BYTES = 1_048_576

/** What a handler knows of the request. `who` is made by the gate: nobody, a person, or a member of the organisation. */
export type Call<R extends RouteSpec, Who> = {
  readonly params: Params<R>
  readonly query: Query<R>
  readonly body: Body<R>
  /** The raw upload of a `body: 'bytes'` route. */
  readonly upload: ReadableStream<Uint8Array> | null
  readonly lang: Lang
  readonly who: Who
  readonly request: Request
  setHeader(name: string, value: string): void
}

export type Handler<R extends RouteSpec, Who> = (call: Call<R, Who>) => Promise<Reply<R>>

/** Decides who is calling, or throws `Refused`. One gate serves all routes, so none can forget it. */
export type Gate<Who> = (spec: RouteSpec, request: Request, orgId: number | null) => Promise<Who>

/** What surrounds everything that is done for a caller: validation, handler and the reading of a streamed answer. */
export type Around<Who> = <T>(who: Who, work: () => T) => T

export type Http<Who> = {
  readonly app: OpenAPIHono
  readonly served: ReadonlyArray<RouteSpec>
  serve<R extends RouteSpec>(spec: R, handler: Handler<R, Who>): void
}

const refusalReply = z.object({
  refusal: z.object({ code: z.string(), message: z.string(), where: z.string().optional() }),
})

/** HTTP status of a refusal: the one place where it is chosen. Unlisted codes are 422, a well-formed but refused request. */
const STATUS: Readonly<Record<string, 401 | 403 | 404 | 409 | 413>> = {
  sign_in: 401,
  foreign_origin: 403,
  right_missing: 403,
  not_placed: 403,
  not_found: 404,
  already_done: 409,
  changed_meanwhile: 409,
  too_large: 413,
}

export const statusOf = (refusal: Refusal) => STATUS[refusal.code] ?? 422

export const notFound = (): { readonly ok: false; readonly refusal: Refusal } => refuse('not_found', words.notFound)

export function createHttp<Who>(gate: Gate<Who>, around: Around<Who>): Http<Who> {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return
      return c.json(present(langOf(c.req.raw), badInput(result.error.issues[0]!)), 422)
    },
  })
  const secured = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The component library sets element styles at run time; scripts stay strictly ours.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'self'"],
    },
    xFrameOptions: 'SAMEORIGIN',
    referrerPolicy: 'same-origin',
  })
  // A file of somebody else's opens in no context of ours, whatever it holds. Viewers of PDF do not open in a sandbox.
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('content-disposition')) return
    const isPdf = c.res.headers.get('content-type') === 'application/pdf'
    c.res.headers.set(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'${isPdf ? '' : '; sandbox'}`,
    )
  })
  // Pages behind a signed link set stricter ones of their own.
  app.use((c, next) => (isPagePath(c.req.path) ? next() : secured(c, next)))
  app.use('/api/*', async (c, next) => {
    refuseForeignOrigin(c.req.raw)
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.onError((error, c) => {
    if (error instanceof Refused) return c.json(present(langOf(c.req.raw), error.refusal), statusOf(error.refusal))
    const reference = randomBytes(4).toString('hex')
    log.error('a request failed', error, { reference, method: c.req.method, path: new URL(c.req.url).pathname })
    return c.json(present(langOf(c.req.raw), refuse('broken', words.broken, { reference }).refusal), 500)
  })

  const served: RouteSpec[] = []
  return {
    app,
    served,
    serve(spec, handler) {
      served.push(spec)
      const orgParam = z.object({ orgId: z.coerce.number().int().positive() })
      const params = spec.scope === 'org' ? (spec.params ? orgParam.extend(spec.params.shape) : orgParam) : spec.params
      const admit: MiddlewareHandler = async (c, next) => {
        const orgId = Number(c.req.param('orgId'))
        const who = await gate(
          spec,
          c.req.raw,
          Number.isSafeInteger(orgId) && orgId > 0 && orgId < 2 ** 31 ? orgId : null,
        )
        c.set('who', who)
        await around(who, next)
      }
      const route = createRoute({
        method: spec.method,
        path: `/api${spec.scope === 'org' ? '/orgs/{orgId}' : ''}${spec.path}`,
        summary: spec.summary,
        request: {
          ...(params ? { params } : {}),
          ...(spec.query ? { query: spec.query } : {}),
          ...(spec.body && spec.body !== 'bytes'
            ? { body: { content: { 'application/json': { schema: spec.body } }, required: true } }
            : {}),
        },
        responses: {
          200: {
            description: spec.summary,
            ...(spec.reply && spec.reply !== 'bytes'
              ? { content: { 'application/json': { schema: spec.reply } } }
              : {}),
          },
          422: { description: 'Refused, with the reason', content: { 'application/json': { schema: refusalReply } } },
        },
        // The gate stands before validation: a stranger learns nothing of what a route expects.
        middleware: [
          admit,
          ...(spec.body === 'bytes' ? [] : [bodyLimit({ maxSize: MAX_JSON_BYTES, onError: () => tooLarge('1 Mo') })]),
        ],
      } as Parameters<typeof createRoute>[0])
      app.openapi(route, (async (c: Context) => {
        // `valid` holds what the schemas let through; hono types it per route, which a table of routes cannot express.
        const valid = (part: 'param' | 'query' | 'json') =>
          (c.req as unknown as { valid(part: string): never }).valid(part)
        const zero = zeroByteIn([
          params ? valid('param') : null,
          spec.query ? valid('query') : null,
          spec.body && spec.body !== 'bytes' ? valid('json') : null,
        ])
        if (zero !== null)
          throw new Refused(refuse('bad_input', words.zeroByte, { field: zero.replace(/^\d\./, '') }).refusal)
        const reply = await handler({
          params: (params ? valid('param') : {}) as never,
          query: (spec.query ? valid('query') : {}) as never,
          body: (spec.body && spec.body !== 'bytes' ? valid('json') : undefined) as never,
          upload: spec.body === 'bytes' ? c.req.raw.body : null,
          lang: langOf(c.req.raw),
          who: c.get('who') as Who,
          request: c.req.raw,
          setHeader: (name, value) => c.header(name, value, { append: true }),
        })
        if (spec.reply === 'bytes') return fileResponse(reply as FileReply)
        return reply === undefined ? c.body(null, 204) : c.json(reply as object, spec.status ?? 200)
      }) as never)
    },
  }
}

/** The language asked for by the page, else the first one we speak in Accept-Language, else French. */
export function langOf(request: Request): Lang {
  const asked = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 2).toLowerCase())
  return asked.find((tag): tag is Lang => (LANGS as readonly string[]).includes(tag)) ?? 'fr'
}

/** Whether a request names no page it comes from, or one of ours. */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host)
}

/** A browser names the page a request comes from: one that changes something must come from our own. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD' || isOwnOrigin(request)) return
  throw new Refused(refuse('foreign_origin', words.foreignOrigin).refusal)
}

function tooLarge(limit: string): never {
  throw new Refused(refuse('too_large', words.tooLarge, { limit }).refusal)
}

const present = (lang: Lang, refusal: Refusal) => ({
  refusal: {
    code: refusal.code,
    message: say(lang, refusal.sentence, refusal.params),
    ...(refusal.where ? { where: refusal.where } : {}),
  },
})

/** A stream that is read after its handler has answered, where the handler ran: what it then asks of the database is asked as before. */
function readHere(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const here = AsyncLocalStorage.snapshot()
  const reader = stream.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await here(() => reader.read())
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => here(() => reader.cancel(reason)),
  })
}

function fileResponse(file: FileReply): Response {
  const name = encodeURIComponent(file.name)
  return new Response((file.bytes instanceof ReadableStream ? readHere(file.bytes) : file.bytes) as BodyInit, {
    headers: {
      'content-type': file.type,
      'content-disposition': `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
