import { inCharge, lastTalks } from '../../desk/index.ts'
import { explainReason, ownName, runDay, simulate } from '../../dunning/index.ts'
import { dayIn, formatDay, type LocalDate, toLocalDate } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { systemActor } from '../../trail/index.ts'
import { type CommandCall, print, type Run } from './command.ts'
import { waited } from './progress-bar.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  dayWrong: {
    fr: '« {value} » n’est pas un jour : écrivez AAAA-MM-JJ.',
    en: '“{value}” is not a day: write YYYY-MM-DD.',
  },
  deciding: { fr: 'Décision de la journée du {day}', en: 'Deciding the day {day}' },
  decided: {
    fr: 'Journée du {day} décidée : {send, number} à envoyer, {confirm, number} à confirmer, {hold, number} retenus, {wait, number} en attente, {exhausted, number} au bout du scénario.',
    en: 'Day {day} decided: {send, number} to send, {confirm, number} to confirm, {hold, number} held, {wait, number} waiting, {exhausted, number} at the end of the scenario.',
  },
  simulated: {
    fr: 'Simulation du {day} : {count, plural, one {# message} other {# messages}} ; rien n’est envoyé ni enregistré.',
    en: 'Simulation of {day}: {count, plural, one {# message} other {# messages}}; nothing is sent or saved.',
  },
} satisfies Record<string, Sentence>

export const dun: Run = (call) =>
  withDatabase(async ({ db }) => {
    const organisation = await chooseOrganisation(db, call.values.org)
    const on = dayAsked(call, organisation.timeZone)
    const deps = { db, clock: systemClock, lastTalks, inCharge }
    if (!call.values.simulate) {
      const day = formatDay(call.lang, on)
      let far: { done: number; total: number } | null = null
      const watch = (done: number, total: number) => {
        far = { done, total }
      }
      const deciding = runDay(deps, organisation.orgId, on, systemActor('cli'), watch)
      const counts = await waited(say(call.lang, words.deciding, { day }), deciding, async () => far)
      print(call.values.json ? JSON.stringify({ on, counts }) : say(call.lang, words.decided, { day, ...counts }))
      return 0
    }
    const { lang, values } = call
    const { messages, names } = await db.inOrg(organisation.orgId, async (tx) => {
      const messages = await simulate(tx, deps, {
        from: on,
        to: on,
        tried: null,
        heedsFreshness: false,
        customers: null,
      })
      const ids = [...new Set(messages.map((message) => message.customerId))]
      return { messages, names: new Map((await customersById(tx, ids)).map((customer) => [customer.id, customer])) }
    })
    if (values.json) {
      const told = messages.map(({ step, why, ...message }) => ({
        ...message,
        code: names.get(message.customerId)!.code,
        step: step.id,
        channel: step.channel,
        why: explainReason(lang, why),
      }))
      print(JSON.stringify({ on, messages: told }))
      return 0
    }
    print(say(lang, words.simulated, { day: formatDay(lang, on), count: messages.length }))
    for (const { customerId, step, totals, why } of messages) {
      const amounts = totals.map((total) => formatMoney(lang, total.netCents, total.currency)).join(' + ')
      print(
        `  ${names.get(customerId)!.name.padEnd(40)} ${ownName(lang, step.name).padEnd(24)} ${amounts.padStart(16)}  ${explainReason(lang, why)}`,
      )
    }
    return 0
  })

function dayAsked({ values }: CommandCall, timeZone: string): LocalDate {
  const asked = values.on as string | undefined
  const on = asked === undefined ? dayIn(timeZone, new Date()) : toLocalDate(asked)
  if (!on) throw new Refused(refuse('day_wrong', words.dayWrong, { value: asked! }).refusal)
  return on
}
