import type { Sentence } from '../../kernel/wording.ts'
import type { CaseEventKind, Procedure, Standing } from './model.ts'

export const insolvencyWording = {
  dayAhead: {
    fr: 'Le {on} est après aujourd’hui ({today}) : indiquez le jour où cela s’est passé.',
    en: '{on} is after today ({today}): give the day on which it happened.',
  },
  publishedBefore: {
    fr: 'La publication du {publishedOn} précède le jugement du {openedOn} : un jugement se publie après. Corrigez l’un des deux jours.',
    en: 'The publication of {publishedOn} comes before the judgment of {openedOn}: a judgment is published after it. Correct one of the two days.',
  },
  runsAlready: {
    fr: 'Une procédure ouverte le {on} est déjà suivie pour ce client : indiquez-y la suite (conversion, plan, clôture).',
    en: 'A procedure opened on {on} is already followed for this customer: tell there what came next (conversion, plan, closing).',
  },
  beforeJudgment: {
    fr: 'Le {on} précède le jugement d’ouverture ({openedOn}) : vérifiez le jour.',
    en: '{on} comes before the opening judgment ({openedOn}): check the day.',
  },
  caseOver: {
    fr: 'La procédure est terminée depuis le {on} : seule une note, ou un certificat d’irrécouvrabilité, s’y ajoute encore.',
    en: 'The procedure has been over since {on}: only a note, or a certificate of irrecoverability, is still added to it.',
  },
  noEvidence: {
    fr: 'Indiquez ce qui le montre : jugement, avis, courrier du mandataire, avec sa date.',
    en: 'Say what shows it: a judgment, a notice, the agent’s letter, with its date.',
  },
  noProcedure: {
    fr: 'Indiquez en quelle procédure le tribunal l’a convertie.',
    en: 'Say into which procedure the court converted it.',
  },
  interestStopped: {
    fr: 'Jugement d’ouverture du {on} (C. com. art. L622-28)',
    en: 'Opening judgment of {on} (C. com. art. L622-28)',
  },
  dayUnknown: {
    fr: 'Jour du jugement illisible dans l’avis : le jour de la publication est retenu, à corriger.',
    en: 'The notice gives no readable day of judgment: the day of publication stands in, to be corrected.',
  },
  correctedBy: {
    fr: 'Avis rectificatif : les délais restent comptés de la première publication.',
    en: 'Correction: periods are still counted from the first publication.',
  },
  badSiren: {
    fr: '« {siren} » n’est pas un SIREN : neuf chiffres, dont le dernier contrôle les autres.',
    en: '“{siren}” is no SIREN: nine digits, of which the last checks the others.',
  },
  feedFailed: {
    fr: 'Le BODACC n’a pas répondu ({reason}). Rien n’est perdu : réessayez plus tard, ou saisissez la procédure à la main.',
    en: 'The BODACC did not answer ({reason}). Nothing is lost: try again later, or enter the procedure by hand.',
  },
  nothingToProve: {
    fr: 'Rien n’est né avant le jugement du {on} : il n’y a rien à déclarer.',
    en: 'Nothing was born before the judgment of {on}: there is nothing to prove.',
  },
  proofCurrency: {
    fr: 'Des créances sont en {currency} : la déclaration s’écrit en euros, au cours du jour du jugement (C. com. art. L622-25), qui n’est pas connu ici. Déclarez-les à part, ou importez-les en euros.',
    en: 'Some claims are in {currency}: a proof is written in euros, at the rate of the day of the judgment (C. com. art. L622-25), which is not known here. Prove them apart, or import them in euros.',
  },
  notReckoned: {
    fr: 'Les intérêts de {documentNo} ne se calculent pas : {why}',
    en: 'The interest on {documentNo} cannot be reckoned: {why}',
  },
  officerMissing: {
    fr: 'Indiquez le mandataire ou le liquidateur et son adresse complète : la déclaration lui est adressée.',
    en: 'Give the creditors’ agent or liquidator and its full address: the proof is sent to it.',
  },
  changedMeanwhile: {
    fr: 'Les comptes ont changé pendant la préparation : relisez la déclaration, puis recommencez.',
    en: 'The books changed while it was being prepared: read the proof again, then start over.',
  },
  proofSent: {
    fr: 'La déclaration est partie le {on} : pour la compléter, faites-en une nouvelle avant la fin du délai.',
    en: 'The proof left on {on}: to complete it, make a new one before the period ends.',
  },
  noProof: {
    fr: 'Préparez d’abord la déclaration : il n’y en a pas encore.',
    en: 'Prepare the proof first: there is none yet.',
  },
  proofOnItsWay: {
    fr: 'La déclaration est déjà remise à l’envoi : voyez « À envoyer ».',
    en: 'The proof was handed over for sending already: see the outbox.',
  },
  notSent: {
    fr: 'La déclaration n’est pas partie : une réponse ne peut pas la précéder.',
    en: 'The proof has not left: no answer can come before it.',
  },
  admittedTooMuch: {
    fr: 'Le montant admis ({admitted}) dépasse ce qui est déclaré ({declared}) : vérifiez-le.',
    en: 'The amount admitted ({admitted}) is more than was claimed ({declared}): check it.',
  },
  withheldNote: { fr: 'procédure collective ouverte le {on}', en: 'insolvency opened on {on}' },
} as const satisfies Record<string, Sentence>

