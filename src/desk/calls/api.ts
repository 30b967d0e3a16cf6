import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { STEP_TONES } from '../../dunning/model.ts'
import { dayIn, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { type Money, sumsByCurrency } from '../../kernel/money.ts'
import { orRefuse, Refused } from '../../kernel/verdict.ts'
import { LANGS } from '../../kernel/wording.ts'
import { customerOf, paidFor } from '../../parties/index.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { callRoutes as routes } from './contract.ts'
import { DEFAULT_SCRIPTS } from './default-scripts.ts'
import { checkScript, fillScript, lessCredits, SCRIPT_VARIABLES, toneByAge } from './script.ts'
import { creditsOf, dropScript, keepScript, keptScripts, type OwedDocument, owedBy } from './store.ts'

export function serveCalls({ http, db, clock }: ApiDeps): void {
  http.serve(routes.callScript, async (call) => {
    const { orgId, actor, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const customer = await customerOf(tx, call.params.id)
      if (!customer) throw new Refused(notFound().refusal)
      const today = dayIn(timeZone, clock.now())
      // A head is called about all that it is reminded of.
      const owners = [customer.id, ...(await paidFor(tx, [customer.id])).keys()]
      const owed = await owedBy(tx, owners)
      const left = lessCredits(owed, await creditsOf(tx, owners))
      const isLate = left.some(({ dueOn, openCents }) => dueOn < today && openCents > 0)
      // Every late document is named, as in the reminder; what credits cover is not asked for.
      const inQuestion = ({ dueOn }: OwedDocument) => !isLate || dueOn < today
      const told = owed.filter(inQuestion)
      const amounts = summed(left.filter(inQuestion))
      const oldestOn = told[0]?.dueOn ?? null
      const daysLate = oldestOn ? daysBetween(oldestOn, today) : 0
      const tone = call.query.tone ?? toneByAge(daysLate)
      const own = (await keptScripts(tx)).find((one) => one.tone === tone && one.lang === customer.lang)
      const text = fillScript(customer.lang, own?.body ?? DEFAULT_SCRIPTS[tone][customer.lang], {
        me: actor.name,
        organisation: (await organisationOf(tx)).name,
        customer: customer.name,
        documentNos: told.map(({ documentNo }) => documentNo),
        amounts,
        isLessCredits: summed(told).some(({ cents }, index) => cents !== amounts[index]!.cents),
        oldestOn: oldestOn as LocalDate | null,
        daysLate,
      })
      return { tone, lang: customer.lang, text }
    })
  })

  http.serve(routes.scripts, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const kept = await keptScripts(tx)
      return {
        scripts: STEP_TONES.flatMap((tone) =>
          LANGS.map((lang) => {
            const own = kept.find((one) => one.tone === tone && one.lang === lang)
            return { tone, lang, body: own?.body ?? DEFAULT_SCRIPTS[tone][lang], isOwn: own !== undefined }
          }),
        ),
        variables: [...SCRIPT_VARIABLES],
      }
    }),
  )

  http.serve(routes.saveScript, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { tone, lang } = call.params
    const body = call.body.body?.trim() || null
    if (body !== null) orRefuse(checkScript(body))
    const at = clock.now()
    await db.inOrg(orgId, async (tx) => {
      if (body === null) await dropScript(tx, tone, lang)
      else await keepScript(tx, { tone, lang, body }, { at, by: actor.name })
      await record(tx, {
        actor,
        verb: 'call_script_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        at,
        data: { tone, lang, body },
      })
    })
  })
}

const summed = (owed: readonly OwedDocument[]): Money[] =>
  sumsByCurrency(owed.map(({ currency, openCents }) => ({ currency, cents: openCents })))
