/** Structured log lines: one JSON object a line on standard error, so that standard output stays for answers. */
export type LogFields = Readonly<Record<string, unknown>>

const write = (level: string, message: string, fields: LogFields): void => {
  if (process.env.QUITTANCE_LOG === 'off') return
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`)
}

export const log = {
  info: (message: string, fields: LogFields = {}): void => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}): void => write('warn', message, fields),
  /** A breakdown or a bug: the stack is kept, the user's data is not. */
  error: (message: string, error: unknown, fields: LogFields = {}): void =>
    write('error', message, {
      ...fields,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
}
