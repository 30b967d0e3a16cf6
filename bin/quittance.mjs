#!/usr/bin/env node
// The sources are TypeScript, which Node reads directly from version 24 on: an older Node hands over to the packaged one.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url))
const packaged = fileURLToPath(
  new URL(
    process.platform === 'win32' ? '../node_modules/node/bin/node.exe' : '../node_modules/node/bin/node',
    import.meta.url,
  ),
)

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(cli)
} else if (existsSync(packaged)) {
  const child = spawn(packaged, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches both processes; the child decides when it is done, and this one only passes on what reaches it alone.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  console.error('Quittance needs Node 24. Run "npm install" in its folder first: it brings one along.')
  process.exit(1)
}
