import { everyOrganisation, type OrganisationHead } from '../../access/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { readConfig } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import type { Db } from '../../platform/db.ts'

const words = {
  whichOrganisation: {
    fr: 'Plusieurs organisations : précisez laquelle avec --org (numéro ou nom). Connues : {known}',
    en: 'Several organisations: say which one with --org (number or name). Known: {known}',
  },
  noOrganisation: {
    fr: 'Aucune organisation ne correspond à « {asked} ». Connues : {known}',
    en: 'No organisation matches “{asked}”. Known: {known}',
  },
} satisfies Record<string, Sentence>

/** Opens this installation's database for one command and closes it after, whatever happens. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig())
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The organisation a command is about: the one asked for, or the only one. */
export async function chooseOrganisation(db: Db, asked: unknown): Promise<OrganisationHead> {
  const all = await db.across(everyOrganisation)
  const known = all.map((one) => `${one.orgId} ${one.name}`).join(', ') || '—'
  if (asked === undefined) {
    if (all.length === 1) return all[0]!
    throw new Refused(refuse('which_organisation', words.whichOrganisation, { known }).refusal)
  }
  const found = all.filter(
    (one) => String(one.orgId) === asked || one.name.toLowerCase() === String(asked).toLowerCase(),
  )
  if (found.length !== 1)
    throw new Refused(refuse('no_organisation', words.noOrganisation, { asked: String(asked), known }).refusal)
  return found[0]!
}
