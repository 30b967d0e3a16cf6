import { useRef, useState } from 'react'
import { cashRoutes, type ProposalView } from '../../src/cash/contract.ts'
import type { MatchClass } from '../../src/cash/model.ts'
import { classWording } from '../../src/cash/wording.ts'
import detail from '../design/detail.module.css'
import { useKeys } from '../design/keyboard.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { usePutAside } from './AsideLine.tsx'
import classes from './cash.module.css'
import { LineBalance } from './LineBalance.tsx'
import { payerOf } from './LineList.tsx'
import type { LineActs } from './LinePanel.tsx'
import { useLineRefresh } from './line-refresh.ts'
import type { LineDetail } from './lines.ts'
import { draftOf, isAsProposed, type MatchDraft, orderOf, weigh } from './match-draft.ts'
import { matchWords } from './match-wording.ts'
import { OtherCustomer } from './OtherCustomer.tsx'
import { stateOf, type Work } from './open-work.ts'
import { PartsTable } from './PartsTable.tsx'
import { ProposalChoice } from './ProposalChoice.tsx'
import { RefusalList } from './RefusalList.tsx'
import { SetAsideQuestion } from './SetAsideQuestion.tsx'
import { useTellRefused } from './tell-refused.ts'

/** Kinds that are accepted or not, as they stand, and what accepting them is called. */
const WHOLE: { readonly [of in MatchClass]?: 'recognise' | 'reopen' | 'payBack' } = {
  in_books: 'recognise',
  returned: 'reopen',
  refund: 'payBack',
}

/** Why such a proposal is asked about and not simply done. */
const TIED = { recognise: matchWords.tiedBooks, reopen: matchWords.tiedReturn, payBack: matchWords.tiedRefund }

type Props = LineActs & { detail: LineDetail; works: Map<string, Work>; mayAct: boolean }

