import type { Sentence } from '../../src/kernel/wording.ts'

export const wording = {
  unreachable: {
    fr: 'Le serveur ne répond pas. Vérifiez que Quittance est démarré et que la connexion passe, puis réessayez.',
    en: 'The server does not answer. Check that Quittance is running and that you are connected, then try again.',
  },
  breakdown: {
    fr: "Le serveur n'a pas pu répondre (erreur {status}). Rien n'a été changé ; réessayez, et signalez-le si cela se répète.",
    en: 'The server could not answer (error {status}). Nothing was changed; try again, and report it if it keeps happening.',
  },
  misunderstood: {
    fr: 'La réponse du serveur n’a pas la forme attendue ({where}). Rechargez la page : le logiciel a peut-être été mis à jour.',
    en: 'The answer of the server is not in the expected form ({where}). Reload the page: the software may have been updated.',
  },
  unexpected: {
    fr: 'Un défaut du logiciel a arrêté cette page ({what}). Rechargez-la ; signalez-le si cela se répète.',
    en: 'A defect of the software stopped this page ({what}). Reload it; report it if it keeps happening.',
  },
} satisfies Record<string, Sentence>
