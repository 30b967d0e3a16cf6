import { organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { type FilledMessage, paragraph, plain } from '../correspondence/index.ts'
import { dayIn, formatDay, type LocalDate, minuteOfDayIn, weekday } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { say } from '../kernel/wording.ts'
import { type Colleague, colleagueOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import { record, systemActor } from '../trail/index.ts'
import type { ColleagueDeps } from './deps.ts'
import { type DigestCustomer, digestFacts } from './digest-facts.ts'
import { digestsToMake, insertDigest, lockDigests } from './digest-store.ts'
import { digestWording as words } from './digest-wording.ts'
import { mailWording } from './mail-wording.ts'
import { mondayOf } from './rules.ts'
import { insertQuestion } from './store.ts'
import { mailToColleague, openPage } from './tell-colleague.ts'

/** Nobody is written to before seven in the morning of the organisation. */
const FROM_MINUTE = 7 * 60
/** The customers that one mail tells of; the others are counted in it. */
const MOST_CUSTOMERS = 40

/**
 * Makes the digests of the week that are still to be made, each in a transaction of its own: from Monday at seven on, and later in the
 * week when nobody was there on Monday. The mail, its links and the note that it was made stand or fall together: once for each week
 * and colleague, whatever dies in between. A week with nothing to say is noted and sends nothing. One that fails stops no other.
 */
export async function sendDigests(deps: ColleagueDeps, orgId: number): Promise<void> {
  const { db, clock } = deps
  const at = clock.now()
  const due = await db.inOrg(orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const today = dayIn(timeZone, at)
    if (weekday(today) === 1 && minuteOfDayIn(timeZone, at) < FROM_MINUTE) return null
    return { today, colleagues: await digestsToMake(tx, mondayOf(today)) }
  })
  for (const { colleagueId } of due?.colleagues ?? []) {
    const by = { actor: systemActor('colleagues'), at, today: due!.today }
    try {
      await db.inOrg(orgId, (tx) => makeDigest(tx, deps, colleagueId, by))
    } catch (error) {
      log.error('a weekly digest could not be made', error, { orgId, colleagueId })
    }
  }
}

async function makeDigest(tx: OrgTx, deps: ColleagueDeps, colleagueId: string, by: By): Promise<void> {
  await lockDigests(tx)
  const weekOn = mondayOf(by.today)
  const isDue = (await digestsToMake(tx, weekOn)).some((one) => one.colleagueId === colleagueId)
  const colleague = isDue ? await colleagueOf(tx, colleagueId) : null
  if (!colleague) return
  const { lang } = await organisationOf(tx)
  const customers = await digestFacts(tx, deps, colleagueId, lang, by.today)
  const messageId = customers.length === 0 ? null : await writeDigest(tx, deps, colleague, customers, by)
  await insertDigest(tx, { colleagueId, weekOn, at: by.at, customers: customers.length, messageId })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'digest_made',
    subject: { kind: 'colleague', id: colleagueId },
    data: { weekOn, customers: customers.length, message: messageId },
  })
}

async function writeDigest(
  tx: OrgTx,
  deps: ColleagueDeps,
  colleague: Colleague,
  customers: readonly DigestCustomer[],
  by: By,
): Promise<string> {
  const { lang } = await organisationOf(tx)
  const shown = customers.slice(0, MOST_CUSTOMERS)
  const blocks: FilledMessage['blocks'][number][] = []
  let lastOn: LocalDate = by.today
  for (const customer of shown) {
    const page = await pageFor(tx, deps, colleague, customer.customerId, by)
    lastOn = page.lastOn
    const lines = customer.lines.map((line) => [plain(line)])
    blocks.push({ kind: 'paragraph', lines: [[{ text: customer.name, bold: true, url: page.address }], ...lines] })
  }
  const day = formatDay(lang, mondayOf(by.today))
  const written: FilledMessage = {
    subject: say(lang, words.subject, { day, count: customers.length }),
    blocks: [
      paragraph(say(lang, mailWording.hello, { name: colleague.name })),
      paragraph(say(lang, words.intro)),
      ...blocks,
      ...(customers.length > shown.length
        ? [paragraph(say(lang, words.more, { count: customers.length - shown.length }))]
        : []),
      paragraph(say(lang, words.linkNote, { day: formatDay(lang, lastOn) })),
      { kind: 'signature' },
    ],
  }
  return mailToColleague(tx, { colleague, customerId: null, purpose: 'colleague_digest', written }, by)
}

/** The page of one customer that a digest opens: like a question that asks nothing. */
async function pageFor(tx: OrgTx, { links }: ColleagueDeps, colleague: Colleague, customerId: string, by: By) {
  const question = {
    id: newId(by.at),
    colleagueId: colleague.id,
    customerId,
    disputeId: null,
    itemIds: [],
    origin: 'digest' as const,
    asks: '',
    showsEvidence: false,
    answerBy: null,
    askedBy: by.actor.id,
    askedByName: by.actor.name,
    askedAt: by.at,
    toldOn: by.today,
    messageId: null,
  }
  await insertQuestion(tx, question)
  return openPage(tx, links, question, by)
}
