import { describeTerms, type PaymentTerms } from '../../src/statutes/index.ts'
import { useOrganisation } from '../access/membership.tsx'
import { useWords } from '../design/words.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

/** The terms in words, and whose they are. */
export function CustomerTerms({ terms }: { terms: PaymentTerms | null }) {
  const { t, lang } = useWords()
  const usual = useOrganisation().data?.defaultTerms
  const said = terms
    ? t(wording.termsOwn, { terms: describeTerms(lang, terms) })
    : usual && t(wording.termsDefault, { terms: describeTerms(lang, usual) })
  return said ? <p className={classes.quiet}>{said}</p> : null
}
