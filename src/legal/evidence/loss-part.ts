import type { JournalLine } from '../../cash/index.ts'
import { formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { casesOfCustomers, eventsOfCases } from '../insolvency/case-store.ts'
import { eventNames, procedureNames } from '../insolvency/wording.ts'
import { type ActBlock, figures, heading, paragraph, remark } from '../packs/print-act.ts'
import { actNames } from '../proceedings/act-wording.ts'
import { actsOf } from '../proceedings/matter-store.ts'
import { lossEntries } from '../provisions/entry-file.ts'
import { evidenceOf } from '../provisions/facts-store.ts'
import { type Loss, lossById } from '../provisions/loss-store.ts'
import { vatDeadline } from '../provisions/rules.ts'
import { evidenceNames, lossCauseNames } from '../provisions/wording.ts'
import { proceedingsAbout } from './store.ts'
import { lossWords as words } from './wording.ts'

/** Something that shows that nothing more will come. `isProof`: by itself, as the law sheet lists it (§7.3). */
type Shown = {
  readonly on: LocalDate
  readonly what: string
  readonly detail: string
  readonly isProof: boolean
}

/** A debt given up: what it was, what shows it, and what the accounts were given. */
export type LossPart = {
  readonly loss: Loss
  readonly shown: readonly Shown[]
  readonly entries: readonly JournalLine[]
}

/** Judgments, proofs of claim and acts of court are told from their own rooms, with more. */
const TOLD_APART = ['judgment', 'proof', 'proceeding']

/** Of a procedure or of an enforcement, what shows by itself that nothing will come. */
const PROOFS = ['certificate', 'closed_short', 'unfruitful']

/** Throws `Refused` when there is no such loss. */
export async function gatherLoss(tx: OrgTx, id: string, lang: Lang): Promise<LossPart> {
  const loss = await lossById(tx, id)
  const customer = loss && (await customerOf(tx, loss.customerId))
  if (!customer) throw new Refused(notFound().refusal)
  const itemIds = loss.lines.map(({ itemId }) => itemId)
  const shown: Shown[] = []
  const cases = (await casesOfCustomers(tx, [loss.customerId])).filter(({ standing }) => standing !== 'annulled')
  const told = await eventsOfCases(
    tx,
    cases.map((one) => one.id),
  )
  for (const { on, what, procedure, detail, noticeId, isUndone } of told) {
    if (isUndone) continue
    const source = [detail, noticeId && `BODACC ${noticeId}`].filter(Boolean).join(' · ')
    const names = [eventNames[what], ...(procedure ? [procedureNames[procedure]] : [])]
    const named = names.map((name) => say(lang, name)).join(' · ')
    shown.push({ on, what: named, detail: source, isProof: PROOFS.includes(what) })
  }
  for (const proceedingId of await proceedingsAbout(tx, itemIds))
    for (const { on, act, evidence, documentName } of await actsOf(tx, proceedingId)) {
      const detail = [evidence, documentName].filter(Boolean).join(' · ')
      shown.push({ on, what: say(lang, actNames[act]), detail, isProof: PROOFS.includes(act) })
    }
  const seen = new Set<string>()
  for (const one of [...(await evidenceOf(tx, itemIds, loss.on)).values()].flat()) {
    const key = `${one.kind} ${one.on} ${one.detail}`
    if (one.on === null || seen.has(key) || TOLD_APART.includes(one.kind)) continue
    seen.add(key)
    shown.push({ on: one.on, what: say(lang, evidenceNames[one.kind]), detail: one.detail, isProof: false })
  }
  return {
    loss,
    shown: shown.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    entries: lossEntries(loss, customer),
  }
}

/** The head of an irrecoverability file: why, what shows it, net and VAT of each invoice, and the entries. */
export function lossBlocks({ loss, shown, entries }: LossPart, lang: Lang): ActBlock[] {
  const money = (cents: number) => formatMoney(lang, cents, loss.currency)
  const sum = (of: (line: Loss['lines'][number]) => number) => money(sumCents(loss.lines.map(of)))
  const cause = say(lang, lossCauseNames[loss.cause])
  const proved = loss.cause === 'liquidation' || shown.some(({ isProof }) => isProof)
  return [
    heading(say(lang, words.cause)),
    paragraph(
      say(lang, words.lostOn, { no: loss.no, on: loss.on, cause, evidence: loss.evidence, by: loss.madeByName }),
    ),
    ...(shown.length === 0
      ? []
      : [
          figures(
            [[say(lang, words.on)], [say(lang, words.what), 'wide'], [say(lang, words.detail), 'wide']],
            shown.map(({ on, what, detail }) => [formatDay(lang, on), what, detail]),
          ),
        ]),
    ...(proved ? [] : [remark(say(lang, words.notProved))]),
    heading(say(lang, words.amounts)),
    figures(
      [
        [say(lang, words.document), 'wide'],
        [say(lang, words.issuedOn)],
        [say(lang, words.net), 'figure'],
        [say(lang, words.vat), 'figure'],
        [say(lang, words.gross), 'figure'],
      ],
      loss.lines.map((line) => [
        line.documentNo,
        formatDay(lang, line.issuedOn),
        money(line.netCents),
        money(line.vatCents),
        money(line.grossCents),
      ]),
      [
        say(lang, words.total),
        '',
        sum((line) => line.netCents),
        sum((line) => line.vatCents),
        sum((line) => line.grossCents),
      ],
    ),
    paragraph(
      loss.duplicateSentOn
        ? say(lang, words.duplicateSent, { on: loss.duplicateSentOn, by: vatDeadline(loss.on) })
        : say(lang, words.duplicateToSend, { by: vatDeadline(loss.on) }),
    ),
    heading(say(lang, words.entries)),
    figures(
      [
        [say(lang, words.entryNo)],
        [say(lang, words.account)],
        [say(lang, words.label), 'wide'],
        [say(lang, words.debit), 'figure'],
        [say(lang, words.credit), 'figure'],
      ],
      entries.map((line) => [
        line.entryNo,
        line.account,
        line.accountName,
        line.debitCents === 0 ? '' : money(line.debitCents),
        line.creditCents === 0 ? '' : money(line.creditCents),
      ]),
    ),
  ]
}
