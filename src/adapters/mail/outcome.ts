import type { SmtpError } from './smtp-settings.ts'

/** Where the exchange stood when it ended. */
export type SmtpStage = 'address' | 'connection' | 'login' | 'sender' | 'recipient' | 'content'

export type RejectedRecipient = { readonly address: string; readonly code: number | null; readonly response: string }

/**
 * What became of a mail. `accepted`: the server answers for it, but for the recipients listed as rejected. `refused`: it said
 * no for good to this message or this address. `retry`: nothing left; the same mail may be handed over again; at stage
 * `connection` or `login` the settings or the server are at fault, not the message. `uncertain`: everything was handed over
 * and no answer came; only a person may decide to send again.
 */
export type Outcome =
  | { readonly state: 'accepted'; readonly response: string; readonly rejected: readonly RejectedRecipient[] }
  | {
      readonly state: 'refused'
      readonly permanent: true
      readonly stage: SmtpStage
      readonly code: number | null
      readonly response: string
    }
  | { readonly state: 'retry'; readonly stage: SmtpStage; readonly code: number | null; readonly response: string }
  | { readonly state: 'uncertain'; readonly reason: string }

/** What an error of the exchange means, by where it stood and whether the whole mail had left by then. */
export function outcomeOf(error: SmtpError, stage: SmtpStage, everythingLeft: boolean): Outcome {
  const code = error.responseCode ?? null
  const response = (error.response ?? error.message).slice(0, 500)
  if (code === null) {
    if (everythingLeft) return { state: 'uncertain', reason: response }
    if (error.code === 'EMESSAGE') return refused('content', null, response)
    return { state: 'retry', stage, code, response }
  }
  const at = stage === 'connection' || stage === 'login' ? stage : stageOf(error)
  // Anything but a refusal, after the whole mail: the answers are out of step, and this one was to something before.
  if (everythingLeft && code < 400) return { state: 'uncertain', reason: response }
  // A server that refuses us has said nothing about the mail; 503 speaks of the session (RFC 5321 §4.2.3).
  if (at === 'connection' || at === 'login' || code < 500 || code === 503)
    return { state: 'retry', stage: at, code, response }
  return refused(at, code, response)
}

function stageOf(error: SmtpError): SmtpStage {
  if (error.command === 'MAIL FROM') return 'sender'
  return error.command === 'RCPT TO' ? 'recipient' : 'content'
}

export const refused = (stage: SmtpStage, code: number | null, response: string): Outcome => ({
  state: 'refused',
  permanent: true,
  stage,
  code,
  response,
})
