import { NativeSelect } from '@mantine/core'
import { deskRoutes } from '../../src/desk/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { CaseloadAt, CaseloadBoard } from './caseload.ts'
import { caseloadWords as words } from './caseload-words.ts'
import classes from './worklist.module.css'

/** The files of each creditor together, and who has charge of them; each figure opens its rows. */
export function CaseloadCreditors({ at, board }: { at: CaseloadAt; board: CaseloadBoard }) {
  const api = useApi()
  const orgId = api.orgId ?? 0
  const { t, lang, count } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const give = async (creditorOrgId: number, member: string | null) => {
    try {
      await api.call(deskRoutes.giveCreditor, { params: { creditorOrgId }, body: { member } })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const rows = board.creditors.flatMap((one) =>
    (one.sums.length > 0 ? one.sums : [null]).map((sum, place) => ({ ...one, sum, isFirst: place === 0 })),
  )
  return (
    <div className={classes.creditors}>
      <table className={listing.grid} aria-label={t(words.creditorList)}>
        <thead>
          <tr>
            <th scope="col">{t(words.creditor)}</th>
            <th scope="col" data-align="right">
              {t(words.title)}
            </th>
            <th scope="col" data-align="right">
              {t(words.open)}
            </th>
            <th scope="col" data-align="right">
              {t(words.expected)}
            </th>
            <th scope="col">{t(words.charge)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ orgId: creditor, name, member, sum, isFirst }) => (
            <tr key={`${creditor} ${sum?.currency ?? ''}`}>
              <th scope="row">{isFirst ? name : ''}</th>
              <td data-align="right">
                {sum ? (
                  <FigureLink
                    href={urls.today(orgId, { ...at, vue: null, creancier: String(creditor), dossier: null })}
                    says={t(words.filesOf, { creditor: name, files: t(words.files, { n: sum.files }) })}
                  >
                    {count(sum.files)}
                  </FigureLink>
                ) : (
                  count(0)
                )}
              </td>
              <td data-align="right">{sum && <Amount cents={sum.openCents} currency={sum.currency} />}</td>
              <td data-align="right">{sum && <Amount cents={sum.expectedCents} currency={sum.currency} />}</td>
              <td>
                {isFirst &&
                  (refusal ? (
                    (board.members.find((one) => one.member === member)?.name ?? t(words.nobody))
                  ) : (
                    <NativeSelect
                      size="xs"
                      aria-label={t(words.chargeOf, { creditor: name })}
                      value={member ?? ''}
                      onChange={(event) => void give(creditor, event.currentTarget.value || null)}
                      data={[
                        { value: '', label: t(words.nobody) },
                        ...board.members.map((one) => ({ value: one.member, label: one.name })),
                      ]}
                    />
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
