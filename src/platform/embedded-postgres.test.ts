import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

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

test('a database survives the death of the program that started it, and is taken over with every acknowledged row', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'quittance-pg-'))
  chmodSync(folder, 0o755)
  try {
    const program = `
      import { startEmbeddedPostgres } from ${JSON.stringify(path.resolve('src/platform/embedded-postgres.ts'))}
      const server = await startEmbeddedPostgres(${JSON.stringify(folder)}, 'secret')
      process.stdout.write(String(server.port))
      setInterval(() => {}, 1000)`
    const first = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const port = Number(await new Promise((resolve) => first.stdout.once('data', resolve)))
    await query(port, 'create table kept (n int)')
    await query(port, 'insert into kept values (1), (2)')
    first.kill('SIGKILL')
    await new Promise((resolve) => first.once('exit', resolve))

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
