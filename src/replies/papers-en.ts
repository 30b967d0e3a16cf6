import type { PaperPhrases } from './phrases.ts'

/** What the English words of these phrases stand for; those of every book stand beside them. */
export const ENGLISH_PAPER_WORDS = {
  papers:
    '(?:invoices?|statement(?: of account)?|bank details|iban|proof of delivery|pod|cop(?:y|ies)|delivery notes?|attachments?|credit notes?|documents?|purchase order)',
}

/** How customers who write in English ask for a paper. */
export const ENGLISH_PAPERS: PaperPhrases = {
  document: {
    by: [
      '(?:grateful|glad|appreciate|obliged|thankful|helpful) (?:for|if)…(?:{papers}|copy|breakdown)',
      '(?:no|without) (?:trace|record|sign|copy) of (?:that|this|the|your|any) {papers}',
      '(?:would|are) you (?:be )?able to (?:send|share|provide|forward)',
      '(?:send|share|forward|provide)[a-z]* (?:across|over|me|us)? ?(?:the |your |any |those )?(?:timesheets?|receipts?|certificates?|breakdown|paperwork|backup|{papers})',
      'mind (?:sending|re-?sending|forwarding)',
      '(?:could|can|may|might) (?:i|we) (?:please )?(?:get|have|see|receive|ask for|request|trouble you for)…{papers}',
      "(?:won't|doesn't|does not|will not|can't|cannot|unable to|couldn't) (?:open|read|view|download)|(?:corrupt(?:ed)?|unreadable|blank) (?:file|attachment|pdf)",
      '(?:send|e-?mail|forward) (?:it|them|that|this) (?:again|over|as|to me|to us|across|please)',
      '(?:please|pls|kindly|can you|could you) (?:re-?send|send (?:it|this|them) again)',
      "(?:can't|cannot|couldn't|could not|unable to|don't|do not) (?:find|locate|trace|see|have) (?:this|that|the|your|any|a copy of (?:the|this|your)) (?:invoice|one|statement|bill)",
      '(?:what|which) (?:bank|account|iban)',
      "(?:never|not|[a-z]*n't) (?:been )?(?:received|reached|arrived|got)…(?:inbox|accounts|ap)",
      "(?:not|[a-z]*n't|never) (?:on|in) (?:our|the|my) (?:system|ledger|books)",
      '(?:statement|{papers}) (?:please|would (?:help|be))',
      '(?:need|want|get|have) a (?:copy|duplicate) of',
      'mind (?:sending|resending|forwarding)',
      '(?:send|sending|re-?send|resending) (?:me |us )?(?:the|this|that|your) (?:invoice|statement)(?: again)?',
      '(?:please|could you|can you|kindly|would you|need|require|want|would like|may (?:i|we)|^)…?(?:re-?send|send|forward|provide|supply|share|attach|e-?mail (?:me|us)|have a copy)…(?:{papers}|proof|signed|list of|breakdown|details of|contract|receipt)',
      "(?:never|not|[a-z]*n't) (?:yet )?(?:received|seen|got|had|find|have|locate|trace)…(?:invoice|statement|it)",
      '(?:your|the|right|correct|^) ?(?:bank|account|payment) details(?! (?:have|has|are noted|changed))|which account',
      '(?:please|kindly) (?:re-?send|forward|send (?:it|this|them) again)',
      'up[- ]to[- ]date list|list of (?:what|all|open|outstanding)',
      '(?:need|want|require|without|request|waiting for|send|have)[a-z]*…(?:copy|copies|duplicate)(?: of …?{papers})?',
      '(?:please|could you|can you|kindly|would you|need)…(?:re-?send|send|forward|provide|supply|share|attach|e-?mail)…{papers}',
      "(?:never|not|[a-z]*n't) (?:yet )?(?:received|seen|got|had|find|have) (?:the |this |your |that |a copy of |any |these |those |a )+(?:invoices?|statement)",
      '(?:no|any) (?:record|trace) of (?:the |this |your |that )?invoices?',
      '(?:do|could|can) you (?:have|share|send)…{papers}',
      '(?:attachment|invoice)s? (?:is|was|were|are) (?:missing|not attached)',
      'what (?:is|are|was|were) your (?:iban|bank details|account number|bic)',
    ],
    unless: [
      'thanks? for|thank you for',
      'anything about',
      'questions? about',
      'change my|my (?:bank|account)|your ticket',
      'credit',
      'correct(?:ed)?',
      'reissue',
      'purchase order number',
      '{orderNo} number',
      'we have your',
      'noted',
      'new bank details',
      'will send',
      'future invoices',
      'attached (?:is|are|please)',
      'please find',
      '(?:have|has) (?:forwarded|sent|received)',
      'our purchase order',
      'i will (?:send|forward)',
    ],
  },
}