/** An open line: a proposal taken as it stands or changed, another customer, a refusal, or no customer at all. */
export function OpenLine({ detail: found, works, mayAct, fresh, isQuiet, onGone, onStayed, onBack }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useLineRefresh()
  const putAside = usePutAside(fresh, onBack)
  const { line, proposals } = found
  const tellRefused = useTellRefused(line)
  const of = stateOf(found)
  const first: Work | null = proposals[0]
    ? { kind: 'proposal', place: proposals[0].place, draft: draftOf(proposals[0]), of }
    : null
  const [work, keepWork] = useState<Work | null>(() => {
    const begun = works.get(line.id)
    return begun && (begun.kind === 'hand' || begun.of === of) ? begun : first
  })
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)
  const setWork = (next: Work | null) => {
    if (next) works.set(line.id, next)
    else works.delete(line.id)
    keepWork(next)
  }
  const choose = (place: number) => {
    const proposal = proposals.find((one) => one.place === place)
    if (proposal) setWork({ kind: 'proposal', place, draft: draftOf(proposal), of })
  }
  const backToProposals = () => {
    works.delete(line.id)
    keepWork(first)
  }
  const byHand = () => setWork({ kind: 'hand', draft: null })
  const draft = work?.draft ?? null
  const proposal = work?.kind === 'proposal' ? proposals.find((one) => one.place === work.place) : undefined
  const whole = proposal ? (WHOLE[proposal.class] ?? null) : null
  const setDraft = (next: MatchDraft) => work && setWork({ ...work, draft: next })

  const apply = async () => {
    if (!draft || busy.current || !mayAct) return
    const { fault, remainingCents } = whole ? { fault: null, remainingCents: 0 } : weigh(draft, line.leftCents)
    if (fault) return
    busy.current = true
    const params = { id: line.id }
    const asProposed = proposal && (whole !== null || isAsProposed(draft, proposal, line.leftCents))
    const act = asProposed
      ? api.call(cashRoutes.accept, { params, body: answerTo(proposal) })
      : api.call(cashRoutes.match, { params, body: orderOf(draft, line.leftCents) })
    const withdraw = fresh.tell({
      message: t(matchWords.appliedSaid, {
        amount: { cents: Math.abs(line.leftCents - remainingCents), currency: line.currency },
        payer: payerOf(line),
        customer: draft.customer.name,
      }),
      undo: async () => {
        const { matchId } = await act
        await api.call(cashRoutes.undo, { params: { id: matchId } })
        await refresh()
        onBack(line.id)
      },
    })
    // A line with something left stays open: the rest of it comes next.
    const isGone = remainingCents <= 0
    const followed = isGone ? onGone(act) : null
    try {
      await act
      await (followed ?? onStayed())
    } catch (failure) {
      withdraw()
      const isTaken = await tellRefused(failure)
      if (isTaken && !isGone) await onGone()
      // What could not be done is before the person again, with all they had typed.
      if (!isTaken && isGone) onBack(line.id)
      busy.current = false
    }
  }
  const refuse = async () => {
    if (!proposal) return
    try {
      const params = { id: line.id }
      const { refusalId } = await api.call(cashRoutes.refuse, { params, body: answerTo(proposal) })
      fresh.tell({
        message: t(matchWords.refusedSaid),
        undo: async () => {
          await api.call(cashRoutes.takeBackRefusal, { params: { ...params, refusalId } })
          works.delete(line.id)
          await refresh()
          onBack(line.id)
        },
      })
      await onStayed()
    } catch (failure) {
      if (await tellRefused(failure)) await onGone()
    }
  }

  useKeys([{ keys: 'Mod+Enter', whileTyping: true, run: () => void apply() }], mayAct && draft !== null && !isQuiet)
  useKeys([{ keys: 'Escape', run: backToProposals }], work?.kind === 'hand')

  return (
    <>
      {work?.kind === 'hand' ? (
        <OtherCustomer
          line={line}
          draft={work.draft}
          onDraft={(next) => setWork({ kind: 'hand', draft: next })}
          onApply={apply}
          onBack={first ? backToProposals : undefined}
        />
      ) : work ? (
        <section className={detail.part} aria-labelledby="proposal">
          <h3 id="proposal">{t(proposals.length > 1 ? matchWords.otherProposals : matchWords.proposal)}</h3>
          <ProposalChoice proposals={proposals} place={work.place} onChoose={choose} />
          {proposal && (
            <div className={classes.grounds}>
              <p className={classes.class}>
                {t(classWording[proposal.class])}
                {proposal.payerName && ` · ${t(matchWords.paidBy, { name: proposal.payerName })}`}
              </p>
              {/* Of another currency only the rate is in doubt, and the evidence says so. */}
              {proposal.isTied && proposal.class !== 'references_foreign' && (
                <Reason kind="held">{t(whole ? TIED[whole] : matchWords.tied)}</Reason>
              )}
              {proposal.evidence.map((words) => (
                <Reason key={words} kind="evidence">
                  {words}
                </Reason>
              ))}
            </div>
          )}
          {work.draft.parts.length > 0 ? (
            <PartsTable
              draft={work.draft}
              currency={line.currency}
              mayAct={mayAct && !whole}
              onDraft={setDraft}
              onApply={apply}
            />
          ) : (
            !whole && <p className={classes.alone}>{t(matchWords.alone, { name: work.draft.customer.name })}</p>
          )}
        </section>
      ) : (
        <p className={classes.alone}>{t(matchWords.nothingProposed)}</p>
      )}
      <RefusalList lineId={line.id} refusals={found.refusals} mayAct={mayAct} onStayed={onStayed} />
      <LineBalance
        line={line}
        draft={draft}
        whole={whole}
        mayAct={mayAct}
        isQuiet={isQuiet}
        isByHand={work?.kind === 'hand'}
        onDraft={setDraft}
        onApply={apply}
        onRefuse={proposal ? refuse : undefined}
        onOther={byHand}
        onAside={line.leftCents === line.cents && line.state === 'open' ? () => setAsking(true) : undefined}
      />
      <SetAsideQuestion
        opened={asking}
        count={1}
        onClose={() => setAsking(false)}
        onReason={(as) => putAside(line, as).then(() => onGone())}
      />
    </>
  )
}

/** The proposal that is answered, as it is on screen: should another have taken its place, nothing is done. */
const answerTo = ({ place, customerId, parts }: ProposalView) => ({
  place,
  seen: { customerId, parts: parts.map(({ itemId, cents }) => ({ itemId, cents })) },
})
