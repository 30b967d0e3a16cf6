import { cashRoutes, type RefusalView } from '../../src/cash/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import classes from './cash.module.css'
import { documentName } from './document-name.ts'
import type { LineActs } from './LinePanel.tsx'
import { matchWords } from './match-wording.ts'

type Props = Pick<LineActs, 'onStayed'> & { lineId: string; refusals: readonly RefusalView[]; mayAct: boolean }

/** What was refused for this line, by whom and when; each refusal is taken back from here, the last one by a key. */
export function RefusalList({ lineId, refusals, mayAct, onStayed }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  if (refusals.length === 0) return null
  const takeBack = async (refusalId: string) => {
    try {
      await api.call(cashRoutes.takeBackRefusal, { params: { id: lineId, refusalId } })
      tellDone(t(matchWords.refusalBackSaid))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await onStayed()
  }
  return (
    <section className={detail.part} aria-labelledby="refused">
      <h3 id="refused">{t(matchWords.refusedTitle)}</h3>
      {refusals.map((refusal, place) => (
        <div key={refusal.id} className={classes.refused}>
          <RefusedWhat refusal={refusal} />
          {mayAct && (
            <ActionButton
              shortcut={place === 0 ? { keys: 'Shift+r', does: matchWords.takeBackRefusal } : undefined}
              onAct={() => takeBack(refusal.id)}
            >
              {t(matchWords.proposeAgain)}
            </ActionButton>
          )}
        </div>
      ))}
    </section>
  )
}

function RefusedWhat({ refusal: { subjects, refusedBy, refusedAt } }: { refusal: RefusalView }) {
  const api = useApi()
  const { t, lang } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const orgId = api.orgId ?? 0
  return (
    <p>
      {[...Map.groupBy(subjects, (subject) => subject.customerId)].map(([customerId, of]) => (
        <span key={customerId}>
          <FigureLink href={urls.customer(orgId, customerId)}>{of[0]!.customerName}</FigureLink>
          {of.map(
            ({ itemId, documentNo, kind }) =>
              itemId && (
                <span key={itemId}>
                  {' · '}
                  <FigureLink href={urls.item(orgId, customerId, itemId)}>
                    {documentName(lang, { documentNo: documentNo ?? '', kind: kind ?? '' })}
                  </FigureLink>
                </span>
              ),
          )}{' '}
        </span>
      ))}
      <span className={detail.quiet}>
        {t(matchWords.refusedBy, { name: refusedBy })} · <Instant at={refusedAt} timeZone={timeZone} />
      </span>
    </p>
  )
}
