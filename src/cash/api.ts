import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { bytesSource } from '../adapters/ledger-files/index.ts'
import { addMonths, dayIn } from '../kernel/calendar.ts'
import { Refused, refuse, tellRefusal } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { accountsOf, statementGaps, updateAccount } from './account-store.ts'
import { advicesOf, dropAdvice } from './advice-store.ts'
import { figuresByClass } from './answer-store.ts'
import type { By } from './apply-matches.ts'
import { cashRoutes as routes } from './contract.ts'
import { serveDebits } from './debit-api.ts'
import { exportJournal, journalFile, pendingJournal } from './export-journal.ts'
import { exportsOf } from './journal-store.ts'
import { keepAdvice } from './keep-advice.ts'
import { countLines, lineById, listLines } from './line-store.ts'
import { matchLines } from './match-lines.ts'
import { matchesOf } from './match-store.ts'
import { MATCH_CLASSES } from './model.ts'
import { precisionBp, provenClasses } from './precision.ts'
import { presentDetails, presentLine, presentMatches, presentProposals } from './present.ts'
import { proposalsOf } from './proposal-store.ts'
import { RETURN_ACTIONS, returnReason } from './return-reasons.ts'
import { markHandled, returnsOf } from './return-store.ts'
import { keepSetting, settingOf } from './setting-store.ts'
import { acceptProposals, matchByHand, putAside, refuseProposal } from './settle-line.ts'
import { undoMatch } from './undo-match.ts'
import { cashWording as words } from './wording.ts'

