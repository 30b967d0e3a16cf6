import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { SegmentDraft } from '../../src/dunning/segments/rule.ts'
import { validateSegments } from '../../src/dunning/segments/validate-segments.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { RemindersFrame } from './RemindersFrame.tsx'
import { SegmentFields } from './SegmentFields.tsx'
import { SegmentMembers, useSegmentPreview } from './SegmentMembers.tsx'
import scenario from './scenario.module.css'
import { ruleInWords, useChoices } from './segment-choices.ts'
import { keepSegments, keptSegments } from './segment-draft.ts'
import { segmentWords } from './segment-wording.ts'
import classes from './segments.module.css'

type Saved = z.output<typeof dunningRoutes.segments.reply>

/** Segments in their order, each with its rule and its scenario; who is in the one that is open at the right. */
export function SegmentsPage() {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(dunningRoutes.segments, {}))
  return (
    <RemindersFrame here="segments" facts={[t(segmentWords.what)]}>
      {found.data ? (
        <Editor key={found.data.version} saved={found.data} />
      ) : found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonTable columns={[1, 2]} rows={8} />
      )}
    </RemindersFrame>
  )
}

const draftsOf = ({ segments }: Saved): SegmentDraft[] =>
  segments.map(({ id, name, rule, scenarioId, notChasedReason }) => ({ id, name, rule, scenarioId, notChasedReason }))

const PREVIEWED_AFTER_MS = 300

