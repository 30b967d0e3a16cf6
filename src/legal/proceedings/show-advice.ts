import type { LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { adviseRoutes, courtKindFor, totalOf } from './advice.ts'
import { adviceSentences } from './advice-wording.ts'
import type { AdviceView } from './contract.ts'
import { type Claimant, courtContribution } from './contribution.ts'
import { type Corrections, gatherClaim } from './gather-facts.ts'
import { courtFor } from './open-proceeding.ts'

type Asked = {
  readonly customerId: string
  readonly itemIds: readonly string[] | null
  readonly today: LocalDate
  /** For the contribution of courts for economic activities; null: nobody described the claimant. */
  readonly claimant: Claimant | null
}

/** Which ways to a title are open for a claim, each with its sentences; null when nothing is late. */
export async function showAdvice(
  tx: OrgTx,
  asked: Asked,
  corrections: Corrections,
  lang: Lang,
): Promise<AdviceView | null> {
  const claim = await gatherClaim(tx, asked, corrections)
  if (!claim) return null
  const { facts, debts, customer } = claim
  const book = await statutesOf(tx)
  return {
    currency: facts.currency,
    principalCents: facts.principalCents,
    accessoryCents: facts.accessoryCents,
    items: debts.map(({ itemId, documentNo, openCents }) => ({ itemId, documentNo, openCents })),
    facts: {
      ...{ contested: facts.contested, areTraders: facts.areTraders, hasOrder: facts.hasOrder },
      ...{ hasDelivery: facts.hasDelivery, barsOn: facts.barsOn, country: facts.country, debtors: facts.debtors },
      debtorKind: facts.debtorKind,
    },
    court: await courtFor(tx, courtKindFor(facts), customer.postcode),
    usesTradeClaim: facts.usesTradeClaim,
    contributionCents: asked.claimant && courtContribution(book, totalOf(facts), asked.claimant, asked.today).cents,
    routes: adviseRoutes(facts, book).map(({ route, standing, reasons }) => ({
      ...{ route, standing },
      reasons: reasons.map(({ code, params, says, citation, mark }) => ({
        ...{ says, citation, mark },
        sentence: say(lang, adviceSentences[code], params),
      })),
    })),
  }
}
