import type { StepTone } from '../../dunning/model.ts'
import type { Lang } from '../../kernel/wording.ts'

/** What callers are led by until an organisation writes its own: what to say, what to ask, what to have agreed before hanging up. */
export const DEFAULT_SCRIPTS: Readonly<Record<StepTone, Readonly<Record<Lang, string>>>> = {
  pre_reminder: {
    fr: `Bonjour, {{me}} à l’appareil, pour {{organisation}}.
Je vous appelle au sujet de {{documents}}, pour {{amount}}, à régler le {{oldest_on}}.
Avez-vous bien reçu la facture ? Tout est-il en ordre pour que le règlement parte à temps ?
À noter : le nom de la personne qui valide, et ce qui manque s’il manque quelque chose.`,
    en: `Good morning, this is {{me}} from {{organisation}}.
I am calling about {{documents}}, for {{amount}}, due on {{oldest_on}}.
Have you received the invoice? Is everything in order for the payment to leave on time?
To note: who approves it, and what is missing if anything is.`,
  },
  courteous: {
    fr: `Bonjour, {{me}} à l’appareil, pour {{organisation}}.
Sauf erreur de notre part, {{documents}} restent à régler, soit {{amount}}. La plus ancienne pièce était due le {{oldest_on}}.
Le règlement est-il parti ? Sinon, quel jour partira-t-il ?
Avant de raccrocher : un montant, un jour, un nom.`,
    en: `Good morning, this is {{me}} from {{organisation}}.
Unless we are mistaken, {{documents}} are still to be paid, {{amount}} in all. The oldest was due on {{oldest_on}}.
Has the payment left? If not, on which day will it leave?
Before hanging up: an amount, a day, a name.`,
  },
  firm: {
    fr: `Bonjour, {{me}} à l’appareil, pour {{organisation}}.
Malgré nos relances, {{amount}} restent dus depuis {{days_late}} jours : {{documents}}.
Qu’est-ce qui empêche le paiement ? S’il y a un désaccord, sur quelle pièce et de combien ?
Je note votre engagement : quel montant, quel jour ? Sans engagement, le dossier passe à l’étape suivante.`,
    en: `Good morning, this is {{me}} from {{organisation}}.
Despite our reminders, {{amount}} has been owed for {{days_late}} days: {{documents}}.
What keeps you from paying? If you disagree, about which document and by how much?
I am noting your commitment: which amount, which day? Without one, the file goes to the next step.`,
  },
  final: {
    fr: `Bonjour, {{me}} à l’appareil, pour {{organisation}}. Je souhaite parler à la personne qui décide des paiements.
{{amount}} sont dus depuis {{days_late}} jours : {{documents}}.
C’est notre dernier appel avant la mise en demeure. Pouvez-vous payer aujourd’hui par virement, ou convenir d’un échéancier ?
À noter : la réponse mot pour mot, et le nom de qui l’a donnée.`,
    en: `Good morning, this is {{me}} from {{organisation}}. I would like to speak to whoever decides on payments.
{{amount}} has been owed for {{days_late}} days: {{documents}}.
This is our last call before the formal notice. Can you pay today by transfer, or agree to a plan?
To note: the answer word for word, and the name of whoever gave it.`,
  },
  formal_notice: {
    fr: `Bonjour, {{me}} à l’appareil, pour {{organisation}}.
Vous avez reçu notre mise en demeure pour {{amount}} : {{documents}}.
Quand le règlement part-il ? Passé le délai qu’elle donne, le dossier est confié au contentieux.
Un appel ne remplace pas la lettre : notez ce qui est dit et confirmez-le par écrit.`,
    en: `Good morning, this is {{me}} from {{organisation}}.
You have received our formal notice for {{amount}}: {{documents}}.
When does the payment leave? After the time it gives, the file goes to litigation.
A call does not take the place of the letter: note what is said and confirm it in writing.`,
  },
}
