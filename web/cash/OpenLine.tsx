import { useRef, useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { classWording } from '../../src/cash/wording.ts'
import detail from '../design/detail.module.css'
import { useKeys } from '../design/keyboard.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { usePutAside } from './AsideLine.tsx'
import classes from './cash.module.css'
import { LineBalance } from './LineBalance.tsx'
import { payerOf } from './LineList.tsx'
import type { LineActs } from './LinePanel.tsx'
import type { LineDetail } from './lines.ts'
import { draftOf, isAsProposed, type MatchDraft, orderOf, weigh } from './match-draft.ts'
import { matchWords } from './match-wording.ts'
import { OtherCustomer } from './OtherCustomer.tsx'
import type { Work } from './open-work.ts'
import { PartsTable } from './PartsTable.tsx'
import { ProposalChoice } from './ProposalChoice.tsx'
import { RefusalList } from './RefusalList.tsx'
import { SetAsideQuestion } from './SetAsideQuestion.tsx'

type Props = LineActs & { detail: LineDetail; works: Map<string, Work>; mayAct: boolean }

/** An open line: a proposal taken as it stands or changed, another customer, a refusal, or no customer at all. */
export function OpenLine({ detail: found, works, mayAct, fresh, isQuiet, onGone, onStayed, onBack }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const putAside = usePutAside(fresh, onBack)
  const { line, proposals } = found
  const first: Work | null = proposals[0]
    ? { kind: 'proposal', place: proposals[0].place, draft: draftOf(proposals[0]) }
    : null
  const [work, keepWork] = useState<Work | null>(works.get(line.id) ?? first)
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)
  const setWork = (next: Work | null) => {
    if (next) works.set(line.id, next)
    else works.delete(line.id)
    keepWork(next)
  }
  const choose = (place: number) => {
    const proposal = proposals.find((one) => one.place === place)
    if (proposal) setWork({ kind: 'proposal', place, draft: draftOf(proposal) })
  }
  const backToProposals = () => {
    works.delete(line.id)
    keepWork(first)
  }
  const byHand = () => setWork({ kind: 'hand', draft: null })
  const draft = work?.draft ?? null
  const proposal = work?.kind === 'proposal' ? proposals.find((one) => one.place === work.place) : undefined
  const whole = proposal?.class === 'in_books' ? 'recognise' : proposal?.class === 'returned' ? 'reopen' : null
  const setDraft = (next: MatchDraft) => work && setWork({ ...work, draft: next })

  const apply = async () => {
    if (!draft || busy.current || !mayAct) return
    const { fault, remainingCents } = whole ? { fault: null, remainingCents: 0 } : weigh(draft, line.leftCents)
    if (fault) return
    busy.current = true
    const params = { id: line.id }
    try {
      const asProposed = proposal && (whole !== null || isAsProposed(draft, proposal, line.leftCents))
      const { matchId } = asProposed
        ? await api.call(cashRoutes.accept, { params, body: { place: proposal.place } })
        : await api.call(cashRoutes.match, { params, body: orderOf(draft, line.leftCents) })
      fresh.tell({
        message: t(matchWords.appliedSaid, {
          amount: { cents: line.leftCents - remainingCents, currency: line.currency },
          payer: payerOf(line),
          customer: draft.customer.name,
        }),
        undo: async () => {
          await api.call(cashRoutes.undo, { params: { id: matchId } })
          await refresh()
          onBack(line.id)
        },
      })
      // A line with something left stays open: the rest of it comes next.
      await (remainingCents > 0 ? onStayed() : onGone())
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
      busy.current = false
    }
  }
  const refuse = async () => {
    if (!proposal) return
    try {
      const params = { id: line.id }
      const { refusalId } = await api.call(cashRoutes.refuse, { params, body: { place: proposal.place } })
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
      tellNotDone(tellFailure(lang, failure))
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
              {proposal.isTied && (
                <Reason kind="held">{t(whole === 'reopen' ? matchWords.tiedReturn : matchWords.tied)}</Reason>
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
              mayAct={mayAct}
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
        onAside={line.leftCents === line.cents ? () => setAsking(true) : undefined}
      />
      <SetAsideQuestion
        opened={asking}
        count={1}
        onClose={() => setAsking(false)}
        onReason={(as) => putAside(line, as).then(onGone)}
      />
    </>
  )
}
