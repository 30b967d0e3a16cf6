import { statSync } from 'node:fs'
import path from 'node:path'
import { fileSource, inspectFile } from '../../adapters/ledger-files/index.ts'
import { type Command, print } from './command.ts'
import { fileToRead } from './named-file.ts'
import { progressBar } from './progress-bar.ts'

export const inspect: Command = {
  usage: { fr: 'inspect FICHIER [--json]', en: 'inspect FILE [--json]' },
  summary: {
    fr: 'dit ce qu’un fichier contient, sans base de données',
    en: 'says what a file holds, without a database',
  },
  options: { json: { type: 'boolean' } },
  async run({ lang, values, positionals: [named] }) {
    const file = fileToRead(named)
    const bar = progressBar(lang, statSync(file).size)
    const facts = await inspectFile(fileSource(file), path.basename(file), bar.add)
    bar.end()
    print(JSON.stringify(facts, null, values.json ? undefined : 2))
    return facts.refusal || facts.kind === 'unknown' ? 3 : 0
  },
}
