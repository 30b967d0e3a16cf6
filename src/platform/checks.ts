import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from './config.ts'
import { withOwner } from './database.ts'

/** A standing invariant: its sentence, how many rows break it (0 is well), and one of them. */
export type CheckResult = {
  readonly name: string
  readonly sentence: string
  readonly count: number
  readonly example: unknown
}

const FOLDER = path.join(PROJECT_ROOT, 'db/checks')

/**
 * Runs every check of db/checks over all organisations. Each file is one query that returns the rows that break its sentence.
 * `onDone` hears how many are done, of how many.
 */
export function runChecks(
  ownerUrl: string,
  onDone: (done: number, total: number) => void = () => {},
): Promise<CheckResult[]> {
  return withOwner(ownerUrl, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const results: CheckResult[] = []
    const files = readdirSync(FOLDER).sort()
    for (const file of files) {
      const text = readFileSync(path.join(FOLDER, file), 'utf8')
      const sentence = text.split('\n')[0]!.replace(/^-- /, '')
      const { rows } = await client.query(
        `select count(*)::int as count, (array_agg(to_jsonb(broken)))[1] as example from (${text}) broken`,
      )
      results.push({ name: file.replace(/\.sql$/, ''), sentence, count: rows[0].count, example: rows[0].example })
      onDone(results.length, files.length)
    }
    await client.query('commit')
    return results
  })
}
