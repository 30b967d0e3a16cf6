import { parseArgs } from 'node:util'
import { Refused, tellRefusal } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { CannotStart } from './cannot-start.ts'
import { COMMANDS } from './commands/index.ts'
import { mainWording } from './wording.ts'

/** Exit codes for scripts: 0 done, 1 failed, 2 called wrongly, 3 refused (the answer is no), 4 something is wrong with the data. */
const EXIT = { failed: 1, usage: 2, refused: 3 } as const

// Whoever reads our output may close it early (quittance aged | head): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const lang: Lang = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'fr').startsWith('en')
  ? 'en'
  : 'fr'

const [name = 'help', ...rest] = process.argv.slice(2)
const command = COMMANDS[name]
if (!command) {
  const wanted = name === 'help' || name === '--help' || name === '-h'
  const lines = Object.values(COMMANDS).map(
    (known) => `  quittance ${known.usage[lang].padEnd(66)} ${known.summary[lang]}`,
  )
  process[wanted ? 'stdout' : 'stderr'].write(`${lines.join('\n')}\n`)
  process.exit(wanted ? 0 : EXIT.usage)
}

try {
  const { values, positionals } = parseArgs({ args: rest, options: command.options, allowPositionals: true })
  process.exitCode = await command.run({ lang, values, positionals })
} catch (error) {
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? rest.join(' ')
    process.stderr.write(`${say(lang, mainWording.optionUnknown, { option })}\n  quittance ${command.usage[lang]}\n`)
    process.exitCode = EXIT.usage
  } else if (error instanceof Refused) {
    process.stderr.write(`${tellRefusal(lang, error.refusal)}\n`)
    process.exitCode = EXIT.refused
  } else {
    process.stderr.write(
      `${error instanceof CannotStart ? error.message : ((error as Error).stack ?? String(error))}\n`,
    )
    process.exitCode = EXIT.failed
  }
}
