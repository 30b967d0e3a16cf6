import type { Sentence } from '../kernel/wording.ts'

export const mainWording = {
  optionUnknown: {
    fr: 'L’option {option} n’existe pas pour cette commande, ou sa valeur manque.',
    en: 'Option {option} does not exist for this command, or its value is missing.',
  },
  ready: { fr: 'Quittance est prête : {url}', en: 'Quittance is ready: {url}' },
  stopHint: { fr: 'Ctrl-C pour arrêter. Données : {folder}', en: 'Ctrl-C to stop. Data: {folder}' },
  stopHintOwn: {
    fr: 'Ctrl-C pour arrêter. Base de données : celle de DATABASE_URL',
    en: 'Ctrl-C to stop. Database: the one in DATABASE_URL',
  },
  stopping: { fr: 'Arrêt en cours…', en: 'Stopping…' },
  stopped: { fr: 'Arrêté proprement.', en: 'Stopped cleanly.' },
  building: {
    fr: 'Préparation de l’application (une fois par version)…',
    en: 'Preparing the application (once per version)…',
  },
  alreadyRunning: {
    fr: 'Quittance tourne déjà sur ces données (processus {pid}) : {url}. Arrêtez-la d’abord, ou donnez un autre dossier avec QUITTANCE_DATA.',
    en: 'Quittance is already running on this data (process {pid}): {url}. Stop it first, or give another folder with QUITTANCE_DATA.',
  },
  portTaken: {
    fr: 'Le port {port} est déjà pris par un autre programme : choisissez-en un autre, par exemple PORT={other} npm start.',
    en: 'Port {port} is taken by another program: choose another one, for example PORT={other} npm start.',
  },
  adopted: {
    fr: 'La base de données d’un arrêt brutal précédent tournait encore : elle est reprise telle quelle.',
    en: 'The database of an earlier abrupt stop was still running: it is taken over as it is.',
  },
} satisfies Record<string, Sentence>
