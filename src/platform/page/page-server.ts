import { randomBytes } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { LANGS, type Lang } from '../../kernel/wording.ts'
import { isOwnOrigin, langOf, statusOf } from '../http.ts'
import { log } from '../log.ts'
import type { FileReply } from '../route.ts'
import { platformWording as words } from '../wording.ts'
import { documentOf, type Page, PRIVATE_HEADERS } from './page.ts'
import { pageFileAt } from './page-files.ts'
import { type FormFault, type PageForm, readForm } from './page-form.ts'
import { PAGE_FILES } from './page-paths.ts'

export type PageCall = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** What was posted; null for a visit. */
  readonly form: PageForm | null
  /** The language the visitor chose on the page; null while they did not. */
  readonly chosen: Lang | null
  /** The language of the visitor's browser. */
  readonly spoken: Lang
  readonly request: Request
}

/** What a page answers: itself, the way to another one, or a file. */
export type PageReply =
  | { readonly page: Page; readonly status?: number }
  | { readonly to: string }
  | { readonly file: FileReply; readonly lasts?: boolean }

export type PageHandler = (call: PageCall) => Promise<PageReply>

/** Makes the page that tells why there is none, when a handler does not. */
export type FaultPage = (call: PageCall, refusal: Refused['refusal']) => Promise<PageReply>

export type PageServer = {
  get(path: string, handler: PageHandler): void
  /** `refused` answers a form that was not read, where a page of one's own is better than that of `fault`. */
  post(path: string, handler: PageHandler, refused?: FaultPage): void
}

/** Looks at who posts before any of it is read: the page that turns them away, or null. */
export type Door = (call: PageCall) => Promise<PageReply | null>

/**
 * Pages under one path, such as `/p`; whatever stands there and is not served answers with the page of `fault`. A stranger whom `door`
 * turns away has nothing read of what they send.
 */
export function pageServer(app: OpenAPIHono, fault: FaultPage, door: Door = async () => null): PageServer {
  const serve =
    (handler: PageHandler, refused: FaultPage = fault) =>
    async (c: Context) => {
      const isPost = c.req.method === 'POST'
      const call = { ...callOf(c), form: null as PageForm | null }
      try {
        if (isPost && !isOwnOrigin(c.req.raw)) throw new Refused(refuse('foreign_origin', words.foreignOrigin).refusal)
        const turnedAway = isPost ? await door(call) : null
        if (turnedAway) return respond(turnedAway)
        const form = isPost ? await readForm(c.req.raw) : null
        if (typeof form === 'string') return respond(await refused(call, faultOf(form)), statusOf(faultOf(form)))
        return respond(await handler({ ...call, form }))
      } catch (error) {
        if (error instanceof Refused) return respond(await fault(call, error.refusal), statusOf(error.refusal))
        const reference = randomBytes(4).toString('hex')
        // The path is a key: it is not written down.
        log.error('a page failed', error, { reference, method: c.req.method })
        return respond(await fault(call, refuse('broken', words.broken, { reference }).refusal), 500)
      }
    }
  return {
    get: (path, handler) => void app.get(path, serve(handler)),
    post: (path, handler, refused) => void app.post(path, serve(handler, refused)),
  }
}

/** Serves style, script and type of the pages, each under its hash. */
export function servePageFiles(app: OpenAPIHono): void {
  app.get(`${PAGE_FILES}/:name`, (c) => {
    const file = pageFileAt(c.req.path)
    if (!file) return c.body(null, 404)
    return new Response(file.bytes as BodyInit, {
      headers: {
        'content-type': file.type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

function callOf(c: Context): Omit<PageCall, 'form'> {
  const query = new URL(c.req.url).searchParams
  const asked = query.get('lang')
  return {
    params: c.req.param() as Record<string, string>,
    query,
    chosen: LANGS.find((lang) => lang === asked) ?? null,
    spoken: langOf(c.req.raw),
    request: c.req.raw,
  }
}

const faultOf = (fault: FormFault): Refused['refusal'] =>
  fault === 'too_large'
    ? refuse('too_large', words.formTooLarge).refusal
    : refuse('bad_input', words.formUnread).refusal

function respond(reply: PageReply, status = 200): Response {
  // 303: what was posted is not posted again by going back or loading anew.
  if ('to' in reply) return new Response(null, { status: 303, headers: { ...PRIVATE_HEADERS, location: reply.to } })
  if ('file' in reply) return fileOf(reply.file, reply.lasts === true)
  const { text, headers } = documentOf(reply.page)
  return new Response(text, { status: reply.status ?? status, headers })
}

/** A file opens in no context of ours: a document that holds a script runs none of it here. Viewers of PDF do not open in a sandbox. */
function fileOf(file: FileReply, lasts: boolean): Response {
  return new Response(file.bytes as BodyInit, {
    headers: {
      ...PRIVATE_HEADERS,
      ...(lasts ? { 'cache-control': 'private, max-age=86400' } : {}),
      'content-type': file.type,
      'content-disposition': `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${file.type === 'application/pdf' ? '' : '; sandbox'}`,
    },
  })
}
