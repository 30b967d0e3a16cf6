import { importOf, importsOf, type StoredImport, withdrawNow } from '../../intake/index.ts'
import { isId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { systemClock } from '../../platform/clock.ts'
import type { OrgTx } from '../../platform/db.ts'
import { systemActor } from '../../trail/index.ts'
import { dependants } from '../holding-back.ts'
import { print, type Run } from './command.ts'
import { waited } from './progress-bar.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  whichImport: {
    fr: 'Précisez l’import à retirer, par son fichier ou son identifiant. Dans les comptes : {known}',
    en: 'Say which import to withdraw, by its file or its identifier. In the books: {known}',
  },
  withdrawing: { fr: 'Retrait de {file} des comptes', en: 'Withdrawing {file} from the books' },
  withdrawn: { fr: '{file} est retiré des comptes.', en: '{file} is withdrawn from the books.' },
} satisfies Record<string, Sentence>

/** Imports named when none is, or when several bear the name. */
const NAMED = 20

export const withdraw: Run = ({ lang, values, positionals: [named] }) =>
  withDatabase(async ({ db }) => {
    const { orgId } = await chooseOrganisation(db, values.org)
    const { id, fileName: file } = await db.inOrg(orgId, (tx) => importNamed(tx, named))
    const deps = { db, clock: systemClock, dependants }
    await waited(say(lang, words.withdrawing, { file }), withdrawNow(deps, orgId, id, systemActor('cli')))
    print(values.json ? JSON.stringify({ id, file, state: 'withdrawn' }) : say(lang, words.withdrawn, { file }))
    return 0
  })

/** The import of that identifier, or the only one in the books whose file has that name. */
async function importNamed(tx: OrgTx, named: string | undefined): Promise<StoredImport> {
  const known = named && isId(named) ? await importOf(tx, named) : null
  if (known) return known
  const { imports } = await importsOf(tx, { limit: 500, offset: 0 })
  const inBooks = imports.filter((one) => one.state === 'committed')
  const found = inBooks.filter((one) => one.fileName === named)
  if (found.length === 1) return found[0]!
  const told = (found.length > 1 ? found : inBooks).slice(0, NAMED).map((one) => `${one.fileName} (${one.id})`)
  throw new Refused(refuse('which_import', words.whichImport, { known: told.join(', ') || '—' }).refusal)
}
