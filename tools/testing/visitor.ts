import type { App } from '../../src/main/app.ts'
import type { BodyIn, Params, QueryIn, ReplyOut, RouteSpec } from '../../src/platform/route.ts'

type Input<R extends RouteSpec> = {
  params?: Partial<Params<R>>
  query?: QueryIn<R>
  body?: R['body'] extends 'bytes' ? Uint8Array : BodyIn<R>
  name?: string
}
export type Answer<T> = {
  readonly status: number
  readonly value: T
  readonly refusal: { code: string; message: string; where?: string } | null
}

/** Somebody at a browser: keeps cookies, speaks one language, and sees what the API answers. */
export type Visitor = {
  call<R extends RouteSpec>(route: R, input?: Input<R>): Promise<ReplyOut<R>>
  /** Like `call`, but gives refusals back instead of throwing. */
  ask<R extends RouteSpec>(route: R, input?: Input<R>): Promise<Answer<ReplyOut<R>>>
  signIn(email: string, password: string): Promise<void>
  orgId: number
  readonly cookies: ReadonlyMap<string, string>
}

/** Somebody who comes with the cookies of an earlier visit; without any, nobody has signed in. */
export function visitorOf({ app }: App, publicUrl: string, earlier: ReadonlyMap<string, string> = new Map()): Visitor {
  const cookies = new Map(earlier)
  const send = async (method: string, path: string, body?: BodyInit, type?: string) => {
    const headers: Record<string, string> = {
      host: new URL(publicUrl).host,
      origin: publicUrl,
      'accept-language': 'fr',
      cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
    }
    if (type) headers['content-type'] = type
    const response = await app.request(`${publicUrl}${path}`, { method, headers, body })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const eq = pair!.indexOf('=')
      cookies.set(pair!.slice(0, eq), pair!.slice(eq + 1))
    }
    return response
  }
  const self: Visitor = {
    orgId: 0,
    cookies,
    async ask(route, input = {}) {
      let path = `/api${route.scope === 'org' ? `/orgs/${self.orgId}` : ''}${route.path}`
      for (const [key, value] of Object.entries((input.params ?? {}) as Record<string, unknown>))
        path = path.replace(`{${key}}`, encodeURIComponent(String(value)))
      const query = new URLSearchParams(
        Object.entries((input.query ?? {}) as Record<string, unknown>)
          .filter(([, v]) => v !== undefined)
          .map(([k, v]) => [k, String(v)]),
      )
      if (query.size > 0) path += `?${query}`
      const bytes = route.body === 'bytes'
      const body =
        input.body === undefined
          ? undefined
          : bytes
            ? (input.body as Uint8Array as BodyInit)
            : JSON.stringify(input.body)
      const response = await send(
        route.method.toUpperCase(),
        path,
        body,
        bytes ? 'application/octet-stream' : body ? 'application/json' : undefined,
      )
      if (response.status >= 400) {
        const text = await response.text()
        const refusal = text.startsWith('{')
          ? JSON.parse(text).refusal
          : { code: String(response.status), message: text }
        return { status: response.status, value: undefined as never, refusal }
      }
      const value =
        response.status === 204 ? undefined : route.reply === 'bytes' ? await response.blob() : await response.json()
      return { status: response.status, value: value as never, refusal: null }
    },
    async call(route, input) {
      const answer = await self.ask(route, input)
      if (answer.refusal)
        throw new Error(`${route.method} ${route.path}: ${answer.refusal.code}: ${answer.refusal.message}`)
      return answer.value
    },
    async signIn(email, password) {
      const response = await send(
        'POST',
        '/api/auth/sign-in/email',
        JSON.stringify({ email, password }),
        'application/json',
      )
      if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`)
    },
  }
  return self
}
