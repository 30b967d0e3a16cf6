import { memberOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { notFound } from '../../platform/http.ts'
import { type ScenarioBook, scenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import { listTrials, type Trial, trialById } from '../segments/trial-store.ts'
import { dayAsked, type Serving } from '../serving.ts'
import { trialRoutes as routes, type TrialRow } from './contract.ts'
import { beginTrial, concludeTrial } from './keep-trial.ts'
import { measureTrial } from './measure-trial.ts'

export function serveTrials({ http, inOrg, deps }: Serving): void {
  http.serve(routes.trials, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      return { rows: (await listTrials(tx)).map((trial) => presentTrial(call.lang, book, trial)) }
    }),
  )
  http.serve(routes.trial, async (call) =>
    inOrg(call, async (tx) => {
      const trial = await trialById(tx, call.params.id)
      if (!trial) throw new Refused(notFound().refusal)
      const at = deps.clock.now()
      const { judgement, ...sides } = await measureTrial(tx, at, trial)
      const { verdict, differencePoints, interval, sentence, params } = judgement
      return {
        ...sides,
        trial: presentTrial(call.lang, await scenarioBook(tx, at), trial),
        verdict,
        differencePoints,
        interval,
        sentence: say(call.lang, sentence, params),
      }
    }),
  )
  http.serve(routes.beginTrial, async (call) =>
    inOrg(call, async (tx) => {
      const { fromOn, toOn } = call.body
      const span = { fromOn: dayAsked(fromOn, 'fromOn'), toOn: dayAsked(toOn, 'toOn') }
      return { id: await beginTrial(tx, deps, { ...call.body, ...span }, memberOf(call).actor) }
    }),
  )
  http.serve(routes.endTrial, async (call) =>
    inOrg(call, (tx) => concludeTrial(tx, deps, call.params.id, call.body.adopt, memberOf(call).actor)),
  )
}

function presentTrial(lang: Lang, book: ScenarioBook, trial: Trial): TrialRow {
  const named = (id: string): string => ownName(lang, book.written.get(id)?.name ?? '')
  return { ...trial, championName: named(trial.championId), challengerName: named(trial.challengerId) }
}
