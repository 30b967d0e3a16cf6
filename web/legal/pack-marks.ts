import type { CheckedLine } from '../../src/legal/packs/model.ts'

/** Why a debt should not be claimed, or not without a thought. */
export const chargeMarks = ({ isBarred, isDisputed, isFrozen }: CheckedLine): ('barred' | 'disputed' | 'frozen')[] => [
  ...(isBarred ? (['barred'] as const) : []),
  ...(isDisputed ? (['disputed'] as const) : []),
  ...(isFrozen ? (['frozen'] as const) : []),
]
