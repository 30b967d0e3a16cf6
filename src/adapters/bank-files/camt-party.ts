import { toIban } from '../../kernel/identifiers.ts'
import type { Counterparty } from './model.ts'
import { nobody } from './model.ts'
import type { XmlNode } from './xml-node.ts'

/** What the parties and agents of a transaction say of its debtor and of its creditor. */
export type Sides = { readonly debtor: Side; readonly creditor: Side }
export type Side = Counterparty & { readonly account: string }

export const nobodyAtAll: Side = { ...nobody, account: '' }

export function sidesOf(transaction: XmlNode): Sides {
  const parties = transaction.at('RltdPties')
  const agents = transaction.at('RltdAgts')
  return { debtor: sideOf('Dbtr', parties, agents), creditor: sideOf('Cdtr', parties, agents) }
}

function sideOf(role: 'Dbtr' | 'Cdtr', parties: XmlNode | undefined, agents: XmlNode | undefined): Side {
  const bank = agents?.at(`${role}Agt`, 'FinInstnId')
  if (!parties) return bank ? { ...nobodyAtAll, bic: bankOf(bank) } : nobodyAtAll
  const party = partyOf(parties.at(role))
  const holder = parties.at(`${role}Acct`)
  const account = accountText(holder?.at('Id'))
  const ultimate = partyOf(parties.at(`Ultmt${role}`))?.textAt('Nm') ?? ''
  const name = party?.textAt('Nm') || party?.textAt('FinInstnId', 'Nm') || holder?.textAt('Nm') || ''
  return {
    name: name || ultimate,
    ultimateName: ultimate === name || name === '' ? '' : ultimate,
    iban: toIban(account),
    bic: (bank && bankOf(bank)) || '',
    id: party ? identifierOf(party) : '',
    account,
  }
}

/** Until 2019 (001.07) the party stood directly under its role; since then under `Pty`, or `Agt` when it is a bank. */
const partyOf = (role: XmlNode | undefined): XmlNode | undefined => role?.at('Pty') ?? role?.at('Agt') ?? role

const bankOf = (institution: XmlNode): string => institution.firstText('BICFI', 'BIC')

const identifierOf = (party: XmlNode): string =>
  party.textAt('Id', 'OrgId', 'Othr', 'Id') || party.textAt('Id', 'PrvtId', 'Othr', 'Id')

/** An account as written, without the spaces people put into IBANs. */
export function accountText(id: XmlNode | undefined): string {
  const iban = id?.textAt('IBAN') ?? ''
  return iban ? iban.replace(/\s/g, '') : (id?.textAt('Othr', 'Id') ?? '')
}

/**
 * Who stands on the other side. Money in comes from the debtor, money out goes to the creditor. What comes back (a return, a
 * reversal) keeps the parties of the first payment, so the sides are the other way round; some banks turn them all the same,
 * hence the rule that comes before: the side that holds our own account is not the other side.
 */
export function counterpartyOf(sides: Sides, isCredit: boolean, comesBack: boolean, ownAccount: string): Counterparty {
  const isOurs = (side: Side) => ownAccount !== '' && side.account === ownAccount
  let side = isCredit !== comesBack ? sides.debtor : sides.creditor
  const other = side === sides.debtor ? sides.creditor : sides.debtor
  const turned = isOurs(side) || (comesBack && isBlank(side) && !isOurs(other))
  if (turned) side = isOurs(other) ? nobodyAtAll : other
  const { account: _, ...party } = side
  return party
}

const isBlank = (side: Side): boolean => side.name === '' && side.account === '' && side.id === ''
