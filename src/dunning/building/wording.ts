import type { Sentence } from '../../kernel/wording.ts'

/** What is said of a scenario while it is written. `without` is how many of the customers who owe something lack what a step needs. */
export const buildingWording = {
  unreached: {
    fr: '« {step} » n’atteindra pas {without, plural, one {# client} other {# clients}} sur les {owing} qui doivent quelque chose : il leur manque {channel, select, email {une adresse e-mail} sms {un téléphone qui reçoive des SMS} letter {une adresse postale complète} registered_letter {une adresse postale complète} electronic_registered {un interlocuteur nommé avec un e-mail} other {un téléphone}}. L’étape les attendra, et leur fiche le dira.',
    en: '“{step}” will not reach {without, plural, one {# customer} other {# customers}} of the {owing} who owe something: they lack {channel, select, email {an e-mail address} sms {a telephone that takes text messages} letter {a complete postal address} registered_letter {a complete postal address} electronic_registered {a named contact with an e-mail} other {a telephone}}. The step will wait for them, and their page will say so.',
  },
  channelNotSet: {
    fr: '« {step} » ne peut pas encore partir par {channel, select, sms {SMS} other {recommandé électronique}} : réglez un prestataire dans les réglages d’envoi.',
    en: '“{step}” cannot leave by {channel, select, sms {text message} other {electronic registered letter}} yet: set a provider up in the sending settings.',
  },
  noSalesperson: {
    fr: '« {step} » nomme le commercial du client : {without, plural, one {# client n’en a pas} other {# clients n’en ont pas}} sur les {owing} qui doivent quelque chose. L’organisation signe à sa place.',
    en: '“{step}” names the customer’s salesperson: {without, plural, one {# customer has} other {# customers have}} none, of the {owing} who owe something. The organisation signs instead.',
  },
  consumerHours: {
    fr: 'Des particuliers ({consumers}) seraient contactés le dimanche, avant 8 h ou après 20 h : resserrez leurs heures.',
    en: 'Consumers ({consumers}) would be contacted on a Sunday, before 8:00 or after 20:00: narrow their hours.',
  },
  stepUnknown: {
    fr: 'Cette étape n’est plus dans le scénario : choisissez-en une autre.',
    en: 'This step is no longer in the scenario: choose another.',
  },
  nothingLate: {
    fr: '{customer} n’a aucune pièce échue que cette étape réclamerait : choisissez un autre client.',
    en: '{customer} has no overdue document for this step to claim: choose another customer.',
  },
  nothingToCome: {
    fr: '{customer} n’a aucune pièce à échoir que cette étape rappellerait : choisissez un autre client.',
    en: '{customer} has no document still to fall due for this step to recall: choose another customer.',
  },
} as const satisfies Record<string, Sentence>
