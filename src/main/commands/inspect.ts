import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileSource, inspectFile } from '../../adapters/ledger-files/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { type Command, print } from './command.ts'
import { progressBar } from './progress-bar.ts'

const words = {
  whichFile: { fr: 'Indiquez le fichier à examiner.', en: 'Name the file to inspect.' },
  absent: { fr: '{file} est introuvable.', en: '{file} cannot be found.' },
} satisfies Record<string, Sentence>

export const inspect: Command = {
  usage: 'inspect FICHIER [--json]',
  summary: {
    fr: 'dit ce qu’un fichier contient, sans base de données',
    en: 'says what a file holds, without a database',
  },
  options: { json: { type: 'boolean' } },
  async run({ lang, values, positionals: [file] }) {
    if (!file) throw new Refused(refuse('which_file', words.whichFile).refusal)
    if (!existsSync(file)) throw new Refused(refuse('absent', words.absent, { file }).refusal)
    const bar = progressBar(lang, statSync(file).size)
    const facts = await inspectFile(fileSource(file), path.basename(file), bar.add)
    bar.end()
    print(JSON.stringify(facts, null, values.json ? undefined : 2))
    return facts.refusal ? 3 : 0
  },
}
