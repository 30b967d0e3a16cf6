import { Modal } from '@mantine/core'
import { ActionButton } from '../design/ActionButton.tsx'
import { wording as design } from '../design/wording.ts'
import { useWords } from '../design/words.tsx'
import type { BulkResult } from './BulkQuestion.tsx'
import classes from './dunning.module.css'
import { wording } from './wording.ts'

/** What a bulk approval came to: how many left, and who stayed with the reason. */
export function BulkOutcome({ result, onClose }: { result: BulkResult | null; onClose(): void }) {
  const { t } = useWords()
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={t(wording.bulkResultTitle)}
      closeButtonProps={{ 'aria-label': t(design.close) }}
    >
      {result && (
        <div className={classes.panel}>
          <p>{t(wording.bulkResult, { queued: result.queued, done: result.done })}</p>
          {result.leftOutCount > 0 && (
            <section>
              <p>{t(wording.bulkLeftOut, { n: result.leftOutCount })}</p>
              <ul className={classes.apart}>
                {result.leftOut.map((one) => (
                  <li key={one.key}>
                    <b>{one.name}</b> {one.reason}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <ActionButton onAct={onClose}>{t(design.close)}</ActionButton>
        </div>
      )}
    </Modal>
  )
}
