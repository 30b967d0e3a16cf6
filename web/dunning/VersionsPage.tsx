import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accessRoutes } from '../../src/access/contract.ts'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import listing from '../design/listing.module.css'
import reading from '../design/reading-page.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RemindersFrame } from './RemindersFrame.tsx'
import { keepDraft, type ScenarioDraft } from './scenario-draft.ts'
import { versionWords } from './version-wording.ts'

/** Every version of a scenario, what each changed and who saved it; an older one comes back as a draft. */
export function VersionsPage() {
  const api = useApi()
  const { t, count } = useWords()
  const navigate = useNavigate()
  const orgId = api.orgId ?? 0
  const refusal = useRefusal('settings.manage')
  const [at] = useAddressState<'scenario'>()
  const query = { id: at.scenario }
  const scenario = useQuery(api.ask(dunningRoutes.scenario, { query })).data
  const found = useQuery(api.ask(dunningRoutes.scenarioVersions, { query }))
  const members = useQuery({ ...api.ask(accessRoutes.members, {}), staleTime: 60_000 }).data?.members ?? []
  const who = (id: string) =>
    id.startsWith('system:')
      ? t(versionWords.ours)
      : (members.find(({ userId }) => id === `user:${userId}`)?.name ?? t(versionWords.gone))
  const takeBack = (draft: ScenarioDraft) => {
    if (!scenario) return
    keepDraft(orgId, scenario.id, { version: scenario.version, draft })
    void navigate({ href: urls.scenario(orgId, { scenario: at.scenario }) })
  }
  return (
    <RemindersFrame
      here="scenario"
      facts={[
        scenario && t(versionWords.history, { scenario: scenario.name }),
        <FigureLink key="back" href={urls.scenario(orgId, { scenario: at.scenario })}>
          {t(versionWords.toScenario)}
        </FigureLink>,
      ]}
    >
      <div className={reading.body}>
        <p className={reading.lead}>{t(versionWords.takeBackWhat)}</p>
        {found.error ? (
          <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonTable columns={[1, 1, 1, 3]} rows={4} />
        ) : (
          <table className={listing.grid}>
            <thead>
              <tr>
                <th scope="col">{t(versionWords.version)}</th>
                <th scope="col">{t(versionWords.savedOn)}</th>
                <th scope="col">{t(versionWords.by)}</th>
                <th scope="col">{t(versionWords.changed)}</th>
                <th scope="col" data-align="right">
                  {t(versionWords.keptBy)}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((row, index) => (
                <tr key={row.version}>
                  <th scope="row">
                    {count(row.version)}
                    {index === 0 && <p className={detail.quiet}>{t(versionWords.inForce)}</p>}
                  </th>
                  <td>
                    <Instant at={row.createdAt} />
                  </td>
                  <td>{who(row.createdBy)}</td>
                  <td>
                    {row.changes.map((change) => (
                      <p key={change}>{change}</p>
                    ))}
                  </td>
                  <td data-align="right">{row.keptBy > 0 ? count(row.keptBy) : '–'}</td>
                  <td>
                    {index > 0 && (
                      <ActionButton refusal={refusal} onAct={() => takeBack(row.scenario)}>
                        {t(versionWords.takeBack)}
                      </ActionButton>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </RemindersFrame>
  )
}
