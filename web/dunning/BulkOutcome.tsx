import { Modal } from '@mantine/core'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { wording as design } from '../design/wording.ts'
import { useWords } from '../design/words.tsx'
import type { BulkResult } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'
import { LeftOut } from './LeftOut.tsx'

/** What a bulk approval came to: how many left, and who stayed with the reason. */
export function BulkOutcome({ result, onClose }: { result: BulkResult | null; onClose(): void }) {
  const { t } = useWords()
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={t(bulkWords.bulkResultTitle)}
      closeButtonProps={{ 'aria-label': t(design.close) }}
    >
      {result && (
        <div className={detail.panel}>
          <p>{t(bulkWords.bulkResult, { queued: result.queued, done: result.done })}</p>
          {result.leftOutCount > 0 && (
            <section>
              <p>{t(bulkWords.bulkLeftOut, { n: result.leftOutCount })}</p>
              <LeftOut lines={result.leftOut} count={result.leftOutCount} />
            </section>
          )}
          <ActionButton onAct={onClose}>{t(design.close)}</ActionButton>
        </div>
      )}
    </Modal>
  )
}
