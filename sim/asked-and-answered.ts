import { signedLinks } from '../src/access/index.ts'
import type { By } from '../src/cash/index.ts'
import { actOnQuestion } from '../src/colleagues/answer-question.ts'
import { askColleague } from '../src/colleagues/ask-colleague.ts'
import { keepTarget } from '../src/desk/targets/store.ts'
import type { DunningDeps } from '../src/dunning/index.ts'
import { addDays, formatDay, type LocalDate } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Deps } from '../src/main/app.ts'
import { salespeopleOf } from '../src/parties/index.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { readFetched, takeMail } from '../src/replies/take-mail.ts'
import type { Late } from './late-customers.ts'
import { SELLER } from './seller.ts'

/** What passes between the desk of the demo company, its salespeople and its debtors in the last days. */

type World = Deps & DunningDeps
/** Two questions to the salespeople of two customers: one is answered, one waits. */
export async function askSalespeople(tx: OrgTx, world: World, late: readonly Late[], by: By): Promise<void> {
  const sellers = await salespeopleOf(
    tx,
    late.map(({ customerId }) => customerId),
  )
  const asked = late.filter(({ customerId }) => sellers.has(customerId)).slice(0, 2)
  const asks = [
    'La livraison a-t-elle été complète ? Le client dit attendre deux colis.',
    'Connaissez-vous la personne qui valide les paiements ?',
  ]
  for (const [rank, one] of asked.entries()) {
    const seller = sellers.get(one.customerId)!
    const input = {
      colleagueId: seller.id,
      customerId: one.customerId,
      disputeId: null,
      itemIds: one.items.slice(0, 2),
      asks: asks[rank]!,
      showsEvidence: false,
      answerBy: addDays(by.today, 5),
    }
    const id = await askColleague(tx, signedLinks(world), input, by)
    if (rank > 0) continue
    const body = 'Oui, tout est arrivé : j’ai vu leur chef d’atelier mardi. Vous pouvez relancer.'
    const deps = { ...world, links: signedLinks(world) }
    const colleague = { id: `colleague:${seller.id}`, name: seller.name }
    await actOnQuestion(tx, deps, id, { kind: 'answer', formKey: newId(by.at), body }, { ...by, actor: colleague })
  }
}

/** Mails from customers, each meaning something else, that nobody has read yet. */
export async function receiveReplies(tx: OrgTx, late: readonly Late[], by: By): Promise<void> {
  const says: readonly ((one: Late) => string)[] = [
    () => `Bonjour,\n\nNous réglerons par virement le ${formatDay('fr', addDays(by.today, 6))}.`,
    ({ numbers }) =>
      `Bonjour,\n\nLa facture ${numbers[0]} a déjà été réglée le ${formatDay('fr', addDays(by.today, -4))}.`,
    ({ numbers }) => `Bonjour,\n\nNous contestons la facture ${numbers[0]} : le prix ne correspond pas au devis.`,
    () => 'Bonjour,\n\nPouvez-vous nous renvoyer la facture ? Nous ne l’avons pas reçue.',
    () => `Bonjour,\n\nJe suis absent jusqu’au ${formatDay('fr', addDays(by.today, 8))} et ne lis pas mes messages.`,
  ]
  for (const [rank, say] of says.entries()) {
    const one = late[rank]
    if (!one) return
    const at = new Date(by.at.getTime() + rank * 7 * 60_000)
    const bytes = Buffer.from(mailFrom(one, say(one), at))
    const fetched = {
      place: { uidValidity: 1, lastUid: rank + 1 },
      arrivedAt: at,
      size: bytes.length,
      bytes,
      isCut: false,
    }
    await takeMail(tx, await readFetched(fetched), { trustedServer: '', timeZone: 'Europe/Paris', at })
  }
}

const mailFrom = ({ contact, email, numbers }: Late, body: string, at: Date): string =>
  [
    `From: "${contact.normalize('NFD').replace(/\p{M}/gu, '')}" <${email}>`,
    `To: <${SELLER.email}>`,
    `Subject: Re: facture ${numbers[0]}`,
    `Date: ${at.toUTCString()}`,
    `Message-ID: <${newId(at)}@${email.split('@')[1]}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `${body}\n\nCordialement,\n${contact}`,
  ].join('\r\n')

/** What whoever works here means to do in the month of a day. */
export const setTarget = (tx: OrgTx, member: string, on: LocalDate): Promise<number> =>
  keepTarget(tx, `${on.slice(0, 7)}-01` as LocalDate, {
    member,
    contacts: 40,
    currency: 'EUR',
    collectedCents: 15_000_000,
  })
