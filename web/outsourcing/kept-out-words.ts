import type { Sentence } from '../../src/kernel/wording.ts'

/** Why one of our own acts is closed on what a provider alone collects. */
export const keptOutWords = {
  reminder: {
    fr: 'Tout ce qui est dû est confié à {provider} ({numbers}), qui le recouvre seul : reprenez le dossier pour relancer vous-même.',
    en: 'All that is owed is placed with {provider} ({numbers}), who alone collects it: recall the file to remind yourself.',
  },
  law: {
    fr: 'Tout ce qui est échu est confié à {provider} ({numbers}), qui le recouvre seul : reprenez le dossier pour agir vous-même.',
    en: 'All that is late is placed with {provider} ({numbers}), who alone collects it: recall the file to act yourself.',
  },
  cameBack: {
    fr: 'Revenu aujourd’hui de chez {provider} ({numbers}), qui a pu écrire ce matin : à relancer à partir de demain.',
    en: 'Came back today from {provider} ({numbers}), who may have written this morning: yours to remind from tomorrow on.',
  },
  chosen: {
    fr: '{n, plural, one {Une pièce cochée est confiée} other {# pièces cochées sont confiées}} à {provider} ({numbers}), qui {n, plural, one {la recouvre} other {les recouvre}} seul : décochez, ou reprenez le dossier.',
    en: '{n, plural, one {One ticked document is placed} other {# ticked documents are placed}} with {provider} ({numbers}), who alone collects: untick, or recall the file.',
  },
  open: {
    fr: 'Voir {n, plural, one {le dossier confié} other {les dossiers confiés}}',
    en: 'See the placed {n, plural, one {file} other {files}}',
  },
} satisfies Record<string, Sentence>
