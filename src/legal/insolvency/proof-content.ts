import { letterheadOf, recipientOf } from '../../correspondence/index.ts'
import { pdfsOfOpen } from '../../documents/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { chargesOf } from '../interest/charges-of.ts'
import { type CaseDebt, creditsOfInsolvent, debtsOfInsolvent } from './case-store.ts'
import type { InsolvencyCase } from './model.ts'
import { insolvencyWording as words } from './wording.ts'

/** One debt as it is proved. Amounts in cents of the euro: the document's, what had settled it before the judgment, and what is left. */
export type ProofLine = {
  readonly itemId: string
  readonly documentNo: string
  readonly kind: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly amountCents: number
  readonly settledCents: number
  readonly leftCents: number
  /** Interest to the eve of the judgment and the indemnity, not claimed on a note yet. */
  readonly interestCents: number
  readonly indemnityCents: number
  /** How the interest was reckoned: days, rates and what each rests on. */
  readonly segments: readonly {
    readonly from: LocalDate
    readonly to: LocalDate
    readonly days: number
    readonly balanceCents: number
    readonly bp: number
    readonly cents: number
  }[]
}

type Party = { readonly name: string; readonly lines: readonly string[]; readonly siren: string | null }

/**
 * Everything that a proof of claim says (C. com. art. L622-25, R622-23): what is due on the day of the judgment, what falls due after
 * it, security and rank, how interest was reckoned and that it runs no more, what is joined, and who certifies it.
 */
export type ProofContent = {
  readonly procedure: InsolvencyCase['procedure']
  readonly openedOn: LocalDate
  readonly publishedOn: LocalDate | null
  readonly court: string
  readonly officer: InsolvencyCase['officer']
  readonly creditor: Party
  readonly debtor: Party
  readonly due: readonly ProofLine[]
  readonly toFallDue: readonly ProofLine[]
  readonly credits: readonly { readonly documentNo: string; readonly issuedOn: LocalDate; readonly cents: number }[]
  readonly interestCents: number
  readonly indemnityCents: number
  readonly creditCents: number
  /** Due on the day of the judgment, charges added and what the debtor had in its favour taken off. */
  readonly dueCents: number
  readonly toFallDueCents: number
  readonly interestTo: LocalDate
  readonly citations: readonly string[]
  /** A rate that nobody has confirmed was used. */
  readonly isToVerify: boolean
  /** Empty: unsecured. */
  readonly security: string
  readonly hasTitleRetention: boolean
  readonly exhibits: readonly string[]
  readonly signatory: { readonly name: string; readonly title: string }
}

export type ProofAsked = {
  readonly security: string
  readonly signatory: { readonly name: string; readonly title: string }
  /** What is joined besides the invoices kept here and the calculation of interest. */
  readonly exhibits: readonly string[]
}

/**
 * The proof of a case from the books as the judgment found them. Refused when nothing was born before it, for debts in another currency
 * than the euro, and where interest cannot be reckoned: the reason names the document.
 */
