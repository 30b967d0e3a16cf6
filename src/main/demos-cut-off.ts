import { unfinishedDemos } from '../access/index.ts'
import { type Database, withOwner } from '../platform/database.ts'
import { connect, type Db, isForAgency } from '../platform/db.ts'
import { eraseOrganisations } from '../platform/erase-organisation.ts'
import { log } from '../platform/log.ts'

const MAKING = 'demonstrations in the making'

/**
 * Runs `work` while every process can tell that a demonstration is being made. The mark belongs to a database session: a process
 * that dies loses it with its connection, and what it was making is then nobody's.
 */
export async function whileMaking<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const client = await db.appPool.connect()
  try {
    await client.query('select pg_advisory_lock_shared(hashtext($1))', [MAKING])
    return await work()
  } finally {
    client.release(true)
  }
}

/**
 * Runs `work` on connections that do not wait for the disk at each commit. A demonstration that a crash of the database cuts off is
 * erased anyhow; what makes it visible is committed elsewhere, and takes all of it to the disk.
 */
export async function unhurried<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const url = new URL(db.appPool.options.connectionString!)
  url.searchParams.set('options', '-c synchronous_commit=off')
  const hasty = connect({ app: url.href, auth: url.href }, 4)
  try {
    // What an agency does has few commits, and a role of its own.
    const inOrg: Db['inOrg'] = (...order) => (isForAgency() ? db : hasty).inOrg(...order)
    return await work({ ...db, inOrg, appPool: hasty.appPool })
  } finally {
    await hasty.end()
  }
}

/**
 * Erases the demonstrations whose making was cut off, and gives who had asked for them. Nobody ever saw one of them, and they
 * cannot be gone on with: the world they lived in died with the process. While another process makes one, all are left alone.
 * None of this may keep a server from starting.
 */
export async function eraseDemosCutOff({
  db,
  urls,
}: {
  readonly db: Db
  readonly urls: Pick<Database['urls'], 'owner'>
}): Promise<ReadonlySet<string>> {
  try {
    return await withOwner(urls.owner, async (client) => {
      await client.query('begin')
      const { rows } = await client.query('select pg_try_advisory_xact_lock(hashtext($1)) as alone', [MAKING])
      if (!rows[0].alone) return new Set<string>()
      const cutOff = await db.across(unfinishedDemos)
      await eraseOrganisations(client, [...new Set(cutOff.map((demo) => demo.orgId))])
      await client.query('commit')
      return new Set(cutOff.map(({ userId }) => userId))
    })
  } catch (error) {
    log.error('a demonstration that was cut off could not be erased', error)
    return new Set()
  }
}
