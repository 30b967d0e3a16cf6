import type { DefaultTemplates } from './default-templates.ts'

/** The English set, for customers abroad of a creditor under French law; same steps, own words. */
export const ENGLISH: DefaultTemplates = {
  pre_reminder: {
    business: {
      subject: 'Due soon: {{documents_short}}',
      body: `{{salutation}}

A quick reminder that payment {{of_documents}} is coming up: **{{total_due}}**, due on **{{oldest_due_date}}**.

{{table}}
{{total}}

If anything might hold it up (an invoice you have not received, a missing purchase order, a question about the work), let us know now and we will sort it out in time.

If the payment is already scheduled, thank you; there is nothing more to do.

{{payment}}

Kind regards,

{{signature}}`,
    },
  },
  courteous: {
    business: {
      subject: 'Reminder: {{documents_short}} awaiting payment',
      body: `{{salutation}}

Our records show that we have not yet received payment {{of_documents}}. The due date, {{oldest_due_date}}, has now passed.

{{table}}
{{total}}

It may simply have slipped through. Could you please arrange payment of **{{total_due}}** in the next few days?

If you have just paid, please disregard this reminder. If something is in the way, tell us and we will look for a solution together.

{{payment}}

Kind regards,

{{signature}}`,
    },
  },
  firm: {
    business: {
      subject: 'Second reminder: {{documents_short}}, {{oldest_days_late}} late',
      body: `{{salutation}}

Despite our earlier reminder, we have still not received payment {{of_documents}}. The due date of {{oldest_due_date}} passed **{{oldest_days_late}}** ago.

{{table}}
{{total}}

Please pay **{{total_due}}** within eight days, or tell us by return when payment will be made.

If you disagree with all or part of this amount, please let us know why. We will look into it before taking any further step.

{{law}}

{{payment}}

Yours sincerely,

{{signature}}`,
    },
    consumer: {
      subject: 'Second reminder: {{documents_short}}, {{oldest_days_late}} late',
      body: `{{salutation}}

Despite our earlier reminder, we have still not received payment {{of_documents}}. The due date of {{oldest_due_date}} passed **{{oldest_days_late}}** ago.

{{table}}
{{total}}

Please pay **{{total_due}}** within eight days, or let us know when you will be able to pay.

If the amount looks wrong, or if you are going through a difficult moment, please get in touch. We will talk it over and look for a solution, such as paying in instalments.

{{payment}}

Yours sincerely,

{{signature}}`,
    },
  },
  final: {
    business: {
      subject: 'Last reminder before formal notice: {{documents_short}}',
      body: `{{salutation}}

Our reminders have had no effect. As of today, **{{total_due}}** remains outstanding on {{documents}}; the due date of {{oldest_due_date}} passed {{oldest_days_late}} ago.

{{table}}
{{total}}

Please settle this amount **within eight days**. Failing that, we will send you a formal notice (“mise en demeure”), which comes before recovery proceedings.

There is still time to avoid this. If a disagreement or a difficulty explains the delay, please call us.

{{law}}

{{payment}}

Yours sincerely,

{{signature}}`,
    },
    consumer: {
      subject: 'Last reminder before formal notice: {{documents_short}}',
      body: `{{salutation}}

We have had no answer to our reminders. As of today, **{{total_due}}** remains outstanding on {{documents}}; the due date of {{oldest_due_date}} passed {{oldest_days_late}} ago.

{{table}}
{{total}}

Please settle this amount **within eight days**. Failing that, we will send you a formal notice (“mise en demeure”).

If you dispute the amount, or cannot pay it all at once, please contact us now. We would rather agree a payment plan with you.

{{payment}}

Yours sincerely,

{{signature}}`,
    },
  },
  formal_notice: {
    business: {
      subject: 'Formal notice to pay (mise en demeure): {{total_due}}',
      body: `{{salutation}}

Despite our reminders, we have not received payment {{of_documents}}. At the date of this letter you owe us, as principal, **{{total_due}}**, made up as follows.

{{table}}
{{total}}

**We hereby give you formal notice to pay this sum no later than {{deadline}}.** This letter is a “mise en demeure” within the meaning of article 1344 of the French Civil Code.

{{law}}

If full payment has not reached us by that date, we reserve the right to entrust recovery of this debt to a third party or to bring the matter before the competent court without further notice.

{{payment}}

Yours sincerely,

{{signature}}`,
    },
    consumer: {
      subject: 'Formal notice to pay (mise en demeure): {{total_due}}',
      body: `{{salutation}}

Despite our reminders, we have not received payment {{of_documents}}. At the date of this letter you owe us **{{total_due}}**, made up as follows.

{{table}}
{{total}}

**We hereby give you formal notice to pay this sum no later than {{deadline}}.** This letter is a “mise en demeure” within the meaning of article 1344 of the French Civil Code.

{{law}}

If you dispute the amount, or cannot pay it all at once, please write to us or call us before that date. Without payment or an answer from you, we reserve the right to bring the matter before the competent court.

{{payment}}

Yours sincerely,

{{signature}}`,
    },
    public: {
      subject: 'Formal notice to pay (mise en demeure): {{total_due}}',
      body: `{{salutation}}

Despite our reminders, we have not received payment {{of_documents}}. At the date of this letter you owe us, as principal, **{{total_due}}**, made up as follows.

{{table}}
{{total}}

**We hereby give you formal notice to pay this sum no later than {{deadline}}.** This letter is a “mise en demeure” within the meaning of article 1344 of the French Civil Code.

{{law}}

If full payment has not reached us by that date, we reserve the right to bring the matter before the competent court.

{{payment}}

Yours sincerely,

{{signature}}`,
    },
  },
  statement: {
    business: {
      subject: 'Your statement of account at {{date}}',
      body: `{{salutation}}

Here is the statement of your account at {{date}}. The balance is **{{total_due}}**, of which {{total_overdue}} is overdue.

{{table}}
{{total}}

If this does not match your own records, send us yours and we will reconcile the two.

{{payment}}

Kind regards,

{{signature}}`,
    },
  },
  group_statement: {
    business: {
      subject: 'Statement of account of your group at {{date}}',
      body: `{{salutation}}

Here is the statement of your group's accounts with us at {{date}}, company by company. The balance is **{{total_due}}**, of which {{total_overdue}} is overdue.

{{table}}
{{total}}

Each amount remains owed by the company under whose name it stands. If this does not match your own records, send us yours and we will reconcile the two.

{{payment}}

Kind regards,

{{signature}}`,
    },
  },
  debit_notice: {
    business: {
      subject: 'Direct debit of {{total_due}} on {{debit_date}}',
      body: `{{salutation}}

We will debit **{{total_due}}** on **{{debit_date}}** from your account {{debit_account}}, in payment {{of_documents}}.

{{table}}
{{total}}

The debit is made under the mandate {{debit_mandate}} that you signed, with our SEPA creditor identifier {{debit_creditor}}. You need do nothing but make sure that the account is in funds on that day.

If the amount does not look right to you, or your account has changed, reply to us before that date and we will see to it.

Kind regards,

{{signature}}`,
    },
  },
  instalment_coming: {
    business: {
      subject: 'Instalment of {{total_due}} on {{instalment_date}}',
      body: `{{salutation}}

As we agreed on {{plan_date}} (plan {{plan_reference}}), instalment {{instalment_place}}, of **{{total_due}}**, is due on **{{instalment_date}}**.

{{total}}

{{payment}}

{{plan_left}} is left of the whole plan. If your payment is already on its way, please ignore this message.

Kind regards,

{{signature}}`,
    },
  },
  instalment_missed: {
    business: {
      subject: 'Plan {{plan_reference}}: instalment of {{instalment_date}} unpaid',
      body: `{{salutation}}

The instalment due on {{instalment_date}} under the plan {{plan_reference}}, agreed on {{plan_date}}, has not reached us.

{{total}}

We ask you to pay it **by {{deadline}}**. Failing that, as our agreement provides, the plan lapses and all that is left, {{plan_left}}, falls due at once.

{{payment}}

If something keeps you from paying, call us before that date.

Kind regards,

{{signature}}`,
    },
  },
  note: {
    business: {
      subject: 'About your account',
      body: `{{salutation}}

We would like to go over your account with you. You can reply to us directly.

{{table}}
{{total}}

{{payment}}

Kind regards,

{{signature}}`,
    },
  },
}