export async function proofContent(tx: OrgTx, one: InsolvencyCase, asked: ProofAsked): Promise<ProofContent> {
  const debts = (await debtsOfInsolvent(tx, one.id)).filter(
    ({ isPrior, amountCents, settledCents }) => isPrior && amountCents > settledCents,
  )
  if (debts.length === 0)
    throw new Refused(refuse('nothing_to_prove', words.nothingToProve, { on: one.openedOn }).refusal)
  const foreign = debts.find(({ currency }) => currency !== 'EUR')
  if (foreign) throw new Refused(refuse('proof_currency', words.proofCurrency, { currency: foreign.currency }).refusal)
  const charges = await chargesBy(tx, one, debts)
  const lines = debts.map((debt): ProofLine => {
    const charge = charges.of.get(debt.id)
    return {
      itemId: debt.id,
      documentNo: debt.documentNo || debt.label.slice(0, 40),
      ...{
        kind: debt.kind,
        issuedOn: debt.issuedOn,
        dueOn: debt.dueOn,
        amountCents: debt.amountCents,
        settledCents: debt.settledCents,
      },
      leftCents: debt.amountCents - debt.settledCents,
      ...{ interestCents: 0, indemnityCents: 0, segments: [] },
      ...charge,
    }
  })
  const due = lines.filter(({ dueOn }) => dueOn < one.openedOn)
  const toFallDue = lines.filter(({ dueOn }) => dueOn >= one.openedOn)
  const credits = (await creditsOfInsolvent(tx, one.id)).filter(({ currency }) => currency === 'EUR')
  const sum = (of: (line: ProofLine) => number, among: readonly ProofLine[]) => sumCents(among.map(of))
  const interestCents = sum((line) => line.interestCents, due)
  const indemnityCents = sum((line) => line.indemnityCents, due)
  const creditCents = sumCents(credits.map(({ cents }) => cents))
  const customer = (await customerOf(tx, one.customerId))!
  const { organisation } = await letterheadOf(tx)
  return {
    ...{
      procedure: one.procedure,
      openedOn: one.openedOn,
      publishedOn: one.publishedOn,
      court: one.court,
      officer: one.officer,
    },
    creditor: { name: organisation.name, lines: organisation.addressLines, siren: organisation.siren },
    debtor: { name: customer.name, lines: recipientOf(customer, null).addressLines, siren: customer.siren },
    ...{ due, toFallDue, interestCents, indemnityCents, creditCents },
    credits: credits.map(({ documentNo, label, issuedOn, cents }) => ({
      documentNo: documentNo || label.slice(0, 40),
      issuedOn,
      cents,
    })),
    dueCents: sum((line) => line.leftCents, due) + interestCents + indemnityCents - creditCents,
    toFallDueCents: sum((line) => line.leftCents, toFallDue),
    interestTo: addDays(one.openedOn, -1),
    ...{ citations: charges.citations, isToVerify: charges.isToVerify },
    ...{ security: asked.security.trim(), hasTitleRetention: one.hasTitleRetention, signatory: asked.signatory },
    exhibits: await exhibitsOf(tx, one.customerId, lines, interestCents > 0, asked.exhibits),
  }
}

async function chargesBy(tx: OrgTx, one: InsolvencyCase, debts: readonly CaseDebt[]) {
  const [charged] = await chargesOf(tx, {
    customerIds: [one.customerId],
    itemIds: debts.map(({ id }) => id),
    ...{ today: one.openedOn, upTo: one.openedOn, withPaid: true },
  })
  const documents = charged?.documents ?? []
  const broken = documents.find(({ refusal }) => refusal !== null)
  if (broken) {
    const { late, refusal } = broken
    const why = { fr: tellRefusal('fr', refusal!), en: tellRefusal('en', refusal!) }
    const sentence = {
      fr: words.notReckoned.fr.replace('{why}', why.fr.replace(/[{}']/g, ' ')),
      en: words.notReckoned.en.replace('{why}', why.en.replace(/[{}']/g, ' ')),
    }
    throw new Refused(refuse('not_reckoned', sentence, { documentNo: late.documentNo }).refusal)
  }
  const segments = documents.flatMap(({ charges }) => charges?.segments ?? [])
  return {
    of: new Map(
      documents.map(({ late, charges }) => [
        late.id,
        {
          interestCents: charges?.interestToClaimCents ?? 0,
          indemnityCents: charges?.indemnityToClaimCents ?? 0,
          segments: (charges?.segments ?? []).map(({ from, to, days, balanceCents, bp, cents }) => ({
            from,
            to,
            days,
            balanceCents,
            bp,
            cents,
          })),
        },
      ]),
    ),
    citations: [...new Set(segments.flatMap(({ citation }) => citation.split(' ; ')))].filter((text) => text !== ''),
    isToVerify: segments.some(({ mark }) => mark === 'verify'),
  }
}

/** The invoices that are kept here, the calculation, then what was named. */
async function exhibitsOf(
  tx: OrgTx,
  customerId: string,
  lines: readonly ProofLine[],
  hasInterest: boolean,
  named: readonly string[],
): Promise<string[]> {
  const kept = new Set((await pdfsOfOpen(tx, [customerId])).map(({ documentNo }) => documentNo))
  const invoices = lines
    .filter(({ documentNo }) => kept.has(documentNo))
    .map(({ documentNo }) => `Facture ${documentNo}`)
  return [
    ...invoices,
    ...(hasInterest ? ['Calcul des intérêts (au verso de la présente)'] : []),
    ...named.map((one) => one.trim()),
  ].filter((one) => one !== '')
}
