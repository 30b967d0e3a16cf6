import { addDays, endOfMonth, formatDay, type LocalDate, weekday } from '../src/kernel/calendar.ts'
import type { ReplyKind } from '../src/replies/model.ts'
import type { Random } from './random.ts'

type Written = { readonly text: string; readonly on?: LocalDate }
export type Meant = { readonly kinds: readonly ReplyKind[]; write(sentOn: LocalDate, random: Random): Written }

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const ahead = (on: LocalDate, random: Random) => addDays(on, random.int(2, 25))
const back = (on: LocalDate, random: Random) => addDays(on, -random.int(1, 20))
const short = (on: LocalDate) => formatDay('fr', on).slice(0, 5)
const nextFriday = (on: LocalDate) => addDays(on, (5 - weekday(on) + 7) % 7 || 7)

/** A sentence that names a day to come, and one that names a day that has passed. */
const by = (kinds: readonly ReplyKind[], text: (on: LocalDate) => string): Meant => ({
  kinds,
  write(sentOn, random) {
    const on = ahead(sentOn, random)
    return { text: text(on), on }
  },
})
const since = (kinds: readonly ReplyKind[], text: (on: LocalDate) => string): Meant => ({
  kinds,
  write(sentOn, random) {
    const on = back(sentOn, random)
    return { text: text(on), on }
  },
})
const said = (kinds: readonly ReplyKind[], text: string): Meant => ({ kinds, write: () => ({ text }) })

