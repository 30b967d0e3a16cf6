import { FRENCH_NOTICE } from './default-notice-fr.ts'
import type { DefaultTemplates } from './default-templates.ts'

const CLOSING = "Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées."

/** The French set. Where the law differs by kind of debtor, `business`, `consumer` and `public` have a text of their own. */
export const FRENCH: DefaultTemplates = {
  pre_reminder: {
    business: {
      subject: 'Échéance à venir : {{documents_short}}',
      body: `{{salutation}}

Ce message vous rappelle l'échéance prochaine {{of_documents}}, pour un total de **{{total_due}}**. La date à retenir est le **{{oldest_due_date}}**.

{{table}}
{{total}}

Si un point risque de retarder votre règlement (facture non reçue, bon de commande manquant, question sur la prestation), répondez-nous dès maintenant : nous le réglerons ensemble avant l'échéance.

Si votre paiement est déjà programmé, nous vous en remercions ; ce rappel est alors sans objet.

{{payment}}

Cordialement,

{{signature}}`,
    },
    public: {
      subject: 'Échéance à venir : {{documents_short}}',
      body: `{{salutation}}

Ce message vous rappelle l'échéance prochaine {{of_documents}}, pour un total de **{{total_due}}**. Le délai de paiement expire le **{{oldest_due_date}}**.

{{table}}
{{total}}

Si une pièce manque à la liquidation (numéro d'engagement, service fait, dépôt sur le portail de facturation), dites-le-nous dès maintenant : nous vous la ferons parvenir avant l'échéance.

Si le mandat est déjà émis, nous vous en remercions ; ce rappel est alors sans objet.

{{payment}}

Cordialement,

{{signature}}`,
    },
  },
  courteous: {
    business: {
      subject: 'Rappel : {{documents_short}} en attente de règlement',
      body: `{{salutation}}

Sauf erreur de notre part, le règlement {{of_documents}} ne nous est pas encore parvenu. L'échéance du {{oldest_due_date}} est maintenant passée.

{{table}}
{{total}}

Il s'agit sans doute d'un simple oubli. Nous vous remercions de bien vouloir régler **{{total_due}}** dans les prochains jours.

Si vous venez de payer, ne tenez pas compte de ce rappel. Si quelque chose s'y oppose, dites-le-nous : nous chercherons une solution avec vous.

{{payment}}

Cordialement,

{{signature}}`,
    },
    public: {
      subject: 'Rappel : {{documents_short}} en attente de paiement',
      body: `{{salutation}}

Sauf erreur de notre part, le paiement {{of_documents}} ne nous est pas encore parvenu. Le délai de paiement a expiré le {{oldest_due_date}}.

{{table}}
{{total}}

Nous vous remercions de bien vouloir nous indiquer où en est le dossier : mandatement en cours, pièce manquante ou facture suspendue. Nous vous enverrons sans attendre ce qui pourrait manquer.

Si le paiement vient d'être émis, ne tenez pas compte de ce rappel.

{{payment}}

Cordialement,

{{signature}}`,
    },
  },
  firm: {
    business: {
      subject: 'Deuxième rappel : {{documents_short}}, {{oldest_days_late}} de retard',
      body: `{{salutation}}

Malgré notre précédent rappel, nous restons dans l'attente du règlement {{of_documents}}. L'échéance du {{oldest_due_date}} est dépassée de **{{oldest_days_late}}**.

{{table}}
{{total}}

Nous vous demandons de régler **{{total_due}}** sous huit jours, ou de nous indiquer par retour la date de votre paiement.

Si vous contestez tout ou partie de cette somme, faites-nous savoir pourquoi : nous examinerons vos remarques avant toute autre démarche.

{{law}}

{{payment}}

${CLOSING}

{{signature}}`,
    },
    consumer: {
      subject: 'Deuxième rappel : {{documents_short}}, {{oldest_days_late}} de retard',
      body: `{{salutation}}

Malgré notre précédent rappel, nous restons dans l'attente du règlement {{of_documents}}. L'échéance du {{oldest_due_date}} est dépassée de **{{oldest_days_late}}**.

{{table}}
{{total}}

Nous vous demandons de régler **{{total_due}}** sous huit jours, ou de nous indiquer la date de votre paiement.

Si cette somme vous paraît inexacte, ou si vous rencontrez une difficulté passagère, contactez-nous : nous en parlerons et chercherons une solution, par exemple un paiement en plusieurs fois.

{{payment}}

${CLOSING}

{{signature}}`,
    },
    public: {
      subject: 'Deuxième rappel : {{documents_short}}, {{oldest_days_late}} de retard',
      body: `{{salutation}}

Malgré notre précédent rappel, nous restons dans l'attente du paiement {{of_documents}}. Le délai de paiement est dépassé de **{{oldest_days_late}}**.

{{table}}
{{total}}

Nous vous demandons de procéder au paiement de **{{total_due}}** sous huit jours, ou de nous faire connaître le motif qui le retient et la date prévue.

{{law}}

{{payment}}

${CLOSING}

{{signature}}`,
    },
  },
  final: {
    business: {
      subject: 'Dernier rappel avant mise en demeure : {{documents_short}}',
      body: `{{salutation}}

Nos rappels sont restés sans effet. À ce jour, **{{total_due}}** restent dus au titre {{of_documents}} ; l'échéance du {{oldest_due_date}} est dépassée de {{oldest_days_late}}.

{{table}}
{{total}}

Nous vous demandons de régler cette somme **sous huit jours**. À défaut, nous vous adresserons une mise en demeure, qui précède les démarches de recouvrement.

Il est encore temps d'éviter cette étape : si un désaccord ou une difficulté explique ce retard, appelez-nous.

{{law}}

{{payment}}

${CLOSING}

{{signature}}`,
    },
    consumer: {
      subject: 'Dernier rappel avant mise en demeure : {{documents_short}}',
      body: `{{salutation}}

Nos rappels sont restés sans réponse. À ce jour, **{{total_due}}** restent dus au titre {{of_documents}} ; l'échéance du {{oldest_due_date}} est dépassée de {{oldest_days_late}}.

{{table}}
{{total}}

Nous vous demandons de régler cette somme **sous huit jours**. À défaut, nous vous adresserons une mise en demeure.

Si vous contestez cette somme ou si vous ne pouvez pas la payer en une fois, contactez-nous dès maintenant : nous préférons convenir avec vous d'un échéancier.

{{payment}}

${CLOSING}

{{signature}}`,
    },
    public: {
      subject: 'Dernier rappel avant mise en demeure : {{documents_short}}',
      body: `{{salutation}}

Nos rappels sont restés sans effet. À ce jour, **{{total_due}}** restent dus au titre {{of_documents}} ; le délai de paiement est dépassé de {{oldest_days_late}}.

{{table}}
{{total}}

Nous vous demandons de procéder au paiement **sous huit jours**, ou de nous notifier le motif qui s'y oppose. À défaut, nous vous adresserons une mise en demeure.

{{law}}

{{payment}}

${CLOSING}

{{signature}}`,
    },
  },
  formal_notice: FRENCH_NOTICE,
  statement: {
    business: {
      subject: 'Votre relevé de compte au {{date}}',
      body: `{{salutation}}

Voici le relevé de votre compte au {{date}}. Le solde s'élève à **{{total_due}}**, dont {{total_overdue}} déjà échus.

{{table}}
{{total}}

Si ce relevé ne correspond pas à vos comptes, envoyez-nous le vôtre : nous ferons le rapprochement.

{{payment}}

Cordialement,

{{signature}}`,
    },
  },
  group_statement: {
    business: {
      subject: 'Relevé de compte de votre groupe au {{date}}',
      body: `{{salutation}}

Voici le relevé, au {{date}}, des comptes de votre groupe chez nous, société par société. Le solde s'élève à **{{total_due}}**, dont {{total_overdue}} déjà échus.

{{table}}
{{total}}

Chaque montant reste dû par la société au nom de laquelle il figure. Si ce relevé ne correspond pas à vos comptes, envoyez-nous le vôtre : nous ferons le rapprochement.

{{payment}}

Cordialement,

{{signature}}`,
    },
  },
  debit_notice: {
    business: {
      subject: 'Prélèvement de {{total_due}} le {{debit_date}}',
      body: `{{salutation}}

Nous prélèverons **{{total_due}}** le **{{debit_date}}** sur votre compte {{debit_account}}, en règlement {{of_documents}}.

{{table}}
{{total}}

Ce prélèvement est fait au titre du mandat {{debit_mandate}} que vous avez signé, sous notre identifiant créancier SEPA {{debit_creditor}}. Vous n'avez rien à faire, sinon veiller à ce que le compte soit approvisionné ce jour-là.

Si ce montant ne vous paraît pas juste, ou si votre compte a changé, répondez-nous avant cette date : nous ferons le nécessaire.

Cordialement,

{{signature}}`,
    },
  },
  instalment_coming: {
    business: {
      subject: 'Versement de {{total_due}} le {{instalment_date}}',
      body: `{{salutation}}

Comme convenu le {{plan_date}} (échéancier {{plan_reference}}), le versement {{instalment_place}}, de **{{total_due}}**, est attendu le **{{instalment_date}}**.

{{total}}

{{payment}}

Il reste {{plan_left}} à payer sur l'ensemble de l'échéancier. Si votre règlement est déjà parti, ne tenez pas compte de ce message.

Cordialement,

{{signature}}`,
    },
  },
  instalment_missed: {
    business: {
      subject: 'Échéancier {{plan_reference}} : versement du {{instalment_date}} impayé',
      body: `{{salutation}}

Le versement attendu le {{instalment_date}} au titre de l'échéancier {{plan_reference}}, convenu le {{plan_date}}, ne nous est pas parvenu.

{{total}}

Nous vous demandons de le régler **au plus tard le {{deadline}}**. À défaut, comme le prévoit notre accord, l'échéancier deviendra caduc et tout ce qui reste dû, soit {{plan_left}}, sera aussitôt exigible.

{{payment}}

Si une difficulté vous empêche de payer, appelez-nous avant cette date.

Cordialement,

{{signature}}`,
    },
  },
  note: {
    business: {
      subject: 'À propos de votre compte',
      body: `{{salutation}}

Nous souhaitons faire le point avec vous sur votre compte. Vous pouvez nous répondre directement.

{{table}}
{{total}}

{{payment}}

Cordialement,

{{signature}}`,
    },
  },
}
