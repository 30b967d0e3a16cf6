import type { Sentence } from '../../kernel/wording.ts'
import type { DelayCode } from './delays.ts'
import type { Act, CostKind, CourtKind, DebtorRole, Outcome, ProceedingKind, Result, Stage } from './model.ts'

/** What things of a proceeding are called. */

export const kindNames: Record<ProceedingKind, Sentence> = {
  payment_order: { fr: 'Injonction de payer', en: 'Order for payment' },
  trade_claim: { fr: 'Créance commerciale incontestée', en: 'Undisputed trade claim' },
  small_claim: { fr: 'Petite créance', en: 'Small claim' },
  urgent_action: { fr: 'Référé-provision', en: 'Urgent proceedings' },
  full_action: { fr: 'Assignation au fond', en: 'Full action' },
  enforcement: { fr: 'Exécution', en: 'Enforcement' },
}

/** Told of, and not followed here. */
export const routeNames = {
  european_order: { fr: 'Injonction de payer européenne', en: 'European order for payment' },
} as const satisfies Record<string, Sentence>

export const stageNames: Record<Stage, Sentence> = {
  prepared: { fr: 'À engager', en: 'To be started' },
  pending: { fr: 'Requête déposée', en: 'Request filed' },
  ordered: { fr: 'Accordée', en: 'Granted' },
  served: { fr: 'Signifiée', en: 'Served' },
  contested: { fr: 'Devant le juge', en: 'Before the judge' },
  title: { fr: 'Titre obtenu', en: 'Title obtained' },
  enforcing: { fr: 'En exécution', en: 'Being enforced' },
  failed: { fr: 'Sans issue', en: 'Came to nothing' },
  appeal: { fr: 'En appel', en: 'On appeal' },
  closed: { fr: 'Close', en: 'Closed' },
}

export const actNames: Record<Act, Sentence> = {
  filed: { fr: 'Requête déposée', en: 'Request filed' },
  ordered: { fr: 'Ordonnance rendue', en: 'Order made' },
  rejected: { fr: 'Requête rejetée', en: 'Request rejected' },
  served: { fr: 'Ordonnance signifiée', en: 'Order served' },
  opposed: { fr: 'Opposition : avis du greffe reçu', en: 'Opposition: registry’s notice received' },
  deposited: { fr: 'Frais d’opposition consignés', en: 'Opposition costs deposited' },
  lawyer_named: { fr: 'Avocat constitué', en: 'Lawyer appointed' },
  unopposed: { fr: 'Absence d’opposition constatée', en: 'No opposition: established' },
  command_served: { fr: 'Commandement de payer signifié', en: 'Order to pay served' },
  debtor_contested: { fr: 'Créance contestée', en: 'Claim contested' },
  recorded: { fr: 'Procès-verbal de non-contestation', en: 'Minutes of non-contestation' },
  made_executory: { fr: 'Titre rendu exécutoire par le greffe', en: 'Made executory by the registry' },
  invited: { fr: 'Débiteur invité par le commissaire de justice', en: 'Debtor invited by the officer' },
  agreed: { fr: 'Accord du débiteur', en: 'Debtor agreed' },
  declined: { fr: 'Refus ou silence du débiteur', en: 'Debtor declined or kept silent' },
  title_issued: { fr: 'Titre délivré', en: 'Title issued' },
  summoned: { fr: 'Assignation délivrée', en: 'Summons served' },
  summons_filed: { fr: 'Assignation remise au greffe', en: 'Summons filed with the registry' },
  hearing_set: { fr: 'Audience fixée', en: 'Hearing set' },
  judged: { fr: 'Décision rendue', en: 'Decision given' },
  extinguished: {
    fr: 'Instance éteinte : caducité, péremption, désistement',
    en: 'Case extinguished: lapse or withdrawal',
  },
  decision_served: { fr: 'Décision ou titre signifié', en: 'Decision or title served' },
  served_on_us: { fr: 'Décision signifiée à nous', en: 'Decision served on us' },
  appealed: { fr: 'Appel formé par le débiteur', en: 'Appeal lodged by the debtor' },
  we_appealed: { fr: 'Appel formé par nous', en: 'Appeal lodged by us' },
  appeal_ended: { fr: 'Appel éteint : caducité, désistement', en: 'Appeal extinguished: lapse or withdrawal' },
  title_held: { fr: 'Titre exécutoire en main', en: 'Enforceable title in hand' },
  seized: { fr: 'Saisie pratiquée', en: 'Seizure made' },
  seizure_told: { fr: 'Saisie dénoncée au débiteur', en: 'Debtor told of the seizure' },
  unfruitful: { fr: 'Exécution infructueuse : procès-verbal de carence', en: 'Nothing found: officer’s report' },
  closed: { fr: 'Dossier clos', en: 'Matter closed' },
}