/** What customers write, by what it means; nothing at the end means nothing that can be proposed. */
export const MEANT: readonly Meant[] = [
  { kinds: ['promise'], write: (on) => ({ text: 'je règle vendredi', on: nextFriday(on) }) },
  by(['promise'], (on) => `Virement le ${short(on)}.`),
  { kinds: ['promise'], write: (on) => ({ text: "Nous vous paierons d'ici la fin du mois.", on: endOfMonth(on) }) },
  by(['promise'], (on) => `Le règlement de 1 250,00 € sera effectué le ${formatDay('fr', on)}.`),
  by(['promise'], (on) => `Votre facture passe en paiement le ${short(on)}, désolé pour le retard.`),
  by(['promise'], (on) => `We will pay the outstanding amount on ${formatDay('en', on)}.`),
  { kinds: ['promise'], write: (on) => ({ text: 'Payment is scheduled for Friday.', on: nextFriday(on) }) },
  { kinds: ['promise'], write: (on) => ({ text: 'Je vous fais le virement demain matin.', on: addDays(on, 1) }) },
  { kinds: ['promise'], write: (on) => ({ text: 'Nous procéderons au règlement sous 8 jours.', on: addDays(on, 8) }) },
  by(['promise'], (on) => `On m'indique que le chèque partira ${WEEKDAYS[weekday(on) - 1]} ${Number(on.slice(8))}.`),
  by(['promise'], (on) => `The invoice will be settled by ${formatDay('en', on)} at the latest.`),
  by(['promise'], (on) => `Je m'engage à vous régler 500 euros le ${formatDay('fr', on)}.`),
  since(['paid'], (on) => `Cette facture a été réglée le ${formatDay('fr', on)} par virement.`),
  since(['paid'], (on) => `Nous avons effectué le virement le ${short(on)}, merci de vérifier.`),
  said(['paid'], 'La facture est déjà payée, voir relevé ci-joint.'),
  since(['paid'], (on) => `Virement effectué le ${short(on)}.`),
  since(['paid'], (on) => `This invoice was paid on ${formatDay('en', on)}.`),
  said(['paid'], 'We have already made the payment last week, please check with your bank.'),
  said(['paid'], 'Le chèque est parti hier.'),
  said(['paid'], 'Je viens de faire le virement de 3 420,50 €.'),
  said(['dispute'], 'Le prix facturé ne correspond pas au devis signé.'),
  said(['dispute'], 'Il manque 3 cartons dans la livraison, nous attendons un avoir.'),
  said(['dispute'], "Nous contestons cette facture, la marchandise n'a jamais été livrée."),
  said(['dispute'], 'Les pièces reçues sont défectueuses, nous ne paierons pas avant leur remplacement.'),
  said(['dispute'], 'Facture en double avec la FA2026-0098.'),
  said(['dispute'], "L'avoir promis n'a toujours pas été reçu."),
  said(['dispute'], 'The quantity invoiced is wrong: we only received 40 units.'),
  said(['dispute'], 'We dispute this invoice, the goods arrived damaged.'),
  said(['dispute'], 'The price does not match our purchase order.'),
  said(['dispute'], 'Il manque notre numéro de bon de commande sur la facture, elle ne peut pas être traitée.'),
  said(['address_dead'], "Mme Durand a quitté l'entreprise, merci d'écrire désormais à compta@nouveau.example."),
  said(['contact'], 'Voici ma nouvelle adresse mail : p.martin@groupe.example'),
  said(['contact'], 'I no longer handle accounts, please contact ap@group.example instead.'),
  said(['contact'], 'Merci de noter notre nouveau numéro : 02 99 12 34 56'),
  by(['absence'], (on) => `Je suis en congés jusqu'au ${formatDay('fr', on)}.`),
  by(['absence'], (on) => `Absente du bureau jusqu'au ${short(on)} inclus, en cas d'urgence contactez le standard.`),
  by(['absence'], (on) => `I am out of the office until ${formatDay('en', on)}.`),
  {
    kinds: ['absence'],
    write(sentOn, random) {
      const on = ahead(sentOn, random)
      return { text: `Notre comptable est absente, elle sera de retour le ${formatDay('fr', addDays(on, 1))}.`, on }
    },
  },
  said(['document'], "Nous n'avons pas reçu cette facture, pouvez-vous nous la renvoyer ?"),
  said(['document'], 'Merci de nous transmettre un duplicata de la facture.'),
  said(['document'], 'Pourriez-vous m’envoyer votre RIB ?'),
  said(['document'], 'Could you please send us a copy of the invoice?'),
  said(['document'], 'We never received this invoice.'),
  said(['document'], 'Merci de me faire parvenir un relevé de compte.'),
  said(['opt_out'], 'Merci de ne plus nous envoyer de mails de relance à cette adresse.'),
  said(['opt_out'], 'Please remove me from your mailing list.'),
  said(['opt_out'], 'Je ne souhaite plus recevoir vos messages.'),
  said(['insolvency'], 'La société a été placée en redressement judiciaire le mois dernier.'),
  said(['insolvency'], 'Merci de déclarer votre créance auprès du liquidateur.'),
  said(['insolvency'], 'The company is in administration.'),
  {
    kinds: ['absence', 'promise'],
    write: (on) => ({ text: "Je suis absent jusqu'à demain.\nNous réglons vendredi.", on: addDays(on, 1) }),
  },
  by(
    ['document', 'promise'],
    (on) => `Merci de nous envoyer une copie de la facture.\nLe virement partira le ${short(on)}.`,
  ),
  said([], 'Je transmets votre message à la comptabilité.'),
  said([], 'Bien reçu, merci.'),
  said([], 'Nous réglerons dès que notre client nous aura payés.'),
  said([], 'Quand comptez-vous nous livrer la suite ?'),
  said([], "Nous n'avons pas encore réglé cette facture."),
  said([], 'Pouvez-vous me rappeler vendredi ?'),
  said([], 'Je vous appelle demain pour en parler.'),
  said([], 'Nous faisons le point en interne et revenons vers vous la semaine prochaine.'),
  said([], 'Nous ne pouvons pas payer avant le 30.'),
  said([], 'Si nous recevons l’avoir, nous paierons vendredi.'),
  said([], 'Thank you for your message, I will look into it tomorrow.'),
  said([], 'We will get back to you next week.'),
  said([], 'We have not paid this invoice yet.'),
  said([], 'Merci de nous livrer la commande lundi.'),
  said([], 'Joyeuses fêtes à toute votre équipe !'),
  said([], 'Avez-vous bien reçu notre virement du 12 ?'),
  said([], 'Un échéancier en trois fois serait-il possible ?'),
  said([], 'Le dossier est en cours de validation chez notre directeur.'),
]

