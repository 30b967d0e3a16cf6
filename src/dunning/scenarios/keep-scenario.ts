import { organisationOf } from '../../access/index.ts'
import { TONES } from '../../correspondence/model.ts'
import { dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Actor, record } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import type { DunningDeps } from '../deps.ts'
import type { Scenario } from '../model.ts'
import { insertScenario, updateAttestation, updateSetting } from '../store.ts'
import { type ScenarioBook, scenarioBook } from './book.ts'
import { faultsOfPeople } from './check-people.ts'
import { validateScenario } from './validate-scenario.ts'
import { keepVersion, moveEverybody } from './version-store.ts'

/** The texts a step can name. */
export const TEMPLATE_KEYS: ReadonlySet<string> = new Set(TONES)

/** A scenario as a person wrote it. */
export type ScenarioDraft = Omit<Scenario, 'id' | 'version'>

/**
 * Saves a new version and decides today again under it, or gives everything that is wrong with it. Refused when somebody saved
 * another version since `basedOn` was read. Past actions keep the version they were decided by; customers with an open document that
 * came to a step keep theirs too (`keep`), or all follow the new one (`move`).
 */
export async function saveScenario(
  tx: OrgTx,
  deps: DunningDeps,
  basedOn: number,
  draft: ScenarioDraft,
  actor: Actor,
  id?: string,
  running: 'keep' | 'move' = 'move',
): Promise<Scenario | readonly Refusal[]> {
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  const before = writtenOrRefuse(book, id)
  refuseTakenName(book, draft.name, before.id)
  if (before.version !== basedOn)
    throw new Refused(
      refuse('changed_meanwhile', words.scenarioChanged, { current: before.version }, 'version').refusal,
    )
  const scenario: Scenario = { ...draft, id: before.id, version: basedOn + 1 }
  const faults = [...validateScenario(scenario, TEMPLATE_KEYS), ...(await faultsOfPeople(tx, scenario))]
  if (faults.length > 0) return faults
  // Two people saving at once: the second finds the version taken.
  if ((await insertScenario(tx, scenario, actor.id, at)) === 0)
    throw new Refused(
      refuse('changed_meanwhile', words.scenarioChanged, { current: scenario.version }, 'version').refusal,
    )
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  const kept = running === 'keep' ? await keepVersion(tx, scenario.id, basedOn, today) : 0
  if (running === 'move') await moveEverybody(tx, scenario.id)
  await decideTodayLater(tx)
  await record(tx, {
    actor,
    verb: 'scenario_changed',
    subject: { kind: 'scenario', id: scenario.id },
    at,
    data: { before, after: scenario, kept },
  })
  return scenario
}

/** Adds a scenario as a copy of another. Nobody follows it until a person says so of a customer. */
export async function addScenario(
  tx: OrgTx,
  deps: DunningDeps,
  input: { readonly name: string; readonly copyOf: string },
  actor: Actor,
): Promise<string> {
  const at = deps.clock.now()
  const book = await scenarioBook(tx, at)
  if (input.name === '') throw new Refused(refuse('name_missing', words.scenarioNameMissing, undefined, 'name').refusal)
  refuseTakenName(book, input.name, null)
  const scenario = { ...writtenOrRefuse(book, input.copyOf), id: newId(at), version: 1, name: input.name }
  await insertScenario(tx, scenario, actor.id, at)
  await record(tx, {
    actor,
    verb: 'scenario_added',
    subject: { kind: 'scenario', id: scenario.id },
    at,
    data: { name: input.name, copyOf: input.copyOf },
  })
  return scenario.id
}

/** A scenario in force as it was written; the standard one when none is named. */
export function writtenOrRefuse(book: ScenarioBook, id: string | undefined): Scenario {
  const found = id === undefined ? book.standard : book.written.get(id)
  if (!found) throw new Refused(refuse('scenario_unknown', words.scenarioUnknown, undefined, 'scenarioId').refusal)
  return found
}

function refuseTakenName({ written }: ScenarioBook, name: string, own: string | null): void {
  const wanted = name.trim().toLowerCase()
  if ([...written.values()].some(({ id, name: known }) => id !== own && known.trim().toLowerCase() === wanted))
    throw new Refused(refuse('name_taken', words.scenarioNameTaken, { name }, 'name').refusal)
}

/** How old the books may be, and whether automatic steps leave by themselves. What is not given stays. */
export async function saveSettings(
  tx: OrgTx,
  deps: DunningDeps,
  input: { freshnessDays: number | null; automatic?: boolean | undefined },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  const { setting } = await scenarioBook(tx, at)
  const after = { freshnessDays: input.freshnessDays, automatic: input.automatic ?? setting.automatic }
  await updateSetting(tx, after, at)
  await decideTodayLater(tx)
  await record(tx, {
    actor,
    verb: 'reminder_settings_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { before: { freshnessDays: setting.freshnessDays, automatic: setting.automatic }, after },
  })
}

/** A person answers for the books: what was held because they were old is decided again. */
export async function attest(tx: OrgTx, deps: DunningDeps, on: LocalDate, actor: Actor): Promise<void> {
  const at = deps.clock.now()
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  if (on > today)
    throw new Refused(refuse('attest_future', words.attestFuture, { day: formatDay('fr', on) }, 'on').refusal)
  const { setting } = await scenarioBook(tx, at)
  await updateAttestation(tx, on, actor.id, at)
  await decideTodayLater(tx)
  await record(tx, {
    actor,
    verb: 'books_attested',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { before: setting.attestedOn, on },
  })
}

/** The day is decided again by a job: an organisation with many customers takes longer than a request should. */
export const decideTodayLater = (tx: OrgTx): Promise<void> =>
  enqueue(
    tx,
    'dunning.run_day',
    { orgId: tx.orgId },
    { queue: `dunning:${tx.orgId}`, key: `dunning.run_day:${tx.orgId}` },
  )