export const delayNames: Record<DelayCode, Sentence> = {
  serve_order: { fr: 'Faire signifier l’ordonnance', en: 'Have the order served' },
  oppose: { fr: 'Le débiteur peut s’opposer jusqu’au', en: 'The debtor may oppose until' },
  enforce_from: { fr: 'Exécution possible, sans opposition, à partir du', en: 'Enforceable, unless opposed, from' },
  deposit: { fr: 'Consigner les frais d’opposition', en: 'Deposit the opposition costs' },
  name_lawyer: { fr: 'Constituer avocat', en: 'Appoint a lawyer' },
  hearing: { fr: 'Audience', en: 'Hearing' },
  file_summons: { fr: 'Remettre l’assignation au greffe', en: 'File the summons with the registry' },
  contest: { fr: 'Le débiteur peut contester jusqu’au', en: 'The debtor may contest until' },
  record_from: { fr: 'Procès-verbal de non-contestation à partir du', en: 'Minutes of non-contestation from' },
  serve_title: { fr: 'Faire signifier le titre', en: 'Have the title served' },
  answer: { fr: 'Le débiteur répond jusqu’au', en: 'The debtor answers by' },
  serve_judgment: { fr: 'Faire signifier la décision', en: 'Have the decision served' },
  appeal: { fr: 'Le débiteur peut faire appel jusqu’au', en: 'The debtor may appeal until' },
  our_appeal: { fr: 'Faire appel', en: 'Lodge an appeal' },
  tell_seizure: { fr: 'Dénoncer la saisie au débiteur', en: 'Tell the debtor of the seizure' },
  contest_seizure: { fr: 'La saisie peut être contestée jusqu’au', en: 'The seizure may be contested until' },
  ask_registry: { fr: 'Demander des nouvelles au greffe', en: 'Ask the registry for news' },
}

export const courtNames: Record<CourtKind, Sentence> = {
  commercial: { fr: 'Tribunal de commerce ou des activités économiques', en: 'Commercial court' },
  civil: { fr: 'Tribunal judiciaire', en: 'Civil court' },
  protection: { fr: 'Juge des contentieux de la protection', en: 'Judge for consumer protection' },
}

export const roleNames: Record<DebtorRole, Sentence> = {
  debtor: { fr: 'Débiteur', en: 'Debtor' },
  joint: { fr: 'Codébiteur solidaire', en: 'Joint debtor' },
  guarantor: { fr: 'Caution', en: 'Guarantor' },
}

export const outcomeNames: Record<Outcome, Sentence> = {
  paid: { fr: 'Payé', en: 'Paid' },
  settled: { fr: 'Accord trouvé', en: 'Settled' },
  irrecoverable: { fr: 'Irrécouvrable', en: 'Irrecoverable' },
  abandoned: { fr: 'Abandonné', en: 'Given up' },
}

export const resultNames: Record<Result, Sentence> = {
  whole: { fr: 'En totalité', en: 'In whole' },
  part: { fr: 'En partie', en: 'In part' },
  nothing: { fr: 'Rien n’est accordé', en: 'Nothing granted' },
}

export const costNames: Record<CostKind, Sentence> = {
  registry: { fr: 'Greffe', en: 'Registry' },
  service: { fr: 'Signification', en: 'Service' },
  lawyer: { fr: 'Avocat', en: 'Lawyer' },
  enforcement: { fr: 'Exécution', en: 'Enforcement' },
  contribution: { fr: 'Contribution', en: 'Contribution' },
  translation: { fr: 'Traduction', en: 'Translation' },
  other: { fr: 'Autre', en: 'Other' },
}

/** Names that end with the words before a day; and delays that are a day rather than a last day. */
const ENDS_WITH_DAY: readonly DelayCode[] = [
  'oppose',
  'enforce_from',
  'contest',
  'record_from',
  'answer',
  'appeal',
  'contest_seizure',
]
const IS_A_DAY: readonly DelayCode[] = ['hearing', 'ask_registry']

/** How the day of a delay is said after its name. */
export const dayAfterName = (code: DelayCode): 'bare' | 'on' | 'by' =>
  ENDS_WITH_DAY.includes(code) ? 'bare' : IS_A_DAY.includes(code) ? 'on' : 'by'

const DAYS = {
  bare: { fr: ' {on}', en: ' {on}' },
  on: { fr: ' le {on}', en: ' on {on}' },
  by: { fr: ' au plus tard le {on}', en: ' by {on}' },
}
const oneOf = (lang: 'fr' | 'en'): string =>
  Object.entries(delayNames)
    .map(([code, name]) => `${code} {${name[lang]}${DAYS[dayAfterName(code as DelayCode)][lang]}}`)
    .join(' ')

/** What a matter waits for: its number, its delay and the day, from the code of the delay. */
export const dueSentence: Sentence = {
  fr: `{number} : {code, select, ${oneOf('fr')} other {}}`,
  en: `{number}: {code, select, ${oneOf('en')} other {}}`,
}
