import { type ApiDeps, memberOf, membersOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { userOf } from '../worklist/api.ts'
import type { FileName } from './act-store.ts'
import { giveCreditor, giveFiles, putFilesOff, takeFilesUp } from './acts.ts'
import { type ChosenFiles, caseloadRoutes as routes } from './contract.ts'
import {
  countFiles,
  creditorsInHand,
  type FileFilter,
  fileAfter,
  fileOf,
  listFiles,
  namesOf,
  sumFiles,
  withWords,
} from './list-store.ts'
import { MOST_LISTED } from './model.ts'
import { boardView, fileView } from './present.ts'
import { caseloadWording as words } from './wording.ts'

type Call = Parameters<typeof memberOf>[0]

/** What an agency has in hand: its own rows, in its own organisation. */
export function serveCaseload({ http, db, clock }: ApiDeps): void {
  const todayOf = (call: Call) => dayIn(memberOf(call).timeZone, clock.now())
  const filterIn = async (tx: OrgTx, call: Call, filter: FileFilter): Promise<FileFilter> => {
    if ((filter.least !== undefined || filter.most !== undefined) && filter.currency === undefined)
      throw new Refused(refuse('currency_missing', words.currencyMissing, undefined, 'currency').refusal)
    return withWords(tx, filter.member === 'me' ? { ...filter, member: userOf(call) } : filter)
  }

  /** The files of a choice; a list that holds too many is first narrowed by whoever asks. */
  const chosenIn = async (tx: OrgTx, call: Call, chosen: ChosenFiles): Promise<readonly FileName[]> => {
    if ('files' in chosen) return chosen.files
    const found = await namesOf(tx, await filterIn(tx, call, chosen.all), chosen.except, MOST_LISTED, todayOf(call))
    if (found.length > MOST_LISTED) throw new Refused(refuse('too_many', words.tooMany, { most: MOST_LISTED }).refusal)
    return found
  }

  http.serve(routes.caseload, async (call) => {
    const { limit, offset, sort, ...asked } = call.query
    const today = todayOf(call)
    return db.inOrg(memberOf(call).orgId, async (tx) => {
      const filter = await filterIn(tx, call, asked)
      const rows = await listFiles(tx, filter, { sort, limit, offset }, today)
      return { files: rows.map((row) => fileView(call.lang, row, today)), count: await countFiles(tx, filter, today) }
    })
  })

  http.serve(routes.caseloadBoard, async (call) => {
    return db.inOrg(memberOf(call).orgId, async (tx) =>
      boardView(
        {
          sums: await sumFiles(tx, await filterIn(tx, call, call.query), todayOf(call)),
          creditors: await creditorsInHand(tx),
          members: await membersOf(tx),
        },
        userOf(call),
      ),
    )
  })

  http.serve(routes.creditorsInHand, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ creditors: (await creditorsInHand(tx)).length })),
  )

  http.serve(routes.nextFile, async (call) => {
    const { sort, pressing, placementId, oldestOn, openCents, inCurrency, ...asked } = call.query
    const at = {
      placementId,
      pressing,
      openCents,
      currency: inCurrency,
      oldestOn: (oldestOn ?? null) as LocalDate | null,
    }
    const today = todayOf(call)
    return db.inOrg(memberOf(call).orgId, async (tx) => {
      const row = await fileAfter(tx, await filterIn(tx, call, asked), sort, at, today)
      return { file: row && fileView(call.lang, row, today) }
    })
  })

  http.serve(routes.fileInHand, async (call) => {
    const { creditorOrgId, placementId } = call.params
    return db.inOrg(memberOf(call).orgId, async (tx) => {
      const row = await fileOf(tx, creditorOrgId, placementId)
      if (!row) throw new Refused(notFound().refusal)
      return fileView(call.lang, row, todayOf(call))
    })
  })

  http.serve(routes.snoozeFiles, async (call) => {
    const { until, why } = call.body
    const by = actingAs(memberOf(call), clock)
    return db.inOrg(memberOf(call).orgId, async (tx) => ({
      count: await putFilesOff(tx, await chosenIn(tx, call, call.body), { until: until as LocalDate, why }, by),
    }))
  })

  http.serve(routes.wakeFiles, async (call) => {
    const by = actingAs(memberOf(call), clock)
    return db.inOrg(memberOf(call).orgId, async (tx) => ({
      count: await takeFilesUp(tx, await chosenIn(tx, call, call.body), by),
    }))
  })

  http.serve(routes.giveFiles, async (call) => {
    const by = actingAs(memberOf(call), clock)
    const { member } = call.body
    const to = member === 'me' ? userOf(call) : member
    return db.inOrg(memberOf(call).orgId, async (tx) => ({
      count: await giveFiles(tx, await chosenIn(tx, call, call.body), to, by),
    }))
  })

  http.serve(routes.giveCreditor, async (call) => {
    const by = actingAs(memberOf(call), clock)
    await db.inOrg(memberOf(call).orgId, (tx) => giveCreditor(tx, call.params.creditorOrgId, call.body.member, by))
  })
}
