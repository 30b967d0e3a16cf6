import { statSync } from 'node:fs'
import path from 'node:path'
import { fileSource, inspectFile } from '../../adapters/ledger-files/index.ts'
import { print, type Run } from './command.ts'
import { fileToRead } from './named-file.ts'
import { progressBar } from './progress-bar.ts'

export const inspect: Run = async ({ lang, values, positionals: [named] }) => {
  const file = fileToRead(named)
  const bar = progressBar(lang, statSync(file).size)
  const facts = await inspectFile(fileSource(file), path.basename(file), bar.add)
  bar.end()
  print(JSON.stringify(facts, null, values.json ? undefined : 2))
  return facts.refusal || facts.kind === 'unknown' ? 3 : 0
}
