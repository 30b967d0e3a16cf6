import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Side } from '../mandates/model.ts'
import { tellBoth } from '../mandates/standing.ts'
import { mandateNumber } from '../model.ts'
import { insertErasure } from './closing-store.ts'
import { figuresOf } from './figures-store.ts'
import { closable } from './strike.ts'
import { closingWording as words } from './wording.ts'

export type Erasing = {
  readonly erasedOn: LocalDate
  readonly kept: string
  readonly signerName: string
  readonly signerTitle: string
}

/**
 * The provider certifies that it erased what it was given (GDPR art. 28), once its files are home and it holds no money any more. One that
 * is not here is written down by the creditor, from its letter.
 */
export async function certifyErasure(tx: OrgTx, id: string, side: Side, given: Erasing, by: By): Promise<void> {
  const { mandate, terms } = await closable(tx, id)
  const number = mandateNumber(mandate.no)
  if (side === 'creditor' && mandate.agencyOrgId !== null)
    throw new Refused(refuse('certifies_here', words.certifiesHere, { name: mandate.providerName }).refusal)
  if (terms.data === null) throw new Refused(refuse('no_data_annex', words.noDataAnnex, { number }).refusal)
  if (given.erasedOn > by.today)
    throw new Refused(refuse('erased_ahead', words.erasedAhead, { today: by.today }, 'erasedOn').refusal)
  const until = mandate.worksUntil ?? mandate.endsOn
  if (mandate.state !== 'ended' || until === null || until >= by.today)
    throw new Refused(refuse('not_over', words.notErasable, { number, on: until ?? by.today }).refusal)
  const figures = await figuresOf(tx, mandate, terms.scope.currency)
  if (figures.some(({ outFiles }) => outFiles > 0))
    throw new Refused(refuse('not_over', words.notErasable, { number, on: by.today }).refusal)
  const holding = figures.find(({ heldCents }) => heldCents > 0)
  if (holding) {
    const told = (lang: 'fr' | 'en') =>
      say(lang, words.fundsHeld, { amount: formatMoney(lang, holding.heldCents, holding.currency) })
    throw new Refused(refuse('funds_held', { fr: told('fr'), en: told('en') }).refusal)
  }
  if ((await insertErasure(tx, mandate, { ...given, saidByName: by.actor.name, at: by.at })) === 0)
    throw new Refused(refuse('already_done', words.erasedAlready).refusal)
  await tellBoth(tx, mandate, side, 'mandate_data_erased', by, given)
}
