import type { Lang, Sentence } from '../kernel/wording.ts'

/** Where shipped rows were read, where that is told in words and not by a name: rows hold the French, as they hold French texts. */
const SOURCES: readonly Sentence[] = [
  { fr: 'Tables publiées concordantes', en: 'Published tables that agree' },
  { fr: 'Tables publiées, à comparer au texte', en: 'Published tables, to be compared with the text' },
  { fr: 'À comparer au texte', en: 'To be compared with the text' },
  { fr: 'À comparer au Moniteur belge', en: 'To be compared with the Moniteur belge' },
  { fr: 'De mémoire, à vérifier', en: 'From memory, to be verified' },
  { fr: 'Légifrance, textes et arrêts cités', en: 'Légifrance, texts and judgments cited' },
  { fr: 'Arrêtés du ministre chargé de l’économie', en: 'Orders of the minister for the economy' },
  { fr: 'Banque de France, taux directeurs', en: 'Banque de France, key rates' },
  { fr: 'Code de commerce, livre VI', en: 'Commercial Code, book VI' },
  {
    fr: 'Service-Public A18889 du 27 avril 2026 ; décret d’application non trouvé au 3 septembre 2026',
    en: 'Service-Public A18889 of 27 April 2026; implementing decree not found on 3 September 2026',
  },
  {
    fr: 'Service-Public, lemondedudroit.fr, elead-avocat.fr (février 2026)',
    en: 'Service-Public, lemondedudroit.fr, elead-avocat.fr (February 2026)',
  },
  {
    fr: 'Limite rapportée en 2017 ; les limites plus récentes ne sont pas confirmées',
    en: 'Limit reported in 2017; later limits are not confirmed',
  },
  { fr: 'tribunaldigital.fr, à relire avant le dépôt', en: 'tribunaldigital.fr, to be read again before filing' },
  {
    fr: 'Service-Public, guides des greffes et textes cités',
    en: 'Service-Public, guides of the registries and texts cited',
  },
]

/** The source of a row as its reader reads it; what an organisation wrote stays as it was written. */
export const sourceIn = (lang: Lang, source: string): string =>
  SOURCES.find((one) => one.fr === source)?.[lang] ?? source
