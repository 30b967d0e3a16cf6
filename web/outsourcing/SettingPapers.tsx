import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PAPERS } from '../../src/outsourcing/audit/model.ts'
import { kindNames } from '../../src/outsourcing/audit/wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { paperNames } from '../../src/outsourcing/placements/wording.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import common from './outsourcing.module.css'
import { routingWords as words } from './routing-words.ts'

type Requirement = ReplyOut<typeof routes.requirement>

/** Papers without which no claim of a kind of customer leaves. */
export function SettingPapers({ refusal }: { refusal: string | null }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(routes.requirement, {}))
  return (
    <section className={common.part}>
      <h2>{t(words.papers)}</h2>
      <p className={common.note}>{t(words.papersHint)}</p>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Papers key={JSON.stringify(found.data)} kept={found.data} refusal={refusal} />}
    </section>
  )
}

function Papers({ kept, refusal }: { kept: Requirement; refusal: string | null }) {
  const api = useApi()
  const { t } = useWords()
  const { act, failure } = useAct()
  const [asked, setAsked] = useState(kept)
  const isSame = JSON.stringify(asked) === JSON.stringify(kept)
  const save = () =>
    act(async () => {
      await api.call(routes.saveRequirement, { body: asked })
      tellDone(t(words.papersSaved))
    })
  const turn = (kind: keyof Requirement, paper: Requirement['business'][number]) =>
    setAsked({
      ...asked,
      [kind]: PAPERS.filter((one) => (one === paper ? !asked[kind].includes(one) : asked[kind].includes(one))),
    })
  return (
    <>
      <div className={common.scroll}>
        <table className={common.table}>
          <thead>
            <tr>
              <th scope="col">{t(words.customerKind)}</th>
              {PAPERS.map((paper) => (
                <th key={paper} scope="col">
                  {t(paperNames[paper])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CUSTOMER_KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(kindNames[kind])}</th>
                {PAPERS.map((paper) => (
                  <td key={paper}>
                    <Checkbox
                      aria-label={t(words.papersOf, { paper: t(paperNames[paper]), kind: t(kindNames[kind]) })}
                      disabled={refusal !== null}
                      checked={asked[kind].includes(paper)}
                      onChange={() => turn(kind, paper)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div>
        <ActionButton refusal={refusal ?? (isSame ? t(words.nothingToSave) : null)} onAct={save}>
          {t(words.papersSave)}
        </ActionButton>
      </div>
    </>
  )
}
