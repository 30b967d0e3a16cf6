import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

let signed = 0

/**
 * Signs this process in among those that use a server: a file in `folder`, named by its number, that a killed process leaves
 * behind and that then counts no more. `leave` signs it out, and tells whether nobody else is left.
 */
export function signIn(folder: string): { leave(): boolean } {
  mkdirSync(folder, { recursive: true })
  const mine = path.join(folder, `${process.pid}-${++signed}`)
  writeFileSync(mine, '')
  return {
    leave() {
      rmSync(mine, { force: true })
      return !readdirSync(folder).some((name) => {
        const lives = isAlive(Number.parseInt(name, 10))
        if (!lives) rmSync(path.join(folder, name), { force: true })
        return lives
      })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Whether a process has ended and nobody has reaped it: its number still answers. */
export function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && /\) Z /.test(readFileSync(stat, 'utf8'))
}
