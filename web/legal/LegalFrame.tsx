import type { ReactNode } from 'react'
import type { LawPart } from '../../src/statutes/written.ts'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { claimWording } from './claim-wording.ts'
import { delayWording } from './delay-wording.ts'
import { insolvencyWording } from './insolvency-wording.ts'
import { useLaw } from './law-known.ts'
import classes from './legal.module.css'
import { noticeWords } from './notice-wording.ts'
import { proceedingWords } from './proceeding-wording.ts'
import { wording } from './wording.ts'

/** What of the law each screen is about. */
const PARTS = {
  interets: ['charges', 'consumers'],
  'mises-en-demeure': ['notices'],
  prescription: ['limitation'],
  dossiers: ['proceedings'],
  procedures: ['insolvency'],
  provisions: ['provisions'],
  delais: ['delays'],
  reglages: ['charges', 'consumers'],
} as const satisfies Record<string, readonly LawPart[]>

type Props = {
  here: keyof typeof PARTS
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of the legal desk: what the law adds to debts, and what it takes from them. */
export function LegalFrame({ here, facts = [], actions, children }: Props) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  return (
    <>
      <PageHeader title={t(wording.title)} facts={facts} actions={actions} />
      <PageTabs
        label={t(wording.parts)}
        here={here}
        groups={[
          [
            { key: 'interets', label: t(wording.charges), href: urls.charges(orgId) },
            { key: 'mises-en-demeure', label: t(noticeWords.notices), href: urls.notices(orgId) },
            { key: 'prescription', label: t(claimWording.claims), href: urls.claims(orgId) },
            { key: 'dossiers', label: t(proceedingWords.proceedings), href: urls.proceedings(orgId) },
            { key: 'procedures', label: t(insolvencyWording.insolvencies), href: urls.insolvencies(orgId) },
            { key: 'provisions', label: t(wording.provisions), href: urls.provisions(orgId) },
            { key: 'delais', label: t(delayWording.delays), href: urls.delays(orgId) },
          ],
          [{ key: 'reglages', label: t(wording.settings), href: urls.interestSettings(orgId) }],
        ]}
      />
      <Unwritten parts={PARTS[here]} />
      {children}
    </>
  )
}

/** Where an organisation's own law is not written here, what is shown is that of France, and says so. */
function Unwritten({ parts }: { parts: readonly LawPart[] }) {
  const { t, lang } = useWords()
  const { country, unwritten } = useLaw()
  const missing = parts.filter((part) => unwritten.includes(part))
  if (missing.length === 0) return null
  const told = missing.map((part) => t(wording[`part_${part}`])).join(t(wording.and))
  const name = new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? country
  return (
    <div className={classes.underWay}>
      <Reason kind="held">{t(wording.unwritten, { country: name, parts: told })}</Reason>
    </div>
  )
}
