import type { Lang } from '../../kernel/wording.ts'

const WIDTH = 30

/** A line of progress on standard error while it is a terminal; nothing otherwise. `total` and `add` count the same unit. */
export function progressBar(lang: Lang, total: number): { add(count: number): void; end(): void } {
  if (!process.stderr.isTTY || total <= 0) return { add() {}, end() {} }
  const percent = new Intl.NumberFormat(lang, { style: 'percent' })
  const startedAt = performance.now()
  let done = 0
  let shownAt = 0
  return {
    add(count) {
      done += count
      const now = performance.now()
      if (now - shownAt < 100) return
      shownAt = now
      const share = Math.min(done / total, 1)
      const left = share > 0.02 ? Math.ceil(((now - startedAt) / share - (now - startedAt)) / 1000) : null
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
      process.stderr.write(`\r\x1b[K${bar} ${percent.format(share)}${left === null ? '' : ` · ${left} s`}`)
    },
    end() {
      process.stderr.write('\r\x1b[K')
    },
  }
}

/**
 * Waits for `work`, and says so on standard error while it is a terminal: what is under way, since when, and how far it is
 * where `far` can tell.
 */
export async function waited<T>(
  what: string,
  work: Promise<T>,
  far: () => Promise<{ done: number; total: number } | null> = async () => null,
): Promise<T> {
  if (!process.stderr.isTTY) return work
  const startedAt = performance.now()
  let isOver = false
  const timer = setInterval(async () => {
    const progress = await far().catch(() => null)
    if (isOver) return
    const share = progress && Math.min(progress.done / progress.total, 1)
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    const shown = share === null ? '' : `${'█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')} `
    process.stderr.write(`\r\x1b[K${shown}${what} · ${seconds} s`)
  }, 500)
  try {
    return await work
  } finally {
    isOver = true
    clearInterval(timer)
    process.stderr.write('\r\x1b[K')
  }
}
