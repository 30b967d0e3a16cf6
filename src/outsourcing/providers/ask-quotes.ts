import { type Links, organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { type FilledMessage, paragraph } from '../../correspondence/index.ts'
import { addDays, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import { portfolioOf } from '../audit/show-audit.ts'
import { openQuote, refuseLate } from './answer-quote.ts'
import { actingFor } from './connect.ts'
import { providerInUse } from './keep-provider.ts'
import { mailToProvider } from './mail-provider.ts'
import { mailWording } from './mail-wording.ts'
import { LEAST_ASKED, type Provider, READ_AFTER_DAYS } from './model.ts'
import { pageBlocks } from './page-link.ts'
import { type Portfolio, requestNumber } from './quote-model.ts'
import { insertQuote, insertRequest, keepQuoteMail } from './quote-store.ts'
import { quoteWording as words } from './quote-wording.ts'

export type Asking = {
  readonly providerIds: readonly string[]
  readonly answerBy: LocalDate
  readonly words: string
  /** Why fewer than three are asked. */
  readonly fewWhy: string
}

/** Asks providers for prices on the late claims of today, counted. Each is written to, or finds the request in its organisation. */
export async function askQuotes(
  tx: OrgTx,
  links: Links,
  asking: Asking,
  by: By,
): Promise<{ id: string; number: string }> {
  const ids = [...new Set(asking.providerIds)]
  if (ids.length === 0) throw new Refused(refuse('nobody_asked', words.nobodyAsked, undefined, 'providerIds').refusal)
  if (ids.length < LEAST_ASKED && asking.fewWhy === '')
    throw new Refused(refuse('too_few', words.tooFew, { n: ids.length }, 'fewWhy').refusal)
  if (asking.answerBy < by.today)
    throw new Refused(refuse('day_past', words.dayPast, { day: asking.answerBy }, 'answerBy').refusal)
  const { currency, name: creditorName } = await organisationOf(tx)
  const grains = await portfolioOf(tx, currency, by.today)
  if (grains.length === 0) throw new Refused(refuse('nothing_late', words.nothingLate, { currency }).refusal)
  const providers: Provider[] = []
  for (const id of ids.toSorted()) providers.push(await reachable(tx, id))
  const id = newId(by.at)
  const few = ids.length < LEAST_ASKED ? asking.fewWhy : ''
  const request = {
    ...asking,
    id,
    currency,
    portfolio: { grains },
    fewWhy: few,
    askedAt: by.at,
    askedByName: by.actor.name,
  }
  const number = requestNumber((await insertRequest(tx, request)).no)
  for (const provider of providers) {
    const told = { number, currency, portfolio: request.portfolio, answerBy: asking.answerBy, words: asking.words }
    const quoteId = newId(by.at)
    const { id: providerId, agencyOrgId } = provider
    const messageId = provider.email === '' ? null : await mailRequest(tx, links, provider, { ...told, quoteId }, by)
    await insertQuote(tx, { id: quoteId, requestId: id, providerId, agencyOrgId, creditorName, messageId })
  }
  const names = providers.map((one) => one.name)
  const event = {
    verb: 'quotes_asked',
    subject: { kind: 'quote_request', id },
    data: { number, providers: names, fewWhy: few },
  }
  await record(tx, { ...event, actor: by.actor, at: by.at })
  for (const { agencyOrgId } of providers)
    if (agencyOrgId !== null)
      await onOtherSide(tx, agencyOrgId, (theirs) =>
        record(theirs, { ...event, ...actingFor(by, creditorName), data: { number, creditor: creditorName } }),
      )
  return { id, number }
}

async function reachable(tx: OrgTx, id: string): Promise<Provider> {
  const provider = await providerInUse(tx, id)
  if (provider.email === '' && provider.agencyOrgId === null)
    throw new Refused(refuse('unreachable', words.unreachable, { name: provider.name }, 'providerIds').refusal)
  return provider
}

export const sizeOfPortfolio = ({ grains }: Portfolio): { files: number; cents: number } => ({
  files: sumCents(grains.map(({ files }) => files)),
  cents: sumCents(grains.map(({ cents }) => cents)),
})

/** Writes again to a provider that is not here, while it may answer. Gives the message's id. */
export async function sendQuotePage(tx: OrgTx, links: Links, quoteId: string, by: By): Promise<string> {
  const { quote, request } = await openQuote(tx, quoteId)
  const provider = await providerInUse(tx, quote.providerId)
  if (quote.agencyOrgId !== null)
    throw new Refused(refuse('answers_itself', words.answersItself, { name: provider.name }).refusal)
  refuseLate(request, by)
  const told = { ...request, number: requestNumber(request.no), quoteId }
  const messageId = await mailRequest(tx, links, provider, told, by)
  await keepQuoteMail(tx, quoteId, messageId)
  const data = { number: told.number, quote: quoteId, provider: provider.id }
  const subject = { kind: 'quote_request', id: request.id }
  await record(tx, { actor: by.actor, at: by.at, verb: 'quote_page_sent', subject, data })
  return messageId
}

type Told = Pick<Asking, 'answerBy' | 'words'> & {
  readonly quoteId: string
  readonly number: string
  readonly currency: string
  readonly portfolio: Portfolio
}

async function mailRequest(tx: OrgTx, links: Links, provider: Provider, told: Told, by: By): Promise<string> {
  const { lang, name: creditor } = await organisationOf(tx)
  const { files, cents } = sizeOfPortfolio(told.portfolio)
  const written: FilledMessage = {
    subject: say(lang, mailWording.quoteSubject, { number: told.number, creditor }),
    blocks: [
      paragraph(say(lang, mailWording.hello, { name: provider.contactName || provider.name })),
      paragraph(say(lang, mailWording.quoteWhy, { creditor, day: formatDay(lang, told.answerBy) })),
      paragraph(say(lang, mailWording.quotePortfolio, { files, amount: { cents, currency: told.currency } })),
      ...(told.words === '' ? [] : [paragraph(...told.words.split('\n'))]),
      paragraph(say(lang, mailWording.quoteAsks)),
      ...(provider.agencyOrgId === null
        ? await pageBlocks(tx, links, { aboutId: told.quoteId, until: addDays(told.answerBy, READ_AFTER_DAYS) }, by)
        : [paragraph(say(lang, mailWording.quoteHere))]),
      { kind: 'signature' },
    ],
  }
  return mailToProvider(tx, provider, { purpose: 'quote_request', written }, by)
}
