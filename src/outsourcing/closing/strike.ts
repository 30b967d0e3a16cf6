import { createHash } from 'node:crypto'
import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { Mandate, Side } from '../mandates/model.ts'
import { tellBoth } from '../mandates/standing.ts'
import { lockMandate, mandateOf, signedTerms } from '../mandates/store.ts'
import type { Terms } from '../mandates/terms.ts'
import { mandateNumber } from '../model.ts'
import { acceptancesOf, closingsOf, insertAcceptance, insertClosing, insertContest } from './closing-store.ts'
import { type Difference, differencesOf } from './figures.ts'
import { figuresOf } from './figures-store.ts'
import type { Closing, Figures } from './model.ts'
import { closingToPrint } from './print-closing.ts'
import { equalitySentences, closingWording as words } from './wording.ts'

/** Work in the creditor's organisation, from whichever side it is asked. */
export type AtCreditor = <T>(work: (tx: OrgTx) => Promise<T>) => Promise<T>
export type Struck = { readonly no: number; readonly sha256: string }

type Draft = {
  readonly mandate: Mandate
  readonly terms: Terms
  readonly figures: readonly Figures[]
  readonly no: number
}

/**
 * Strikes the account of a mandate: refused, with what is apart and by how much, unless it adds up to the cent. Its file is made from what
 * was read and kept only if nothing moved meanwhile.
 */
export async function strikeClosing(
  { press }: { readonly press: PdfPress },
  atCreditor: AtCreditor,
  id: string,
  side: Side,
  by: By,
): Promise<Struck> {
  const { draft, isDemo } = await atCreditor(async (tx) => ({
    draft: await draftOf(tx, id, by),
    isDemo: (await organisationOf(tx)).isDemo,
  }))
  const { mandate, terms, figures, no } = draft
  const closing = { no, figures, lang: terms.lang, struckOn: by.today }
  const { bytes } = await press.renderPdf(closingToPrint({ mandate, terms, closing, acceptances: [], isDemo }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return atCreditor(async (tx) => {
    await lockMandate(tx, id)
    if (JSON.stringify(await draftOf(tx, id, by)) !== JSON.stringify(draft))
      throw new Refused(refuse('changed_meanwhile', words.otherClosing).refusal)
    await insertClosing(tx, mandate, { ...closing, bytes, sha256, struckAt: by.at, struckByName: by.actor.name })
    await tellBoth(tx, mandate, side, 'mandate_account_struck', by, { no, sha256 })
    return { no, sha256 }
  })
}

async function draftOf(tx: OrgTx, id: string, { today }: By): Promise<Draft> {
  const { mandate, terms } = await closable(tx, id)
  const figures = await figuresOf(tx, mandate, terms.scope.currency)
  const [apart] = figures.flatMap(differencesOf)
  if (apart) throw new Refused(apartRefusal(mandate, apart))
  const [last] = await closingsOf(tx, id)
  if (last && last.struckOn === today && isSame(last, figures))
    throw new Refused(refuse('already_done', words.sameFigures, { no: last.no }).refusal)
  return { mandate, terms, figures, no: (last?.no ?? 0) + 1 }
}

const isSame = (last: Closing, figures: readonly Figures[]): boolean =>
  figures.every((one) => {
    const before = last.figures.find(({ currency }) => currency === one.currency)
    return before !== undefined && Object.entries(one).every(([name, value]) => before[name as keyof Figures] === value)
  })

/** A mandate that ran, with what both signed. */
export async function closable(tx: OrgTx, id: string): Promise<{ mandate: Mandate; terms: Terms }> {
  const mandate = await mandateOf(tx, id)
  if (!mandate) throw new Refused(notFound().refusal)
  const terms = await signedTerms(tx, id)
  if (!terms) throw new Refused(refuse('not_signed', words.notSigned, { number: mandateNumber(mandate.no) }).refusal)
  return { mandate, terms }
}

/** What is apart, as a sentence that follows « car ». */
export const differenceTold = (lang: Lang, { code, cents, currency }: Difference): string =>
  say(lang, equalitySentences[code], { amount: formatMoney(lang, Math.abs(cents), currency) })

function apartRefusal(mandate: Mandate, difference: Difference): Refusal {
  const told = (lang: Lang) =>
    say(lang, words.apart, { number: mandateNumber(mandate.no), what: differenceTold(lang, difference) })
  return refuse('does_not_add_up', { fr: told('fr'), en: told('en') }).refusal
}

type Accepting = {
  readonly no: number
  readonly sha256: string
  readonly signerName: string
  readonly signerTitle: string
}

/** Accepts, for one side, the statement that was read: the latest, known by its hash. Gives whether both now have. */
export async function acceptClosing(
  tx: OrgTx,
  id: string,
  side: Side,
  read: Accepting,
  by: By,
): Promise<{ isAccepted: boolean }> {
  const mandate = await asRead(tx, id, read)
  const { actor, at, today } = by
  const acceptance = { ...read, side, acceptedOn: today, actorId: actor.id, actorName: actor.name, at }
  if ((await insertAcceptance(tx, mandate, acceptance)) === 0)
    throw new Refused(refuse('already_done', words.acceptedAlready).refusal)
  const isAccepted = (await acceptancesOf(tx, id)).filter(({ no }) => no === read.no).length === 2
  await tellBoth(tx, mandate, side, 'mandate_account_accepted', by, { ...read, isDone: isAccepted })
  return { isAccepted }
}

/** The mandate, locked; refused unless the statement that was read is the latest. */
async function asRead(tx: OrgTx, id: string, read: Pick<Accepting, 'no' | 'sha256'>): Promise<Mandate> {
  const mandate = await lockMandate(tx, id)
  if (!mandate) throw new Refused(notFound().refusal)
  const [last] = await closingsOf(tx, id)
  if (!last) throw new Refused(refuse('nothing_offered', words.noClosing).refusal)
  if (last.no !== read.no || last.sha256 !== read.sha256)
    throw new Refused(refuse('changed_meanwhile', words.otherClosing).refusal)
  return mandate
}

type Contesting = Pick<Accepting, 'no' | 'sha256' | 'signerName'> & { readonly reason: string }

/** The provider contests the statement that it read. It may still accept it later: people talked meanwhile. */
export async function contestClosing(tx: OrgTx, id: string, read: Contesting, by: By): Promise<void> {
  if (read.reason === '') throw new Refused(refuse('reason_missing', words.reasonMissing, undefined, 'reason').refusal)
  const mandate = await asRead(tx, id, read)
  if ((await acceptancesOf(tx, id)).some(({ no, side }) => no === read.no && side === 'agency'))
    throw new Refused(refuse('already_done', words.acceptedAlready).refusal)
  const { no, reason, signerName } = read
  if ((await insertContest(tx, id, { no, reason, signerName, contestedOn: by.today, at: by.at })) === 0)
    throw new Refused(refuse('already_done', words.contestedAlready).refusal)
  await tellBoth(tx, mandate, 'agency', 'mandate_account_contested', by, read)
}
