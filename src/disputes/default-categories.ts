import { type Lang, type Sentence, say } from '../kernel/wording.ts'

type Default = { readonly name: Sentence; readonly delayDays: number; readonly tasks: readonly [Sentence, number][] }

const TASKS = {
  checkPrice: { fr: 'Comparer au devis et au tarif', en: 'Compare with the quotation and the price list' },
  checkDelivery: { fr: 'Retrouver le bon de livraison signé', en: 'Find the signed delivery note' },
  askQuality: { fr: 'Demander des photos et un avis technique', en: 'Ask for photographs and a technical opinion' },
  askCarrier: { fr: 'Demander la preuve de livraison au transporteur', en: 'Ask the carrier for proof of delivery' },
  sendCopy: { fr: 'Renvoyer la facture à la bonne adresse', en: 'Send the invoice again, to the right address' },
  askOrder: { fr: 'Obtenir le numéro de commande du client', en: 'Obtain the customer’s order number' },
  correct: { fr: 'Faire corriger la facture', en: 'Have the invoice corrected' },
  compare: { fr: 'Comparer les deux factures', en: 'Compare the two invoices' },
  issueCredit: { fr: 'Faire établir l’avoir', en: 'Have the credit note issued' },
  answer: { fr: 'Répondre au client', en: 'Answer the customer' },
} as const satisfies Record<string, Sentence>

/** What an organisation starts with: the causes that credit managers count with, a delay, and what is usually done. */
const DEFAULTS: readonly Default[] = [
  {
    name: { fr: 'Prix', en: 'Price' },
    delayDays: 10,
    tasks: [
      [TASKS.checkPrice, 2],
      [TASKS.answer, 5],
    ],
  },
  {
    name: { fr: 'Quantité', en: 'Quantity' },
    delayDays: 10,
    tasks: [
      [TASKS.checkDelivery, 2],
      [TASKS.answer, 5],
    ],
  },
  {
    name: { fr: 'Qualité', en: 'Quality' },
    delayDays: 20,
    tasks: [
      [TASKS.askQuality, 3],
      [TASKS.answer, 10],
    ],
  },
  {
    name: { fr: 'Livraison', en: 'Delivery' },
    delayDays: 10,
    tasks: [
      [TASKS.askCarrier, 2],
      [TASKS.answer, 5],
    ],
  },
  {
    name: { fr: 'Retard', en: 'Late delivery' },
    delayDays: 10,
    tasks: [
      [TASKS.checkDelivery, 2],
      [TASKS.answer, 5],
    ],
  },
  { name: { fr: 'Facture non reçue', en: 'Invoice not received' }, delayDays: 5, tasks: [[TASKS.sendCopy, 1]] },
  {
    name: { fr: 'Commande ou référence manquante', en: 'Order or reference missing' },
    delayDays: 7,
    tasks: [
      [TASKS.askOrder, 2],
      [TASKS.correct, 4],
    ],
  },
  {
    name: { fr: 'Erreur administrative', en: 'Administrative error' },
    delayDays: 7,
    tasks: [
      [TASKS.correct, 3],
      [TASKS.answer, 5],
    ],
  },
  {
    name: { fr: 'Doublon', en: 'Duplicate' },
    delayDays: 7,
    tasks: [
      [TASKS.compare, 2],
      [TASKS.issueCredit, 5],
    ],
  },
  { name: { fr: 'Avoir attendu', en: 'Credit note expected' }, delayDays: 15, tasks: [[TASKS.issueCredit, 5]] },
  { name: { fr: 'Autre', en: 'Other' }, delayDays: 15, tasks: [[TASKS.answer, 5]] },
]

/** The causes an organisation starts with, in its language. */
export const defaultCategories = (lang: Lang) =>
  DEFAULTS.map(({ name, delayDays, tasks }) => ({
    name: say(lang, name),
    delayDays,
    tasks: tasks.map(([task, days]) => ({ name: say(lang, task), days, owner: null, colleagueId: null })),
  }))

const ours: readonly Sentence[] = [...DEFAULTS.map(({ name }) => name), ...Object.values(TASKS)]
const known = new Map(ours.flatMap((name) => [[say('fr', name), name] as const, [say('en', name), name] as const]))

/** A name we gave, in the reader's language; one that people gave, as it is. */
export function disputeName(lang: Lang, name: string): string {
  const own = known.get(name)
  return own ? say(lang, own) : name
}
