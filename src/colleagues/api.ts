import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { actingAs } from '../cash/index.ts'
import { type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { colleagueOf } from '../parties/index.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { askAgain, askColleague, closeQuestion, withdrawQuestion } from './ask-colleague.ts'
import { colleaguesRoutes as routes } from './contract.ts'
import { decideDeed } from './decide-deed.ts'
import { fileOf } from './deed-store.ts'
import type { ColleagueDeps } from './deps.ts'
import { digestFacts } from './digest-facts.ts'
import { addSubscriber, dropSubscriber, subscribersOf } from './digest-store.ts'
import { servePages } from './page.ts'
import { presentQuestion, presentQuestions } from './present.ts'
import { keepSettingRow, settingOf } from './store.ts'
import { colleaguesWording as words } from './wording.ts'

export function serveColleagues(api: ApiDeps, deps: ColleagueDeps): void {
  const { http, db, clock } = api
  servePages(api, deps)

  http.serve(routes.questions, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return { questions: await db.inOrg(member.orgId, (tx) => presentQuestions(tx, call.query, today)) }
  })

  http.serve(routes.question, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => presentQuestion(tx, call.params.id, call.lang, today))
  })

  http.serve(routes.ask, async (call) => {
    const member = memberOf(call)
    const answerBy = call.body.answerBy === null ? null : dayGiven(call.body.answerBy)
    const input = { ...call.body, answerBy }
    return {
      id: await db.inOrg(member.orgId, (tx) => askColleague(tx, deps.links, input, actingAs(member, clock))),
    }
  })

  http.serve(routes.remind, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => askAgain(tx, deps.links, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.withdraw, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawQuestion(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.close, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => closeQuestion(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.decide, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => decideDeed(tx, call.params.id, call.body.isAgreed, actingAs(member, clock)))
  })

  http.serve(routes.file, async (call) => {
    const file = await db.inOrg(memberOf(call).orgId, (tx) => fileOf(tx, call.params.id))
    if (!file) throw new Refused(notFound().refusal)
    return file
  })

  http.serve(routes.setting, async (call) => db.inOrg(memberOf(call).orgId, settingOf))

  http.serve(routes.keepSetting, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSettingRow(tx, call.body)
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'question_setting_changed', subject, data: { before, after: call.body } })
    })
    return call.body
  })

  http.serve(routes.subscribers, async (call) => ({
    subscribers: await db.inOrg(memberOf(call).orgId, subscribersOf),
  }))

  http.serve(routes.subscribe, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    const { id } = call.params
    await db.inOrg(member.orgId, async (tx) => {
      const colleague = await colleagueOf(tx, id)
      if (!colleague) throw new Refused(notFound().refusal)
      if (call.body.isWanted && !colleague.email)
        throw new Refused(refuse('email_missing', words.noAddress, { name: colleague.name }).refusal)
      const changed = call.body.isWanted ? await addSubscriber(tx, id, at) : await dropSubscriber(tx, id)
      if (changed === 0) return
      const verb = call.body.isWanted ? 'digest_subscribed' : 'digest_unsubscribed'
      await record(tx, { actor, at, verb, subject: { kind: 'colleague', id } })
    })
  })

  http.serve(routes.digestPreview, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { lang } = await organisationOf(tx)
      if (!(await colleagueOf(tx, call.params.id))) throw new Refused(notFound().refusal)
      return { customers: await digestFacts(tx, deps, call.params.id, lang, today) }
    })
  })
}

function dayGiven(text: string): LocalDate {
  const day = toLocalDate(text)
  if (!day) throw new Refused(refuse('day_wrong', words.dayWrong, undefined, 'answerBy').refusal)
  return day
}
