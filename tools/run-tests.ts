import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/**
 * `npm test`: everything once; then, where a browser missed a beat, its whole file once more by itself. A test of a screen goes on where the one
 * before it left off, so that repeating the test alone proves nothing. What is wrong with the product fails twice, and is told both times.
 */
const RUN_AGAIN_AT_MOST = 4
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')

interface Report {
  testResults: { name: string; status: 'passed' | 'failed' }[]
}

const folder = await mkdtemp(join(tmpdir(), 'quittance-report-'))
const report = join(folder, 'report.json')
const code = await run([
  ...process.argv.slice(2),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
const failed = code === 0 ? [] : await failedFiles()
await rm(folder, { recursive: true, force: true })

const mayRunAgain =
  failed.length > 0 && failed.length <= RUN_AGAIN_AT_MOST && failed.every((file) => file.endsWith('.browser.test.ts'))
if (mayRunAgain) {
  console.log(
    `\nOnce more, alone, because it failed beside the others:\n${failed.map((file) => `  ${file}`).join('\n')}\n`,
  )
  process.exitCode = await run(['--project', 'browser', '--no-file-parallelism', ...failed])
} else process.exitCode = code

function run(options: string[]): Promise<number> {
  const child = spawn(process.execPath, [vitest, 'run', ...options], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exit) => resolve(exit ?? 1))
  })
}

/** None when the run died before it could tell, or when something outside the tests failed: that is no missed beat. */
async function failedFiles(): Promise<string[]> {
  const told = await readFile(report, 'utf8').catch(() => null)
  if (told === null) return []
  const { testResults } = JSON.parse(told) as Report
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(process.cwd(), name))
}
