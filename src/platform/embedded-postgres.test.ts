import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { runningServer, startEmbeddedPostgres } from './embedded-postgres.ts'

const query = async (port: number, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: `postgres://postgres:secret@127.0.0.1:${port}/postgres` })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function killServer(port: number): Promise<void> {
  const [postmaster] = await query(port, `select pg_read_file('postmaster.pid') as file`)
  process.kill(Number(String(postmaster!.file).split('\n')[0]), 'SIGKILL')
}

/** Another process that uses the server of `folder` until it is interrupted, as the application does; with its port. */
async function anotherProcess(
  folder: string,
): Promise<{ port: number; end(signal: NodeJS.Signals): Promise<unknown> }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(path.resolve('src/platform/embedded-postgres.ts'))}
    const server = await startEmbeddedPostgres(${JSON.stringify(folder)}, 'secret')
    const waiting = setInterval(() => {}, 1000)
    process.once('SIGINT', () => { clearInterval(waiting); void server.stop() })
    process.stdout.write(String(server.port))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = new Promise((resolve) => child.once('exit', resolve))
  const port = Number(await new Promise((resolve) => child.stdout.once('data', resolve)))
  return {
    port,
    end(signal) {
      child.kill(signal)
      return exit
    },
  }
}

test('a database survives the death of the program that started it, and is taken over with every acknowledged row', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quittance-pg-'))
  chmodSync(folder, 0o755)
  try {
    const first = await anotherProcess(folder)
    const { port } = first
    await query(port, 'create table kept (n int)')
    await query(port, 'insert into kept values (1), (2)')
    await first.end('SIGKILL')

    const second = await startEmbeddedPostgres(folder, 'secret')
    expect(second).toMatchObject({ port, adopted: true })
    const [row] = await query(second.port, 'select count(*)::int as n, pg_backend_pid() as pid from kept')
    expect(row!.n).toBe(2)

    // Nobody who started it is left: killed without warning, it is started again by who took it over, where its clients look for it.
    const keptAt = (at: number) => () => query(at, 'select count(*)::int as n from kept').catch(() => null)
    await killServer(port)
    await expect.poll(keptAt(port), { timeout: 30_000 }).toEqual([{ n: 2 }])
    await second.stop()
    expect(await keptAt(port)()).toBeNull()

    // Killed under the program that started it, it is started again; one that only followed goes without taking it along.
    const third = await startEmbeddedPostgres(folder, 'secret')
    expect(third.adopted).toBe(false)
    const fourth = await startEmbeddedPostgres(folder, 'secret')
    expect(fourth).toMatchObject({ port: third.port, adopted: true })
    await killServer(third.port)
    await expect.poll(keptAt(third.port), { timeout: 30_000 }).toEqual([{ n: 2 }])
    await fourth.stop()
    await expect.poll(keptAt(third.port), { timeout: 60_000 }).toEqual([{ n: 2 }])
    await third.stop()
    expect(await keptAt(third.port)()).toBeNull()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the server that a killed process left behind is ended with the next one, and left to whoever else still uses it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quittance-pg-'))
  chmodSync(folder, 0o755)
  const running = () => runningServer(path.join(folder, 'postgres'))
  try {
    const killed = await anotherProcess(folder)
    await killed.end('SIGKILL')
    const left = await running()
    expect(left).toMatchObject({ port: killed.port })

    // Two adopt it: the first to go leaves it to the second, which takes it along.
    const [first, second] = [await anotherProcess(folder), await anotherProcess(folder)]
    expect([first.port, second.port]).toEqual([killed.port, killed.port])
    await first.end('SIGINT')
    expect(await running()).toEqual(left)
    await second.end('SIGINT')
    expect(await running()).toBeNull()
    expect(readdirSync(path.join(folder, 'postgres-users'))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
