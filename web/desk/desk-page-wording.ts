import type { RuleField } from '../../src/desk/model.ts'
import type { StepTone } from '../../src/dunning/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const fieldNames: Record<RuleField, Sentence> = {
  name: { fr: 'le nom commence par', en: 'the name begins with' },
  sector: { fr: 'le secteur est', en: 'the sector is' },
  tag: { fr: 'porte l’étiquette', en: 'has the tag' },
  size: { fr: 'la taille est', en: 'the size is' },
  risk: { fr: 'le risque est', en: 'the risk is' },
  salesperson: { fr: 'le commercial est', en: 'the salesperson is' },
  everybody: { fr: 'tous les autres', en: 'all the others' },
}

export const toneNames: Record<StepTone, Sentence> = {
  pre_reminder: { fr: 'Avant l’échéance', en: 'Before the due date' },
  courteous: { fr: 'Courtois', en: 'Courteous' },
  firm: { fr: 'Ferme', en: 'Firm' },
  final: { fr: 'Dernier avant mise en demeure', en: 'Last before the formal notice' },
  formal_notice: { fr: 'Après la mise en demeure', en: 'After the formal notice' },
}

export const deskPageWords = {
  parts: { fr: 'Parties de la page', en: 'Parts of the page' },
  list: { fr: 'Liste du jour', en: 'List of the day' },
  targets: { fr: 'Objectifs', en: 'Targets' },
  sharing: { fr: 'Ordre et répartition', en: 'Order and sharing out' },
  scripts: { fr: 'Scripts d’appel', en: 'Call scripts' },
  month: { fr: 'Mois', en: 'Month' },
  targetsWhat: {
    fr: 'Les contacts sont les appels notés et les relances laissées partir par chacun. L’encaissé est ce que ses clients d’aujourd’hui ont payé dans le mois.',
    en: 'Contacts are the calls noted and the reminders let leave by each. Collected is what the customers each has today paid in the month.',
  },
  member: { fr: 'Membre', en: 'Member' },
  contacts: { fr: 'Contacts', en: 'Contacts' },
  collected: { fr: 'Encaissé', en: 'Collected' },
  ofTarget: { fr: '{done} sur {target}', en: '{done} of {target}' },
  setTarget: { fr: 'Fixer l’objectif', en: 'Set the target' },
  setTargetOf: { fr: 'Fixer l’objectif de {name}', en: 'Set the target of {name}' },
  contactsTarget: { fr: 'Contacts dans le mois', en: 'Contacts in the month' },
  collectedTarget: { fr: 'Encaissements dans le mois', en: 'Money collected in the month' },
  noCollectedTarget: { fr: 'Donnez un montant, zéro s’il n’y en a pas.', en: 'Give an amount, zero if there is none.' },
  removeTarget: { fr: 'Ne plus fixer d’objectif', en: 'Set no target any more' },
  order: { fr: 'Ordre habituel de la liste', en: 'Usual order of the list' },
  chances: { fr: 'Part de ce qui rentre, par âge', en: 'Share that comes in, by age' },
  chancesWhat: {
    fr: 'La part usuelle sert tant que moins de {enough} pièces de cet âge ont pu être suivies un an dans vos comptes ; la vôtre la remplace ensuite.',
    en: 'The usual share serves as long as fewer than {enough} documents of that age could be followed for a year in your books; yours then takes its place.',
  },
  age: { fr: 'Retard', en: 'Lateness' },
  ages: {
    fr: '{from, plural, =0 {moins de 3 mois} =91 {3 à 6 mois} =183 {6 à 12 mois} =365 {12 à 24 mois} other {plus de 24 mois}}',
    en: '{from, plural, =0 {less than 3 months} =91 {3 to 6 months} =183 {6 to 12 months} =365 {12 to 24 months} other {more than 24 months}}',
  },
  usual: { fr: 'Part usuelle', en: 'Usual share' },
  used: { fr: 'Part employée', en: 'Share used' },
  followed: { fr: 'Pièces suivies', en: 'Documents followed' },
  percent: { fr: '{n} %', en: '{n}%' },
  rules: { fr: 'Qui travaille pour qui', en: 'Who works for whom' },
  rulesWhat: {
    fr: 'La première règle qui convient désigne le chargé de compte. Un client confié à la main depuis la liste y échappe.',
    en: 'The first rule that fits names the collector. A customer given by hand from the list is not ruled by them.',
  },
  ruleWhen: { fr: 'Quand', en: 'When' },
  ruleAmong: { fr: 'L’un de, séparés par des virgules', en: 'One of, separated by commas' },
  ruleTo: { fr: 'Confier à', en: 'Give to' },
  lettersHint: { fr: 'A-F, ou le début d’un nom', en: 'A-F, or the beginning of a name' },
  addRule: { fr: 'Ajouter une règle', en: 'Add a rule' },
  removeRule: { fr: 'Retirer la règle {n}', en: 'Remove rule {n}' },
  upRule: { fr: 'Monter la règle {n}', en: 'Move rule {n} up' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Enregistré.', en: 'Saved.' },
  scriptsWhat: {
    fr: 'Ce que montre un appel, dans la langue du client et au ton de l’étape. Les mots entre doubles accolades sont remplacés : {variables}.',
    en: 'What a call shows, in the customer’s language and the tone of the step. Words between double braces are replaced: {variables}.',
  },
  tone: { fr: 'Ton', en: 'Tone' },
  language: { fr: 'Langue', en: 'Language' },
  french: { fr: 'Français', en: 'French' },
  english: { fr: 'Anglais', en: 'English' },
  script: { fr: 'Texte', en: 'Text' },
  saveScript: { fr: 'Enregistrer le script', en: 'Save the script' },
  restore: { fr: 'Reprendre le texte d’origine', en: 'Bring the original text back' },
} satisfies Record<string, Sentence>
