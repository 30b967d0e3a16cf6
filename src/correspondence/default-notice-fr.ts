import type { DefaultTemplates } from './default-templates.ts'

const CLOSING = "Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées."

/**
 * The French formal notice (C. civ. art. 1344): what is owed and since when, the demand, the deadline, what follows. It is
 * a letter from the creditor and must never look like an act of a court or of a commissaire de justice.
 */
export const FRENCH_NOTICE: DefaultTemplates['formal_notice'] = {
  business: {
    subject: 'Mise en demeure de payer {{total_due}}',
    body: `{{salutation}}

Malgré nos rappels, nous n'avons pas reçu le règlement {{of_documents}}. À la date de ce courrier, vous nous devez, en principal, **{{total_due}}**, dont voici le détail.

{{table}}
{{total}}

**Par la présente, nous vous mettons en demeure de nous payer cette somme au plus tard le {{deadline}}.** Ce courrier vaut mise en demeure au sens de l'article 1344 du code civil.

{{law}}

Sans paiement intégral à cette date, nous nous réservons de confier le recouvrement de cette créance à un tiers ou de saisir la juridiction compétente, sans autre avis.

{{payment}}

${CLOSING}

{{signature}}`,
  },
  consumer: {
    subject: 'Mise en demeure de payer {{total_due}}',
    body: `{{salutation}}

Malgré nos rappels, nous n'avons pas reçu le règlement {{of_documents}}. À la date de ce courrier, vous nous devez **{{total_due}}**, dont voici le détail.

{{table}}
{{total}}

**Par la présente, nous vous mettons en demeure de nous payer cette somme au plus tard le {{deadline}}.** Ce courrier vaut mise en demeure au sens de l'article 1344 du code civil.

{{law}}

Si vous contestez cette somme, ou si vous ne pouvez pas la payer en une fois, écrivez-nous ou appelez-nous avant cette date. Sans paiement ni réponse de votre part, nous nous réservons de saisir la juridiction compétente.

{{payment}}

${CLOSING}

{{signature}}`,
  },
  public: {
    subject: 'Mise en demeure de payer {{total_due}}',
    body: `{{salutation}}

Malgré nos rappels, nous n'avons pas reçu le paiement {{of_documents}}. À la date de ce courrier, vous nous devez, en principal, **{{total_due}}**, dont voici le détail.

{{table}}
{{total}}

**Par la présente, nous vous mettons en demeure de procéder au paiement de cette somme au plus tard le {{deadline}}.** Ce courrier vaut mise en demeure au sens de l'article 1344 du code civil.

{{law}}

Sans paiement intégral à cette date, nous nous réservons de saisir la juridiction compétente.

{{payment}}

${CLOSING}

{{signature}}`,
  },
}