export function serveCash(deps: ApiDeps): void {
  const { http, db, clock } = deps
  serveDebits(deps)
  const by = ({ actor, timeZone }: ReturnType<typeof memberOf>): By => {
    const at = clock.now()
    return { actor, at, today: dayIn(timeZone, at) }
  }
  const found = <T>(value: T | null): T => {
    if (value === null) throw new Refused(notFound().refusal)
    return value
  }
  const proposalsFor = async (tx: OrgTx, lang: Lang, lineId: string) =>
    presentProposals(tx, lang, await proposalsOf(tx, [lineId]))

  http.serve(routes.lines, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { lines, count, totals } = await listLines(tx, call.query)
      return { lines: lines.map(presentLine), count, totals, counts: await countLines(tx) }
    }),
  )

  http.serve(routes.line, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const line = found(await lineById(tx, call.params.id))
      return {
        line: presentLine(line),
        details: presentDetails(call.lang, line),
        importId: line.importId,
        fileLine: line.fileLine,
        proposals: await proposalsFor(tx, call.lang, line.id),
        matches: await presentMatches(tx, call.lang, await matchesOf(tx, [line.id])),
      }
    }),
  )

  http.serve(routes.accept, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const { matches, leftOut } = await acceptProposals(tx, new Map([[call.params.id, call.body.place]]), by(member))
      if (leftOut[0]) throw new Refused(leftOut[0].refusal)
      if (!matches[0]) throw new Refused(refuse('changed_meanwhile', words.nothingProposed).refusal)
      return { matchId: matches[0].id }
    })
  })

  http.serve(routes.acceptMany, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const places = new Map(call.body.lineIds.map((lineId) => [lineId, 1]))
      const { matches, leftOut, unproposed } = await acceptProposals(tx, places, by(member))
      const { refusal } = refuse('nothing_proposed', words.nothingProposed)
      return {
        done: matches.length,
        matchIds: matches.map((match) => match.id),
        leftOut: [
          ...leftOut.map(({ order, refusal }) => ({ lineId: order.lineId, message: tellRefusal(call.lang, refusal) })),
          ...unproposed.map((lineId) => ({ lineId, message: tellRefusal(call.lang, refusal) })),
        ],
      }
    })
  })

  http.serve(routes.match, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const match = await db.inOrg(member.orgId, (tx) => matchByHand(tx, id, call.body, by(member)))
    // What is left of the line is looked at again: its rest comes next.
    await matchLines(db, member.orgId, by(member), [id])
    return { matchId: match.id }
  })

  http.serve(routes.refuse, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    await db.inOrg(member.orgId, (tx) => refuseProposal(tx, id, call.body.place, by(member)))
    await matchLines(db, member.orgId, by(member), [id])
    return db.inOrg(member.orgId, async (tx) => ({ proposals: await proposalsFor(tx, call.lang, id) }))
  })

  http.serve(routes.undo, async (call) => {
    const member = memberOf(call)
    const { lineId } = await db.inOrg(member.orgId, (tx) => undoMatch(tx, call.params.id, by(member)))
    await matchLines(db, member.orgId, by(member), [lineId])
    return { lineId }
  })

  http.serve(routes.undoMany, async (call) => {
    const member = memberOf(call)
    const lineIds: string[] = []
    const leftOut: { matchId: string; message: string }[] = []
    // Each in a transaction of its own: one that cannot be taken back does not hold the others.
    for (const matchId of call.body.matchIds) {
      try {
        lineIds.push((await db.inOrg(member.orgId, (tx) => undoMatch(tx, matchId, by(member)))).lineId)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        leftOut.push({ matchId, message: tellRefusal(call.lang, error.refusal) })
      }
    }
    if (lineIds.length > 0) await matchLines(db, member.orgId, by(member), lineIds)
    return { done: lineIds.length, leftOut }
  })

  http.serve(routes.setAside, async (call) => {
    const member = memberOf(call)
    const { lineIds, as } = call.body
    const done = await db.inOrg(member.orgId, (tx) => putAside(tx, lineIds, as, by(member)))
    if (as === '') await matchLines(db, member.orgId, by(member), lineIds)
    return { done }
  })

  http.serve(routes.matchNow, async (call) => {
    const member = memberOf(call)
    return matchLines(db, member.orgId, by(member))
  })

  http.serve(routes.returns, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      returns: (await returnsOf(tx, call.query.show, 200)).map(({ words: bankWords, ...row }) => {
        const { words: why, action } = returnReason(row.code, bankWords)
        return { ...row, reason: say(call.lang, why), advice: say(call.lang, RETURN_ACTIONS[action]) }
      }),
    })),
  )

  http.serve(routes.handleReturn, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const at = clock.now()
      if ((await markHandled(tx, call.params.id, { name: actor.name, at })) === 0) throw new Refused(notFound().refusal)
      await record(tx, { actor, at, verb: 'return_handled', subject: { kind: 'match', id: call.params.id } })
    })
  })

  http.serve(routes.journal, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ pending: await pendingJournal(tx), exports: await exportsOf(tx) })),
  )

  http.serve(routes.exportJournal, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => exportJournal(tx, by(member)))
  })

  http.serve(routes.journalFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      const { name, type, text } = await journalFile(tx, call.params.id, call.query.format, currency)
      return { name, type, bytes: new TextEncoder().encode(text) }
    }),
  )

  http.serve(routes.advices, async (call) => ({
    advices: await db.inOrg(memberOf(call).orgId, (tx) => advicesOf(tx, call.query.show)),
  }))

  http.serve(routes.pasteAdvice, async (call) => {
    const member = memberOf(call)
    const { text } = call.body
    const bytes = new TextEncoder().encode(text)
    const kept = await db.inOrg(member.orgId, (tx) =>
      keepAdvice(tx, { name: text.trim().slice(0, 60), content: text, bytes }, by(member)),
    )
    await matchLines(db, member.orgId, by(member))
    return kept
  })

  http.serve(routes.uploadAdvice, async (call) => {
    const member = memberOf(call)
    const bytes = await boundedBytes(call.upload)
    const kept = await db.inOrg(member.orgId, (tx) =>
      keepAdvice(tx, { name: call.query.name, content: bytesSource(bytes), bytes }, by(member)),
    )
    await matchLines(db, member.orgId, by(member))
    return kept
  })

  http.serve(routes.dropAdvice, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      if ((await dropAdvice(tx, call.params.id)) === 0) throw new Refused(notFound().refusal)
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'advice_dropped',
        subject: { kind: 'advice', id: call.params.id },
      })
    })
  })

  http.serve(routes.accounts, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const accounts = await accountsOf(tx)
      const gaps = Map.groupBy(await statementGaps(tx), (gap) => gap.accountId)
      return {
        accounts: accounts.map((account) => ({
          ...account,
          gaps: (gaps.get(account.id) ?? []).map(({ accountId: _, ...gap }) => gap),
        })),
      }
    }),
  )

  http.serve(routes.changeAccount, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      if ((await updateAccount(tx, call.params.id, call.body)) === 0) throw new Refused(notFound().refusal)
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'bank_account_changed',
        subject: { kind: 'bank_account', id: call.params.id },
        data: call.body,
      })
    })
  })

  http.serve(routes.setting, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const setting = await settingOf(tx)
      const figures = await figuresByClass(tx, addMonths(dayIn(timeZone, clock.now()), -12))
      const proven = provenClasses(setting, figures)
      const nothing = { right: 0, wrong: 0, automatic: 0, automaticUndone: 0 }
      return {
        ...setting,
        classes: MATCH_CLASSES.map((cls) => {
          const one = figures.find((row) => row.class === cls) ?? nothing
          return { ...nothing, ...one, class: cls, precisionBp: precisionBp(one), applies: proven.has(cls) }
        }),
      }
    })
  })

  http.serve(routes.changeSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSetting(tx, call.body, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'matching_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })
}

const LARGEST_ADVICE = 16 << 20

/** The whole upload, or a refusal once it is longer than any advice. */
async function boundedBytes(upload: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (upload ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > LARGEST_ADVICE) throw new Refused(refuse('too_large', words.adviceTooLarge).refusal)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
