import type { Sentence } from '../../src/kernel/wording.ts'

/** What the list of the day says. */
export const worklistWords = {
  today: { fr: "Aujourd'hui", en: 'Today' },
  atStake: { fr: '{amount} en jeu', en: '{amount} at stake' },
  decidedAt: { fr: 'décidées le', en: 'decided on' },
  customer: { fr: 'Client', en: 'Customer' },
  due: { fr: 'Échu', en: 'Overdue' },
  oldest: { fr: 'Plus ancien', en: 'Oldest' },
  next: { fr: 'Prochaine action', en: 'Next action' },
  why: { fr: 'Pourquoi', en: 'Why' },
  beforeDue: { fr: '{n, plural, =0 {ce jour} other {J−#}}', en: '{n, plural, =0 {today} other {D−#}}' },
  byHand: { fr: 'choisie à la main', en: 'chosen by hand' },
  edited: { fr: 'texte modifié', en: 'text edited' },
  snoozedUntil: { fr: 'reportée au {day}', en: 'put off to {day}' },
  leavesToday: { fr: 'Part aujourd’hui', en: 'Leaves today' },
  leavesOn: { fr: 'Part le {day}', en: 'Leaves on {day}' },
  nothingTitle: { fr: 'Plus rien à confirmer', en: 'Nothing left to confirm' },
  nothing: {
    fr: 'Toutes les actions du jour sont faites. Les étapes automatiques partent seules ; ce qui est retenu est compté en bas de page.',
    en: 'Every action of the day is done. Automatic steps leave by themselves; what is held is counted at the foot of the page.',
  },
  noBooksTitle: { fr: 'Vos comptes d’abord', en: 'Your books first' },
  noBooks: {
    fr: 'Les relances se décident d’après ce que vos clients vous doivent. Importez vos comptes, ou regardez d’abord une société de démonstration.',
    en: 'Reminders are decided from what your customers owe you. Import your books, or look at a demo company first.',
  },
  noBooksDo: { fr: 'Choisir par quoi commencer', en: 'Choose where to begin' },
  undecidedTitle: {
    fr: 'Les relances du jour ne sont pas encore décidées',
    en: 'The reminders of the day are not decided yet',
  },
  undecided: {
    fr: 'Elles le sont chaque nuit, et après chaque import. Vous pouvez aussi le demander maintenant : rien ne part sans votre accord.',
    en: 'They are every night and after each import. You can also ask for it now: nothing leaves without your consent.',
  },
  decideNow: { fr: 'Décider les relances du jour', en: 'Decide the reminders of the day' },
  decidedSaid: {
    fr: '{send, plural, =0 {} one {# relance part seule, } other {# relances partent seules, }}{confirm, plural, =0 {rien à confirmer} one {# à confirmer} other {# à confirmer}}, {hold, plural, =0 {rien de retenu} one {# retenue} other {# retenues}}.',
    en: '{send, plural, =0 {} one {# reminder leaves by itself, } other {# reminders leave by themselves, }}{confirm, plural, =0 {nothing to confirm} one {# to confirm} other {# to confirm}}, {hold, plural, =0 {nothing held} one {# held} other {# held}}.',
  },
  heldToday: { fr: 'Retenus aujourd’hui ({n})', en: 'Held today ({n})' },
  heldNobody: { fr: 'Personne n’est retenu aujourd’hui.', en: 'Nobody is held today.' },
  heldOpen: { fr: '{n} {what} : voir qui et pourquoi', en: '{n} {what}: see who and why' },
  staleTitle: {
    fr: '{n, plural, one {# relance attend} other {# relances attendent}} des comptes à jour.',
    en: '{n, plural, one {# reminder waits} other {# reminders wait}} for up-to-date books.',
  },
  staleSince: {
    fr: 'Les encaissements sont connus jusqu’au {day}. Importez la suite, ou attestez qu’il n’y en a pas d’autres.',
    en: 'Receipts are known up to {day}. Import what follows, or attest that there are no others.',
  },
  staleAccount: {
    fr: 'Les encaissements sont connus jusqu’au {day}. Importez le relevé suivant du compte « {account} », ou attestez qu’il n’y en a pas d’autres.',
    en: 'Receipts are known up to {day}. Import the next statement of the account “{account}”, or attest that there are no others.',
  },
  staleNever: {
    fr: 'Aucun encaissement n’est encore connu. Importez une comptabilité à jour, ou attestez que tout y est.',
    en: 'No receipt is known yet. Import up-to-date books, or attest that everything is there.',
  },
  attest: { fr: 'Attester les comptes à jour au {day}', en: 'Attest the books up to date on {day}' },
  attested: {
    fr: 'Vous attestez que les comptes sont à jour au {day} : la journée est décidée de nouveau.',
    en: 'You attest that the books are up to date on {day}: the day is decided again.',
  },
  importBooks: { fr: 'Importer la suite', en: 'Import what follows' },
} satisfies Record<string, Sentence>
