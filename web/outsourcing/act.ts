import { useState } from 'react'
import { useRefresh } from '../wire/refresh.ts'

/** An act from a panel: what it throws is shown there, and what is on screen is read again once it is done. */
export function useAct() {
  const refresh = useRefresh()
  const [failure, setFailure] = useState<unknown>(null)
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setFailure(null)
    try {
      await work()
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return { act, failure }
}
