import type { LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { placementNumber } from '../../outsourcing/index.ts'
import { mandateNumber } from '../../outsourcing/model.ts'
import { urgencySentences } from '../worklist/wording.ts'
import type { FileView } from './contract.ts'
import type { CreditorRow, FileRow, FileSum } from './list-store.ts'
import { FILE_SHOWS, type FileShow, NEXT_WHATS } from './model.ts'

export const fileView = (
  lang: Lang,
  { no, mandateNo, urgency, snoozedUntil, snoozeWhy, documentNos, ...row }: FileRow,
  today: LocalDate,
): FileView => ({
  ...row,
  number: placementNumber(no),
  mandate: mandateNumber(mandateNo),
  documentNos: [...documentNos],
  urgency: urgency.map(({ code, percent, n }) => ({
    code,
    percent,
    sentence: say(lang, urgencySentences[code], { n }),
  })),
  snooze: snoozedUntil !== null && snoozedUntil > today ? { untilOn: snoozedUntil, why: snoozeWhy } : null,
})

type Sum = {
  readonly currency: string
  readonly files: number
  readonly openCents: number
  readonly expectedCents: number
}
type Known = {
  readonly sums: readonly FileSum[]
  readonly creditors: readonly CreditorRow[]
  readonly members: readonly { readonly userId: string; readonly name: string }[]
}

/** What a list adds up to, each figure beside what narrows the list to it. */
export function boardView({ sums, creditors, members }: Known, me: string) {
  const of = (by: FileSum['by']) => sums.filter((one) => one.by === by)
  const shown = new Map(of('show').map(({ show, files }) => [show, files]))
  const what = new Map(of('what').map((one) => [one.what, one.files]))
  const given = new Map(of('member').map(({ member, files }) => [member, files]))
  const byCreditor = Map.groupBy(of('creditor'), ({ creditorOrgId }) => creditorOrgId)
  const byShow = Object.fromEntries(FILE_SHOWS.map((show) => [show, shown.get(show) ?? 0])) as Record<FileShow, number>
  byShow.all = [...shown.values()].reduce((sum, files) => sum + files, 0)
  return {
    byShow,
    byWhat: NEXT_WHATS.flatMap((one) => (what.has(one) ? [{ what: one, files: what.get(one)! }] : [])),
    sums: together(of('creditor')),
    creditors: creditors.map(({ orgId, name, member }) => ({
      ...{ orgId, name, member },
      sums: together(byCreditor.get(orgId) ?? []),
    })),
    members: members.map(({ userId, name }) => ({
      member: userId,
      name,
      isMe: userId === me,
      files: given.get(userId) ?? 0,
    })),
  }
}

function together(lines: readonly FileSum[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { currency, files, openCents, expectedCents } of lines) {
    const before = sums.get(currency!) ?? { currency: currency!, files: 0, openCents: 0, expectedCents: 0 }
    sums.set(currency!, {
      currency: currency!,
      files: before.files + files,
      openCents: before.openCents + openCents,
      expectedCents: before.expectedCents + expectedCents,
    })
  }
  return [...sums.values()].toSorted((a, b) => b.files - a.files)
}
