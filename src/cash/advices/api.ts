import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { bytesSource } from '../../adapters/ledger-files/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { actingAs, type By } from '../acting.ts'
import { adviceRoutes as routes } from './contract.ts'
import { correctAdvice, keepAdvice, takeUpAdvice, withdrawAdvice } from './keep-advice.ts'
import { type GivenAdvice, presentAdvices, readingOf, understand } from './read-advice.ts'
import { adviceOf, advicesOf, countAdvices, type StoredAdvice } from './store.ts'
import { adviceWording as words } from './wording.ts'

/** `lookAgain` looks at the open lines of an organisation once more: matching knows advices, and not the other way round. */
export function serveAdvices(
  { http, db, clock }: ApiDeps,
  lookAgain: (orgId: number, by: By) => Promise<unknown>,
): void {
  http.serve(routes.advices, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const waiting = await presentAdvices(tx, await advicesOf(tx, 'waiting'))
      const { show } = call.query
      return {
        advices: show === 'waiting' ? waiting : await presentAdvices(tx, await advicesOf(tx, show)),
        counts: { ...(await countAdvices(tx)), stale: waiting.filter((advice) => advice.isStale).length },
      }
    }),
  )

  http.serve(routes.advice, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const advice = await adviceOf(tx, call.params.id)
      if (!advice) throw new Refused(notFound().refusal)
      const [shown] = await presentAdvices(tx, [advice])
      return { advice: shown!, reading: await readingOf(tx, call.lang, advice, advice.customerId) }
    }),
  )

  const understood = async (orgId: number, given: GivenAdvice) => {
    const { currency } = await db.inOrg(orgId, organisationOf)
    return { ...(await understand(given, currency)), bytes: given.bytes }
  }

  http.serve(routes.readAdvice, async (call) => {
    const { orgId } = memberOf(call)
    const said = await understood(orgId, pasted(call.body.text))
    return db.inOrg(orgId, (tx) => readingOf(tx, call.lang, said, call.body.customerId))
  })

  http.serve(routes.readAdviceFile, async (call) => {
    const { orgId } = memberOf(call)
    const said = await understood(orgId, await sent(call.query.name, call.upload))
    return db.inOrg(orgId, (tx) => readingOf(tx, call.lang, said, call.query.customerId ?? null))
  })

  /** What changes an advice changes what is proposed for lines that wait: they are looked at again. */
  const change = async (member: ReturnType<typeof memberOf>, work: (tx: OrgTx, by: By) => Promise<StoredAdvice>) => {
    const by = actingAs(member, clock)
    const { id } = await db.inOrg(member.orgId, (tx) => work(tx, by))
    await lookAgain(member.orgId, by)
    return db.inOrg(member.orgId, async (tx) => (await presentAdvices(tx, [(await adviceOf(tx, id))!]))[0]!)
  }

  http.serve(routes.pasteAdvice, async (call) => {
    const said = await understood(memberOf(call).orgId, pasted(call.body.text))
    return change(memberOf(call), (tx, by) => keepAdvice(tx, said, call.body.customerId, by))
  })

  http.serve(routes.uploadAdvice, async (call) => {
    const said = await understood(memberOf(call).orgId, await sent(call.query.name, call.upload))
    return change(memberOf(call), (tx, by) => keepAdvice(tx, said, call.query.customerId ?? null, by))
  })

  http.serve(routes.correctAdvice, async (call) =>
    change(memberOf(call), (tx, by) => correctAdvice(tx, call.params.id, call.body.customerId, by)),
  )

  http.serve(routes.restoreAdvice, async (call) =>
    change(memberOf(call), (tx, by) => takeUpAdvice(tx, call.params.id, by)),
  )

  http.serve(routes.dropAdvice, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => withdrawAdvice(tx, call.params.id, by))
    await lookAgain(member.orgId, by)
  })
}

/** Pasted text is named after its first words. */
const pasted = (text: string): GivenAdvice => ({
  name: text.trim().replace(/\s+/g, ' ').slice(0, 60),
  content: text,
  bytes: new TextEncoder().encode(text),
})

const LARGEST_ADVICE = 16 << 20

/** The whole upload, or a refusal once it is longer than any advice. */
async function sent(name: string, upload: ReadableStream<Uint8Array> | null): Promise<GivenAdvice> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > LARGEST_ADVICE) throw new Refused(refuse('too_large', words.tooLarge).refusal)
    parts.push(part)
  }
  const bytes = Buffer.concat(parts)
  return { name, content: bytesSource(bytes), bytes }
}
