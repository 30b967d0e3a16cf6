import type { LineActs } from './LinePanel.tsx'
import { useLineRefresh } from './line-refresh.ts'
import type { LineView } from './lines.ts'
import { useTellRefused } from './tell-refused.ts'

type Done = { readonly message: string; undo(): Promise<unknown> }

/** Does to a line what a person said of it, tells it with the way back, and goes on; `isGone`: nothing of the line is left. */
export function useActByHand({ line, fresh, onGone, onStayed, onBack }: LineActs & { line: LineView }) {
  const refresh = useLineRefresh()
  const tellRefused = useTellRefused(line)
  return async (act: () => Promise<Done>, isGone: boolean): Promise<void> => {
    try {
      const { message, undo } = await act()
      fresh.tell({
        message,
        undo: async () => {
          await undo()
          await refresh()
          onBack(line.id)
        },
      })
      await (isGone ? onGone() : onStayed())
    } catch (failure) {
      if (await tellRefused(failure)) await onGone()
    }
  }
}
