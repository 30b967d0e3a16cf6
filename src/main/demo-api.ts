import { z } from 'zod'
import { playThrough } from '../../sim/play-through.ts'
import { type ApiDeps, type Person } from '../access/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { invariant } from '../kernel/invariant.ts'
import { log } from '../platform/log.ts'
import type { Deps } from './app.ts'
import { demoRoutes as routes } from './demo-contract.ts'

type State = z.output<(typeof routes.demo)['reply']>

const NONE: State = { state: 'none', done: 0, total: 0, startedAt: null, orgId: null }

/**
 * One demonstration is prepared at a time for each person, by the process that was asked. `cutOff`: those whose demonstration an
 * earlier process took with it, until they ask for another.
 */
export function serveDemo({ http, ...deps }: ApiDeps & Deps, cutOff: ReadonlySet<string>): void {
  const states = new Map<string, State>([...cutOff].map((userId) => [userId, { ...NONE, state: 'interrupted' }]))
  const personOf = (call: { who: { person: Person | null } }): Person => {
    invariant(call.who.person, 'the gate admits signed-in people only to personal routes')
    return call.who.person
  }

  http.serve(routes.demo, async (call) => states.get(personOf(call).userId) ?? NONE)

  http.serve(routes.makeDemo, async (call) => {
    const person = personOf(call)
    const current = states.get(person.userId)
    if (current?.state === 'preparing') return current
    const state: State = { state: 'preparing', done: 0, total: 0, startedAt: deps.clock.now(), orgId: null }
    states.set(person.userId, state)
    playThrough(deps, person, dayIn('Europe/Paris', deps.clock.now()), (done, total) =>
      Object.assign(state, { done, total }),
    ).then(
      (orgId) => Object.assign(state, { state: 'ready', orgId }),
      (error) => {
        Object.assign(state, { state: 'failed' })
        log.error('the demonstration could not be prepared', error)
      },
    )
    return state
  })
}
