import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { PlacePilot } from './PlacePilot.tsx'
import { PlaceQuestion } from './PlaceQuestion.tsx'
import { placeWords as words } from './place-wording.ts'
import { chosenOf, useReadyBoard } from './placing.ts'
import { ReadyFiles } from './ReadyFiles.tsx'
import { ReadyKept } from './ReadyKept.tsx'

/** `voir` ready, left out or refused · `vers` which destination · `motif` which reason · `mots` whose · `dossier` the file that is open */
export type ReadyState = 'voir' | 'vers' | 'motif' | 'mots' | 'dossier'

/** What may be handed over today by the rules in use, and what stays with its reasons. */
export function ReadyPage() {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<ReadyState>()
  const board = useReadyBoard()
  const [asks, setAsks] = useState<'place' | 'pilot' | null>(null)
  const show = at.voir === 'ecartes' || at.voir === 'refuses' ? at.voir : 'prets'
  const queue = { to: at.vers || undefined, words: at.mots || undefined }
  const name = JSON.stringify(queue)
  const [ticked, setTicked] = useState<{ of: string; selection: Selection }>({ of: '', selection: noneTicked })
  // Another queue is another list: its ticks start again.
  const selection = ticked.of === name ? ticked.selection : noneTicked
  const tick = (next: Selection) => setTicked({ of: name, selection: next })
  const [total, setTotal] = useState(0)
  const files = board?.queues.reduce((sum, one) => sum + one.files, 0) ?? 0
  const mandates = board?.mandates ?? []
  return (
    <OutsourcingFrame
      here="prets"
      facts={
        board
          ? [
              t(words.readyCount, { n: files }),
              board.policyName ? t(words.byPolicy, { name: board.policyName }) : t(words.byUsual),
            ]
          : []
      }
      actions={
        <ActionButton refusal={refusal} onAct={() => setAsks('pilot')}>
          {t(words.pilot)}
        </ActionButton>
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.which)}
          value={show}
          onChange={(voir) => change({ voir: voir === 'prets' ? null : voir, dossier: null })}
          data={[
            { value: 'prets', label: t(words.showReady) },
            { value: 'ecartes', label: t(words.showKept) },
            { value: 'refuses', label: t(words.showRefused) },
          ]}
        />
        {show === 'prets' && (board?.queues.length ?? 0) > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t(words.whichTo)}
            value={at.vers ?? ''}
            onChange={(event) => change({ vers: event.currentTarget.value || null, dossier: null })}
            data={[
              { value: '', label: t(words.everywhere) },
              ...(board?.queues ?? []).map((one) => ({
                value: one.to,
                label: one.mandate
                  ? t(words.mandateNamed, { number: one.mandate, provider: one.provider ?? '' })
                  : t(words.toChoose),
              })),
            ]}
          />
        )}
        {show === 'ecartes' && (
          <NativeSelect
            size="xs"
            aria-label={t(words.reason)}
            value={at.motif ?? ''}
            onChange={(event) => change({ motif: event.currentTarget.value || null })}
            data={[
              { value: '', label: t(words.everyReason) },
              ...(board?.kept ?? []).map((one) => ({
                value: one.code,
                label: t(words.reasonCount, { name: one.name, n: one.documents }),
              })),
            ]}
          />
        )}
        <WordsField
          value={at.mots ?? ''}
          onValue={(mots) => change({ mots: mots || null, dossier: null })}
          label={t(words.find)}
          placeholder={t(words.find)}
          does={words.keyFind}
        />
      </div>
      {show === 'prets' ? (
        <ReadyFiles
          queue={queue}
          activeKey={at.dossier ?? null}
          onActive={(dossier) => change({ dossier })}
          onKept={() => change({ voir: 'ecartes', dossier: null })}
          onTotal={setTotal}
          selection={selection}
          onSelection={tick}
        />
      ) : (
        <ReadyKept refused={show === 'refuses'} code={at.motif} words={at.mots} />
      )}
      {show === 'prets' && (
        <BulkBar selection={selection} onSelection={tick} total={total}>
          <ActionButton
            primary
            refusal={refusal}
            shortcut={{ keys: 'e', does: words.keyPlace }}
            onAct={() => setAsks('place')}
          >
            {t(words.place)}
          </ActionButton>
        </BulkBar>
      )}
      {asks === 'place' && tickedCount(selection, total) > 0 && (
        <PlaceQuestion
          chosen={chosenOf(selection, queue)}
          mandates={mandates}
          mandateId={at.vers && at.vers !== 'choice' ? at.vers : null}
          onPlaced={() => tick(noneTicked)}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'pilot' && <PlacePilot mandates={mandates} onClose={() => setAsks(null)} />}
    </OutsourcingFrame>
  )
}
