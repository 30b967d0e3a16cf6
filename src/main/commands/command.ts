import type { ParseArgsConfig } from 'node:util'
import type { Lang, Sentence } from '../../kernel/wording.ts'

export type CommandCall = {
  readonly lang: Lang
  readonly values: Readonly<Record<string, unknown>>
  readonly positionals: readonly string[]
}

/** What a command does. Gives the exit code; throws `Refused` for an expected no. */
export type Run = (call: CommandCall) => Promise<number>

/** One command of `quittance`, as its help tells it. */
export type Command = {
  readonly usage: Sentence
  readonly summary: Sentence
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly run: Run
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
