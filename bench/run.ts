import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Every bench, one after the other, each in a process of its own so that one's memory is not another's. */
const BENCHES = ['import', 'camt', 'dunning', 'aged', 'letters']
for (const name of process.argv.length > 2 ? process.argv.slice(2) : BENCHES) {
  console.log(`\n${name}`)
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url))], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
