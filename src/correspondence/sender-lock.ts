import type { Db } from '../platform/db.ts'

const CLASS = 'correspondence sender'

/**
 * Runs `work` as the only sender of an organisation, among all processes; gives null at once when another one is at it.
 * Whoever has the lock asks `isStillOurs` before each message: a server that was restarted has given it to the next who came.
 *
 * The lock belongs to a database session: a process that dies loses it with its connection, and with it the claim that its
 * messages are still being handed over. A job queue of its own would not do: it stays locked for hours after a crash.
 */
export async function asOnlySender<T>(
  db: Db,
  orgId: number,
  work: (isStillOurs: () => Promise<boolean>) => Promise<T>,
): Promise<T | null> {
  const client = await db.appPool.connect()
  let lost: Error | undefined
  const onLost = (error: Error) => {
    lost = error
  }
  client.on('error', onLost)
  // A session answers as long as it lives, and its lock lives as long.
  const isStillOurs = (): Promise<boolean> =>
    client.query('select 1').then(
      () => true,
      () => false,
    )
  try {
    // A machine that loses its power closes nothing: the server notices after 30 + 3 × 10 seconds, not after two hours.
    await client.query(`set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`)
    const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1), $2) as held', [CLASS, orgId])
    if (!rows[0].held) return null
    try {
      return await work(isStillOurs)
    } finally {
      await client.query('select pg_advisory_unlock(hashtext($1), $2)', [CLASS, orgId]).catch(onLost)
    }
  } finally {
    client.off('error', onLost)
    client.release(lost)
  }
}