/** Written after the rules and never used to correct them: what the reading is worth on words it has not met. */
export const UNSEEN: readonly Meant[] = [
  by(['promise'], (on) => `Le nécessaire sera fait pour un paiement au plus tard le ${formatDay('fr', on)}.`),
  by(['promise'], (on) => `RAS de notre côté, vous recevrez le virement le ${short(on)}.`),
  { kinds: ['promise'], write: (on) => ({ text: 'Compta OK, paiement vendredi.', on: nextFriday(on) }) },
  { kinds: ['promise'], write: (on) => ({ text: "Je mets ça en paiement d'ici vendredi.", on: nextFriday(on) }) },
  by(['promise'], (on) => `You can expect payment on ${formatDay('en', on)}.`),
  by(['promise'], (on) => `Our next payment run is on ${formatDay('en', on)} and your invoice is included.`),
  { kinds: ['promise'], write: (on) => ({ text: 'Nous soldons le compte en fin de mois.', on: endOfMonth(on) }) },
  since(['paid'], (on) => `Sauf erreur vous avez été payés le ${short(on)}.`),
  since(['paid'], (on) => `Le virement est parti de notre banque le ${formatDay('fr', on)}.`),
  said(['paid'], 'Déjà réglé, nos courriers se sont croisés.'),
  said(['paid'], 'We settled this one two weeks ago.'),
  said(['paid'], 'Notre banque confirme que la somme a bien été débitée.'),
  said(['dispute'], "Nous n'avons jamais commandé ce matériel."),
  said(['dispute'], "La remise de 5 % convenue n'a pas été appliquée."),
  said(['dispute'], 'Deux palettes sont arrivées cassées, photos jointes.'),
  said(['dispute'], 'Cette prestation nous a déjà été facturée en janvier.'),
  said(['dispute'], 'You charged us for 12 hours but only 8 were worked.'),
  said(['dispute'], 'The VAT rate on this invoice is incorrect.'),
  said(['contact'], 'Pour toute question comptable, utilisez maintenant facture@groupe.example.'),
  said(['contact'], 'Our accounts team has moved, write to ap@newco.example from now on.'),
  by(['absence'], (on) => `L'équipe est en vacances jusqu'au ${formatDay('fr', on)}.`),
  by(['absence'], (on) => `Our office is closed until ${formatDay('en', on)}.`),
  said(['document'], "Je n'ai pas la facture dans mes dossiers, vous pouvez me la refaire passer ?"),
  said(['document'], 'Can you resend invoice FA2026-0142 please?'),
  said(['document'], "J'ai besoin du bon de livraison signé."),
  said(['opt_out'], 'Arrêtez de m’écrire.'),
  said(['opt_out'], 'Take this address off your list please.'),
  said(['insolvency'], 'Le tribunal a prononcé la liquidation judiciaire de la société.'),
  said(['insolvency'], 'A liquidator has been appointed.'),
  said([], 'Je vois avec mon associé et vous redis.'),
  said([], "Le règlement est bloqué tant que nous n'avons pas le bon signé."),
  said([], 'Notre directeur financier rentre lundi, il vous rappellera.'),
  said([], 'Nous vous avons déjà répondu la semaine dernière.'),
  said([], 'La facture est-elle payable en deux fois ?'),
  said([], 'Can we discuss payment terms on Thursday?'),
  said([], 'Désolé pour le retard, la trésorerie est tendue en ce moment.'),
  said([], "Merci d'envoyer vos prochaines factures sur Chorus Pro."),
  said([], 'Nous avons réglé le problème technique de livraison.'),
  said([], 'Please confirm the balance as of 31 December.'),
  said([], "Le paiement ne sera pas fait avant d'avoir reçu l'avoir."),
]
