import type { Sentence } from '../../src/kernel/wording.ts'

/** The sample of what applies by itself, and the kinds that answers switched off. */
export const checkWords = {
  asked: {
    fr: 'Appliquée sans vous. Est-ce juste ? Si c’est faux, annulez le rapprochement.',
    en: 'Applied without you. Is it right? If it is wrong, undo the match.',
  },
  right: { fr: 'C’est juste', en: 'It is right' },
  keyRight: { fr: 'Dire que le rapprochement est juste', en: 'Say that the match is right' },
  confirmAll: { fr: 'Confirmer ces rapprochements', en: 'Confirm these matches' },
  keyConfirmAll: { fr: 'Confirmer les rapprochements cochés', en: 'Confirm the ticked matches' },
  outcome: {
    fr: '{n, plural, one {Ce rapprochement est dit juste} other {Ces # rapprochements sont dits justes}} ; rien ne change dans vos comptes.',
    en: '{n, plural, one {This match is said to be right} other {These # matches are said to be right}}; nothing changes in your books.',
  },
  confirmed: {
    fr: '{n, plural, =0 {Aucun rapprochement confirmé} one {# rapprochement confirmé} other {# rapprochements confirmés}}.',
    en: '{n, plural, =0 {No match confirmed} one {# match confirmed} other {# matches confirmed}}.',
  },
  stoppedTitle: {
    fr: '{n, plural, one {Une nature de rapprochement ne s’applique plus seule} other {# natures de rapprochement ne s’appliquent plus seules}}',
    en: '{n, plural, one {One kind of match applies by itself no more} other {# kinds of match apply by themselves no more}}',
  },
  stoppedWhy: {
    fr: 'De vos {n} réponses, trop étaient fausses : au plus {most} de justes, sous les {asked} exigés. Elle est proposée, et attend votre décision.',
    en: 'Of your {n} answers too many were wrong: at most {most} right, below the {asked} required. It is proposed, and waits for your decision.',
  },
  seeWrong: { fr: 'Voir les fausses ({n})', en: 'See the wrong ones ({n})' },
  leaveOff: { fr: 'Laisser arrêtée', en: 'Leave it off' },
  runAgain: { fr: 'Remettre en marche', en: 'Let it run again' },
  leftOff: { fr: '« {class} » reste proposée.', en: '“{class}” stays proposed.' },
  runsAgain: {
    fr: '« {class} » s’applique de nouveau seule ; vos réponses sont comptées à partir de maintenant.',
    en: '“{class}” applies by itself again; your answers are counted from now on.',
  },
} satisfies Record<string, Sentence>