export const procedureNames: Readonly<Record<Procedure, Sentence>> = {
  safeguard: { fr: 'Sauvegarde', en: 'Safeguard' },
  receivership: { fr: 'Redressement judiciaire', en: 'Receivership' },
  liquidation: { fr: 'Liquidation judiciaire', en: 'Liquidation' },
}

export const standingNames: Readonly<Record<Standing, Sentence>> = {
  open: { fr: 'En cours', en: 'Under way' },
  plan: { fr: 'Plan arrêté', en: 'Plan adopted' },
  closed_paid: { fr: 'Clôturée, passif éteint', en: 'Closed, debts paid' },
  closed_short: { fr: 'Clôturée, actif insuffisant', en: 'Closed, assets short' },
  ended: { fr: 'Procédure terminée', en: 'Procedure ended' },
  annulled: { fr: 'Annulée', en: 'Annulled' },
}

export const eventNames: Readonly<Record<CaseEventKind, Sentence>> = {
  opening: { fr: 'Jugement d’ouverture', en: 'Opening judgment' },
  conversion: { fr: 'Conversion', en: 'Conversion' },
  plan: { fr: 'Plan arrêté', en: 'Plan adopted' },
  plan_payment: { fr: 'Dividende du plan reçu', en: 'Payment of the plan received' },
  plan_resolved: { fr: 'Résolution du plan', en: 'Plan resolved' },
  closed_paid: { fr: 'Clôture pour extinction du passif', en: 'Closed, all debts paid' },
  closed_short: { fr: 'Clôture pour insuffisance d’actif', en: 'Closed for shortage of assets' },
  ended: { fr: 'Fin de la procédure', en: 'End of the procedure' },
  annulled: { fr: 'Jugement annulé ou infirmé', en: 'Judgment annulled or reversed' },
  goods_claimed: { fr: 'Marchandises revendiquées', en: 'Goods claimed back' },
  relief_asked: { fr: 'Relevé de forclusion demandé', en: 'Relief for a late proof asked' },
  certificate: { fr: 'Certificat d’irrécouvrabilité reçu', en: 'Certificate of irrecoverability received' },
  note: { fr: 'Note', en: 'Note' },
  corrected: { fr: 'Correction', en: 'Correction' },
  proof_made: { fr: 'Déclaration de créance préparée', en: 'Proof of claim prepared' },
  proof_sent: { fr: 'Créance déclarée', en: 'Claim proved' },
  admitted: { fr: 'Créance admise', en: 'Claim admitted' },
  admitted_in_part: { fr: 'Créance admise en partie', en: 'Claim admitted in part' },
  contested: { fr: 'Créance contestée', en: 'Claim contested' },
  rejected: { fr: 'Créance rejetée', en: 'Claim rejected' },
  list_filed: { fr: 'État des créances déposé', en: 'List of claims filed' },
}