function Editor({ saved }: { saved: Saved }) {
  const api = useApi()
  const words = useWords()
  const { t } = words
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const choices = useChoices()
  const scenarios = useQuery(api.ask(dunningRoutes.scenarios, {})).data?.rows ?? []
  const [at, change] = useAddressState<'segment'>()
  const inForce = draftsOf(saved)
  const orgId = api.orgId ?? 0
  const kept = keptSegments(orgId)
  // A draft begun on an older list would undo what a colleague saved since: it is dropped.
  const [drafts, draw] = useState<readonly SegmentDraft[]>(kept?.version === saved.version ? kept.drafts : inForce)
  const setDrafts = (next: readonly SegmentDraft[]) => {
    draw(next)
    keepSegments(orgId, next === inForce ? null : { version: saved.version, drafts: next })
  }
  const [failure, setFailure] = useState<unknown>(null)
  const open = at.segment && at.segment !== 'autres' ? Number(at.segment) - 1 : null
  const shown = open !== null && drafts[open] ? open : null
  const show = (place: number | null) => change({ segment: place === null ? 'autres' : String(place + 1) })
  const faults = validateSegments(drafts, new Set(scenarios.map(({ id }) => id)))
  const isSound = scenarios.length > 0 && faults.length === 0
  const [asked] = useDebouncedValue({ drafts, shown, isSound }, PREVIEWED_AFTER_MS)
  const preview = useSegmentPreview(asked.drafts, asked.isSound)
  const isChanged = JSON.stringify(drafts) !== JSON.stringify(inForce)
  const countAt = (place: number) => (asked.drafts === drafts ? preview.data?.places[place]?.count : undefined)
  const replace = (index: number, next: SegmentDraft) =>
    setDrafts(drafts.map((one, place) => (place === index ? next : one)))
  const move = (index: number, by: number | null) => {
    const others = drafts.filter((_, place) => place !== index)
    setDrafts(by === null ? others : others.toSpliced(index + by, 0, drafts[index]!))
    show(by === null ? null : index + by)
  }
  const add = () => {
    const rule = { match: 'all' as const, conditions: [] }
    const scenarioId = scenarios[0]?.id ?? null
    // Before those that fit more: one added at the end would most often never be reached.
    setDrafts([{ id: null, name: t(segmentWords.newName), rule, scenarioId, notChasedReason: '' }, ...drafts])
    show(0)
  }
  const save = async () => {
    setFailure(null)
    try {
      const segments = drafts as BodyIn<typeof dunningRoutes.saveSegments>['segments']
      const answer = await api.call(dunningRoutes.saveSegments, { body: { version: saved.version, segments } })
      if (!answer.saved) throw new Error(answer.faults.map(({ message }) => message).join(' '))
      keepSegments(orgId, null)
      tellDone(t(segmentWords.saved))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <>
      <div className={scenario.split}>
        <div className={scenario.half}>
          {refusal ? (
            <p className={detail.refusal}>{refusal}</p>
          ) : (
            <ActionButton onAct={add}>{t(segmentWords.add)}</ActionButton>
          )}
          {drafts.length === 0 && <EmptyState title={t(segmentWords.emptyTitle)}>{t(segmentWords.empty)}</EmptyState>}
          <ol className={classes.list} aria-label={t(segmentWords.list)}>
            {drafts.map((draft, index) => {
              const isOpen = index === shown
              const follows = scenarios.find(({ id }) => id === draft.scenarioId)?.name
              return (
                <li key={draft.id ?? `new.${index}`} className={classes.segment} data-shown={isOpen || undefined}>
                  <Head
                    position={index + 1}
                    name={draft.name || '…'}
                    rule={ruleInWords(words, draft.rule, choices)}
                    follows={draft.scenarioId === null ? t(segmentWords.notChasedShort) : (follows ?? '…')}
                    count={countAt(index)}
                    isOpen={isOpen}
                    onOpen={() => show(isOpen ? null : index)}
                  />
                  {isOpen && (
                    <SegmentFields
                      segment={draft}
                      faults={faults.filter(({ where }) => where?.startsWith(`segments.${index}.`))}
                      scenarios={scenarios}
                      choices={choices}
                      currency={currency}
                      disabled={refusal !== null}
                      onSegment={(next) => replace(index, next)}
                      onMove={(by) => move(index, by)}
                      isFirst={index === 0}
                      isLast={index === drafts.length - 1}
                    />
                  )}
                </li>
              )
            })}
            <li className={classes.segment} data-shown={shown === null || undefined}>
              <Head
                position={null}
                name={t(segmentWords.others)}
                rule={null}
                follows={scenarios.find(({ isStandard }) => isStandard)?.name ?? t(segmentWords.standard)}
                count={countAt(drafts.length)}
                isOpen={shown === null}
                onOpen={() => show(null)}
              />
            </li>
          </ol>
        </div>
        <div className={scenario.half}>
          <SegmentMembers
            segments={asked.drafts}
            shown={asked.shown}
            isSound={asked.isSound}
            hasFaults={faults.length > 0}
          />
        </div>
      </div>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {isChanged && (
        <section className={scenario.saveBar} aria-label={t(segmentWords.changed)}>
          <span role="status">{t(segmentWords.changed)}</span>
          <div className={detail.acts}>
            <ActionButton
              primary
              refusal={refusal ?? (faults.length > 0 ? t(segmentWords.faults, { n: faults.length }) : null)}
              onAct={save}
            >
              {t(segmentWords.save)}
            </ActionButton>
            <ActionButton onAct={() => setDrafts(inForce)}>{t(segmentWords.giveUp)}</ActionButton>
          </div>
        </section>
      )}
    </>
  )
}

type HeadProps = {
  position: number | null
  name: string
  rule: string | null
  follows: string
  count: number | undefined
  isOpen: boolean
  onOpen(): void
}

function Head({ position, name, rule, follows, count, isOpen, onOpen }: HeadProps) {
  const { t } = useWords()
  return (
    <button type="button" className={classes.head} aria-expanded={isOpen} onClick={onOpen}>
      <span>{position}</span>
      <span className={classes.name}>{name}</span>
      <span className={classes.count}>{count === undefined ? '' : t(segmentWords.customers, { n: count })}</span>
      {rule !== null && <span className={classes.rule}>{rule}</span>}
      <span className={classes.follows}>{follows}</span>
    </button>
  )
}
