import { z } from 'zod'
import { PROOF_KINDS, TRACKING_KINDS } from '../adapters/web-service/carrier.ts'
import { routes } from '../platform/route.ts'
import { PROVIDER_KINDS, PROVIDER_NAMES } from './provider-model.ts'

const instant = z.date().or(z.string())
const kind = z.enum(PROVIDER_KINDS)
const settings = z.record(z.string(), z.string().or(z.boolean()))

const providerInput = z.object({
  name: z.enum(PROVIDER_NAMES),
  settings,
  /** By name; one left out or empty keeps what is already known for the same service at the same place. */
  secrets: z.record(z.string(), z.string().max(4000)),
  /** Off: everything of this kind goes to the test mailbox, letters are printed here, and nothing leaves. */
  isLive: z.boolean(),
  perMinute: z.number().int().min(1).max(1000),
})
export type ProviderInput = z.output<typeof providerInput>

const provider = z
  .object({
    kind,
    name: z.enum(PROVIDER_NAMES),
    settings: z.record(z.string(), z.unknown()),
    isLive: z.boolean(),
    perMinute: z.number().int(),
    secretsKnown: z.array(z.string()),
    areSecretsReadable: z.boolean(),
    /** What the service is told to call. */
    hookAddress: z.string(),
    lastAnswer: z.string().nullable(),
    lastAnswerAt: instant.nullable(),
    lastAnswerGood: z.boolean().nullable(),
    /** Calls in the service's name that were not believed. */
    refusedCalls: z.number().int(),
    refusedAt: instant.nullable(),
  })
  .meta({ id: 'Provider' })

const hookParams = z.object({
  orgId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
  kind,
  key: z.string().max(100),
})
const hookReply = z.object({ taken: z.boolean() })

/** What a service said of a message, and what it attests. */
export const tracking = z.array(z.object({ kind: z.enum(TRACKING_KINDS), at: instant, detail: z.string() }))
export const serviceProofs = z.array(
  z.object({ kind: z.enum(PROOF_KINDS), sha256: z.string(), fetchedAt: instant, size: z.number().int() }),
)

/** The services that carry texts, letters and registered letters: set up, tried, and what they call. */
export const providerRoutes = routes({
  providers: {
    method: 'get',
    path: '/providers',
    scope: 'org',
    need: 'settings.manage',
    summary: 'The services set up, without their secrets',
    reply: z.object({ providers: z.array(provider), isDemo: z.boolean() }),
  },
  saveProvider: {
    method: 'put',
    path: '/providers/{kind}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Sets up the service of a kind; secrets are sealed and never sent back',
    params: z.object({ kind }),
    body: providerInput,
  },
  dropProvider: {
    method: 'delete',
    path: '/providers/{kind}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Takes a service away',
    params: z.object({ kind }),
  },
  tryProvider: {
    method: 'post',
    path: '/providers/{kind}/try',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Tries settings before they are saved: one real text, or a question about the account',
    params: z.object({ kind }),
    body: providerInput.extend({ to: z.string().trim().max(40) }),
    reply: z.object({ response: z.string(), wasSent: z.boolean() }),
  },
  serviceProof: {
    method: 'get',
    path: '/messages/{id}/proofs/{kind}',
    scope: 'org',
    need: 'claims.read',
    summary: 'What a service attests of a message, byte for byte',
    params: z.object({ id: z.uuid(), kind: z.enum(PROOF_KINDS) }),
    reply: 'bytes',
  },
  hook: {
    method: 'post',
    path: '/hooks/{orgId}/{kind}/{key}',
    scope: 'open',
    summary: 'What services call: proven or refused, bounded, and the same thing told twice counts once',
    params: hookParams,
    body: 'bytes',
    reply: hookReply,
  },
  hookCreated: {
    method: 'post',
    path: '/hooks/{orgId}/{kind}/{key}/created',
    scope: 'open',
    summary: 'The same, for services that hold a call for taken when it is answered 201',
    params: hookParams,
    body: 'bytes',
    reply: hookReply,
    status: 201,
  },
  hookByAddress: {
    method: 'get',
    path: '/hooks/{orgId}/{kind}/{key}',
    scope: 'open',
    summary: 'The same, for services that tell in the address',
    params: hookParams,
    reply: hookReply,
  },
})
