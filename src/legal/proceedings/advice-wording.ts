import type { Sentence } from '../../kernel/wording.ts'

/** Why a way to a title is open, closed, better or worse: one sentence each, with its citation beside it. */
export const adviceSentences = {
  insolvent: {
    fr: 'Une procédure collective est ouverte : plus aucune action individuelle n’est permise. Déclarez la créance.',
    en: 'Insolvency proceedings are open: no individual action is allowed any more. Prove the claim.',
  },
  plan_running: {
    fr: 'L’échéancier {plan} court sur l’une de ces pièces : tant qu’il est tenu, elle n’est pas exigible. Attendez sa caducité, ou annulez-le d’abord.',
    en: 'Plan {plan} runs over one of these documents: while it is kept, it is not due. Wait until it lapses, or cancel it first.',
  },
  public_debtor: {
    fr: 'Organisme public : ni injonction de payer ni saisie. Adressez une réclamation, puis un référé-provision au tribunal administratif ; une condamnation se règle par mandatement d’office.',
    en: 'Public body: no order for payment and no seizure. Send a claim, then ask the administrative court for interim payment; a judgment is paid by order of the prefect.',
  },
  barred: {
    fr: 'Créance prescrite depuis le {day} : le débiteur peut le soulever et le juge doit alors rejeter. Demandez conseil avant tout frais.',
    en: 'Barred since {day}: the debtor may plead it and the judge must then reject. Take advice before spending anything.',
  },
  title_held: {
    fr: 'Un titre exécutoire est en main : il s’exécute, il ne se redemande pas.',
    en: 'An enforceable title is in hand: it is enforced, not asked for again.',
  },
  no_title_yet: {
    fr: 'Aucun titre n’est noté ici : ouvrez ce dossier si vous en tenez déjà un (jugement, acte notarié).',
    en: 'No title is noted here: open this matter if you hold one already (judgment, notarial deed).',
  },
  title_already: { fr: 'Un titre existe déjà pour cette créance.', en: 'There is a title for this claim already.' },
  abroad_or_unknown: {
    fr: 'Le débiteur vit à l’étranger ou n’a pas d’adresse connue : l’ordonnance ne peut pas être demandée.',
    en: 'The debtor lives abroad or has no known address: the order cannot be asked for.',
  },
  undisputed: {
    fr: 'Rien n’est contesté : le juge décide sur pièces, sans audience.',
    en: 'Nothing is disputed: the judge decides on documents, with no hearing.',
  },
  opposition_likely: {
    fr: 'La créance est contestée : une opposition est probable et mène à un procès complet.',
    en: 'The claim is disputed: an opposition is likely and leads to a full trial.',
  },
  order_held: { fr: 'Commande ou contrat conservé.', en: 'Order or contract on file.' },
  no_order_held: {
    fr: 'Ni commande ni contrat conservé : joignez-les avant de déposer.',
    en: 'No order or contract on file: add them before filing.',
  },
  delivery_held: { fr: 'Preuve de livraison conservée.', en: 'Proof of delivery on file.' },
  no_delivery_held: {
    fr: 'Aucune preuve de livraison conservée : joignez-la avant de déposer.',
    en: 'No proof of delivery on file: add it before filing.',
  },
  service_interrupts: {
    fr: 'Déposer la requête n’arrête pas la prescription : l’ordonnance doit être signifiée avant le {day}.',
    en: 'Filing the request does not stop limitation: the order must be served by {day}.',
  },
  service_too_near: {
    fr: 'Prescription le {day} : seule la signification de l’ordonnance l’interrompt, et elle risque de venir trop tard.',
    en: 'Barred after {day}: only service of the order interrupts it, and that may come too late.',
  },
  summons_interrupts: {
    fr: 'L’assignation, délivrée avant le {day}, interrompt la prescription.',
    en: 'The summons, served by {day}, interrupts limitation.',
  },
  several_debtors: {
    fr: '{n} débiteurs : le tribunal de l’un d’eux suffit, mais l’acte est signifié à chacun, avec ses propres délais.',
    en: '{n} debtors: the court of one of them will do, but the act is served on each, with delays of its own.',
  },
  no_amicable_attempt: {
    fr: 'Aucune tentative amiable n’est exigée avant une injonction de payer.',
    en: 'No amicable attempt is required before an order for payment.',
  },
  registry_fee: { fr: 'Frais de greffe : environ {fee}.', en: 'Registry fee: about {fee}.' },
  flag_off: {
    fr: 'Voie non activée ici : le décret et le tarif n’étaient pas parus au 3 septembre 2026.',
    en: 'Not switched on here: its decree and tariff were not out on 3 September 2026.',
  },
  decree_missing: {
    fr: 'Service-Public la dit applicable ; le décret, le tarif et l’effet sur la prescription restent à vérifier auprès d’un commissaire de justice.',
    en: 'Service-Public says it applies; its decree, tariff and effect on limitation remain to be checked with an officer.',
  },
  both_traders: { fr: 'Créance entre commerçants.', en: 'Claim between traders.' },
  traders_to_check: {
    fr: 'Vérifiez que les deux parties sont commerçantes : les sociétés commerciales le sont par leur forme, un artisan ou une profession libérale non.',
    en: 'Check that both sides are traders: commercial companies are by their form, a craftsman or a profession is not.',
  },
  not_traders: { fr: 'Réservée aux créances entre commerçants.', en: 'For claims between traders only.' },
  invoiced: { fr: 'Créance facturée.', en: 'Invoiced claim.' },
  not_invoiced: { fr: 'La créance n’est pas facturée.', en: 'The claim is not invoiced.' },
  any_amount: { fr: 'Aucun plafond, et pas de juge.', en: 'No cap, and no judge.' },
  contested_ends_it: {
    fr: 'Toute contestation, même sans motif, met fin à cette voie.',
    en: 'Any contest, even without reasons, ends this route.',
  },
  within_small: { fr: 'Montant inférieur à {ceiling}.', en: 'Amount within {ceiling}.' },
  above_small: { fr: 'Réservée aux créances jusqu’à {ceiling}.', en: 'For claims up to {ceiling} only.' },
  traders_excluded: {
    fr: 'Exclue pour les factures entre commerçants depuis la loi du 23 avril 2026.',
    en: 'Not for invoices between traders since the law of 23 April 2026.',
  },
  debtor_must_agree: {
    fr: 'Le débiteur doit accepter dans le mois ; son silence vaut refus.',
    en: 'The debtor must agree within a month; its silence is a no.',
  },
  costs_stay: { fr: 'Les frais restent à notre charge.', en: 'The costs stay with us.' },
  not_contestable: {
    fr: 'Rien n’est sérieusement contestable : une provision est vite obtenue, après une audience.',
    en: 'Nothing can be seriously disputed: an interim payment is soon obtained, after a hearing.',
  },
  undisputed_part: {
    fr: 'Pour la part non contestée, une provision est vite obtenue.',
    en: 'For the part that is not disputed, an interim payment is soon obtained.',
  },
  seriously_contested: {
    fr: 'La créance est sérieusement contestée : le juge des référés n’accorde rien.',
    en: 'The claim is seriously disputed: the urgent judge grants nothing.',
  },
  provisional: {
    fr: 'Décision provisoire : le fond peut encore être jugé.',
    en: 'A provisional decision: the merits may still be tried.',
  },
  decides_contest: {
    fr: 'La contestation est tranchée, pour le tout.',
    en: 'The dispute is decided, as a whole.',
  },
  longest: {
    fr: 'La voie la plus longue et la plus chère, inutile tant que rien n’est contesté.',
    en: 'The longest and dearest route, of no use while nothing is disputed.',
  },
  lawyer_needed: {
    fr: 'Avocat obligatoire au-dessus de {ceiling}.',
    en: 'A lawyer is mandatory above {ceiling}.',
  },
  no_lawyer: {
    fr: 'Sans avocat obligatoire jusqu’à {ceiling}.',
    en: 'No lawyer is required up to {ceiling}.',
  },
  amicable_first: {
    fr: 'Jusqu’à {ceiling}, une tentative amiable doit précéder la saisine du tribunal judiciaire.',
    en: 'Up to {ceiling}, an amicable attempt must come before the civil court.',
  },
  cross_border: {
    fr: 'Débiteur dans un autre État de l’Union ({country}) : formulaire A, exécutoire dans toute l’Union.',
    en: 'Debtor in another state of the Union ({country}): form A, enforceable throughout the Union.',
  },
  domestic: {
    fr: 'Réservée aux litiges transfrontières : le débiteur est en France.',
    en: 'For cross-border cases only: the debtor is in France.',
  },
  not_eu: {
    fr: 'Hors de l’Union, ou au Danemark ({country}) : ce règlement ne s’applique pas.',
    en: 'Outside the Union, or in Denmark ({country}): this regulation does not apply.',
  },
  outside_product: {
    fr: 'Le formulaire A se remplit sur e-justice.europa.eu ; notez ensuite le dossier ici comme une action au fond.',
    en: 'Form A is filled in on e-justice.europa.eu; then note the matter here as a full action.',
  },
} as const satisfies Record<string, Sentence>
export type AdviceCode = keyof typeof adviceSentences
