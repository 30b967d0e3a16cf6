/** Lets at most `width` pieces of work run at once; the others wait in order of arrival. */
export function createTurnstile(width: number): { pass<T>(work: () => Promise<T>): Promise<T> } {
  const waiting: (() => void)[] = []
  let inside = 0
  return {
    async pass(work) {
      // A slot is handed straight to the next in line, so that nobody arriving meanwhile slips in before them.
      if (inside >= width) await new Promise<void>((enter) => waiting.push(enter))
      else inside++
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else inside--
      }
    },
  }
}
