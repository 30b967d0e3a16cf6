import { everyOrganisation, organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../platform/jobs.ts'
import { log } from '../platform/log.ts'
import { systemActor } from '../trail/index.ts'
import { askAgain } from './ask-colleague.ts'
import type { ColleagueDeps } from './deps.ts'
import { sendDigests } from './digest.ts'
import { followDisputes } from './follow-disputes.ts'
import { remindsToday } from './rules.ts'
import { openQuestions, questionsByMessage, settingOf } from './store.ts'
import { takeMailAnswers } from './take-mail-answers.ts'
import { colleaguesWording as words } from './wording.ts'

const clockwork = async (tx: OrgTx, at: Date): Promise<By> => {
  const { timeZone } = await organisationOf(tx)
  return { actor: systemActor('colleagues'), at, today: dayIn(timeZone, at) }
}

/** `colleagues.schedule` is for all organisations; `colleagues.tell` for one, and may run as often as one likes. */
export const colleagueJobs = (deps: ColleagueDeps): JobHandlers => ({
  'colleagues.schedule': () => schedule(deps),
  async 'colleagues.tell'({ orgId }) {
    await deps.db.inOrg(orgId, async (tx) => {
      const by = await clockwork(tx, deps.clock.now())
      await takeMailAnswers(tx, deps, by)
      await followDisputes(tx, deps.links, by)
      await remindColleagues(tx, deps, by)
    })
    await sendDigests(deps, orgId)
  },
})

/** Every quarter of an hour, and once when the worker starts: what was due while nobody was there is caught up. */
export const colleagueCron = [{ task: 'colleagues.schedule', match: '*/15 * * * *' }] as const

async function schedule({ db }: ColleagueDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, (tx) =>
        enqueue(tx, 'colleagues.tell', { orgId }, { queue: `colleagues:${orgId}`, key: `colleagues.tell:${orgId}` }),
      )
    } catch (error) {
      log.error('the questions of an organisation could not be looked at', error, { orgId })
    }
  }
}

/** A dispute was opened, changed or ended: its colleagues are asked at once. */
export const disputeMoved = ({ db, clock, links }: ColleagueDeps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => followDisputes(tx, links, await clockwork(tx, clock.now())))

/** Those who have not answered are written to again after their working days. One who left since is left alone. */
async function remindColleagues(tx: OrgTx, { links }: ColleagueDeps, by: By): Promise<void> {
  const setting = await settingOf(tx)
  for (const question of await openQuestions(tx)) {
    if (!remindsToday(question, setting, by.today)) continue
    try {
      await askAgain(tx, links, question.id, by)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
}

/** Asked just before mails leave: one about a question that was withdrawn, closed or answered is not sent. By message. */
export async function questionsUnwanted(
  tx: OrgTx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Extract<Verdict<never>, { ok: false }>['refusal']>> {
  const { refusal } = refuse('question_over', words.mailWithdrawn) as Extract<Verdict<never>, { ok: false }>
  const over = (await questionsByMessage(tx, messageIds)).filter(({ state }) => state !== 'open')
  return new Map(over.map(({ messageId }) => [messageId, refusal]))
}
