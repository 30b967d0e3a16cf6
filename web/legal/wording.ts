import type { Sentence } from '../../src/kernel/wording.ts'

/** The section: its name, its parts. */
export const wording = {
  title: { fr: 'Contentieux', en: 'Legal' },
  parts: { fr: 'Parties du contentieux', en: 'Parts of the legal desk' },
  charges: { fr: 'Intérêts et indemnités', en: 'Interest and indemnities' },
  provisions: { fr: 'Provisions', en: 'Provisions' },
  settings: { fr: 'Réglages', en: 'Settings' },
  unwritten: {
    fr: 'Organisation établie hors de France ({country}) : ce que cet écran dit {parts} est le droit français, et rien de celui de ce pays n’est écrit ici. Prenez conseil avant de vous y fier.',
    en: 'Organisation established outside France ({country}): what this screen says {parts} is French law, and nothing of that country’s is written here. Take advice before relying on it.',
  },
  part_charges: { fr: 'des intérêts et indemnités', en: 'of interest and indemnities' },
  part_consumers: { fr: 'de ce que doit un particulier', en: 'of what a consumer owes' },
  part_limitation: {
    fr: 'de ce qui interrompt la prescription et sauve une créance',
    en: 'of what interrupts limitation and saves a debt',
  },
  part_notices: { fr: 'des mises en demeure', en: 'of formal notices' },
  part_insolvency: { fr: 'des procédures collectives', en: 'of insolvency proceedings' },
  part_proceedings: {
    fr: 'des voies, des tribunaux et des dossiers de requête',
    en: 'of routes, courts and filing packs',
  },
  part_provisions: {
    fr: 'des provisions, des pertes et de leur TVA',
    en: 'of provisions, losses and their VAT',
  },
  part_delays: { fr: 'des délais de procédure', en: 'of procedural time limits' },
  and: { fr: ' et ', en: ' and ' },
} as const satisfies Record<string, Sentence>
