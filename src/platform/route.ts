import type { z } from 'zod'

/**
 * One route of the API as data, shared by the server (which serves, checks and documents it) and the web client (which
 * calls it). `scope: 'org'` routes live under `/api/orgs/{orgId}` and need the right named by `need`.
 */
export type RouteSpec = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly summary: string
  readonly scope: 'open' | 'person' | 'org'
  /** The right a member must hold (see access/model.ts); only for `scope: 'org'`. */
  readonly need?: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** JSON by schema, or `'bytes'` for a streamed upload. */
  readonly body?: z.ZodType | 'bytes'
  /** JSON by schema, `'bytes'` for a file, or nothing (204). */
  readonly reply?: z.ZodType | 'bytes'
  /** The status of a good JSON answer, where somebody else's protocol wants another than 200. */
  readonly status?: 201
}

/** Keeps the literal types of a route table, so that calls are typed from it. */
export const routes = <const T extends Record<string, RouteSpec>>(table: T): T => table

export type Params<R extends RouteSpec> = R['params'] extends z.ZodType ? z.output<R['params']> : Record<never, never>
export type Query<R extends RouteSpec> = R['query'] extends z.ZodType ? z.output<R['query']> : Record<never, never>
export type QueryIn<R extends RouteSpec> = R['query'] extends z.ZodType ? z.input<R['query']> : Record<never, never>
export type Body<R extends RouteSpec> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined
export type BodyIn<R extends RouteSpec> = R['body'] extends z.ZodType
  ? z.input<R['body']>
  : R['body'] extends 'bytes'
    ? Blob
    : undefined
/** What a handler gives: nothing in it is changed on the way out, so read-only values are welcome. */
export type Reply<R extends RouteSpec> = R['reply'] extends z.ZodType
  ? Frozen<z.input<R['reply']>>
  : R['reply'] extends 'bytes'
    ? FileReply
    : void
export type ReplyOut<R extends RouteSpec> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : R['reply'] extends 'bytes'
    ? Blob
    : undefined

type Frozen<T> = T extends Date
  ? T
  : T extends readonly (infer U)[]
    ? readonly Frozen<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T

/** A file sent back: its bytes, its type, and the name it is saved under (shown in the page when `inline`). */
export type FileReply = {
  readonly bytes: Uint8Array | ReadableStream<Uint8Array>
  readonly type: string
  readonly name: string
  readonly inline?: boolean
}
