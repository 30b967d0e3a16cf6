import type { Sentence } from '../kernel/wording.ts'

/** What is said while a service is set up and tried. */
export const providerWording = {
  wrongKind: {
    fr: 'Ce service ne porte pas ce genre de messages. Choisissez-en un autre dans la liste.',
    en: 'This service does not carry this kind of message. Choose another from the list.',
  },
  settingWrong: {
    fr: 'Ce réglage n’a pas la forme attendue ({field}). Corrigez-le.',
    en: 'This setting does not have the expected form ({field}). Correct it.',
  },
  templateNotJson: {
    fr: 'Ce modèle n’est pas un document JSON. Par exemple : {example}',
    en: 'This template is not a JSON document. For example: {example}',
  },
  secretNeeded: {
    fr: 'Saisissez ce secret : il n’est conservé que pour le même service à la même adresse.',
    en: 'Type this secret: it is kept only for the same service at the same address.',
  },
  accountFails: {
    fr: 'Le service répond, mais le compte ne fonctionne pas : {response} Vérifiez les identifiants.',
    en: 'The service answers, but the account does not work: {response} Check the credentials.',
  },
  trialNumberWrong: {
    fr: '« {number} » n’est pas un numéro de mobile complet : le SMS d’essai ne peut pas y être envoyé.',
    en: '“{number}” is not a complete mobile number: the test text cannot be sent there.',
  },
  trialRefused: {
    fr: 'Le SMS d’essai n’est pas parti. Réponse du service : {response}',
    en: 'The test text did not leave. Answer of the service: {response}',
  },
  trialUncertain: {
    fr: 'Le SMS d’essai a été remis, mais le service n’a pas confirmé ({response}). Regardez s’il arrive.',
    en: 'The test text was handed over, but the service did not confirm ({response}). See whether it arrives.',
  },
  trialText: {
    fr: 'Essai de Quittance pour {organisation}. Ce message n’appelle aucune réponse.',
    en: 'Quittance test for {organisation}. This message needs no answer.',
  },
  hookForged: {
    fr: 'Cet appel n’est pas prouvé venir du service : il est refusé et compté.',
    en: 'This call is not proven to come from the service: it is refused and counted.',
  },
  hookTooEarly: {
    fr: 'Un message est en train de partir par ce service : appelez de nouveau dans un instant.',
    en: 'A message is leaving by this service right now: call again in a moment.',
  },
  hookTooLarge: { fr: 'Cet appel est trop long.', en: 'This call is too long.' },
} as const satisfies Record<string, Sentence>
