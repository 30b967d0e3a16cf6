import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '../platform/config.ts'

const DIST = path.join(PROJECT_ROOT, 'web/dist')
const STAMP = path.join(DIST, '.built-from')

/** Folder of the built web application. Builds it first when its sources have changed since the last build. */
export async function builtWeb(onBuild: () => void): Promise<string> {
  const wanted = sourcesHash()
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    onBuild()
    await build()
    writeFileSync(STAMP, wanted)
  }
  return DIST
}

/** Of everything a build reads: the web folder, the sources it shares with the server, and the versions of its libraries. */
function sourcesHash(): string {
  const hash = createHash('sha256')
  const files = ['web', 'src'].flatMap((folder) =>
    readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(DIST) && !entry.name.includes('.test.'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  for (const file of [...files, path.join(PROJECT_ROOT, 'package.json')].sort())
    hash.update(path.relative(PROJECT_ROOT, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/** In a process of its own: the bundler's memory is given back before the server starts to serve. */
function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = path.join(PROJECT_ROOT, 'node_modules/vite/bin/vite.js')
    const child = spawn(
      process.execPath,
      [vite, 'build', '--config', path.join(PROJECT_ROOT, 'web/vite.config.ts'), '--logLevel', 'warn'],
      {
        cwd: PROJECT_ROOT,
        // Whoever asks: a test would else leave behind a development build, slower and naming the folders of its machine.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the web application could not be built:\n${output}`)),
    )
  })
}
