/**
 * A tab opened before an update asks for parts that the newer version no longer has. It is then loaded anew: once, for the
 * page it gets is the newer one; and not at all while the server is down, or when the part is missing for another reason.
 */
export function followNewerVersion(): void {
  addEventListener('vite:preloadError', () => {
    void newerIsServed().then((isNewer) => {
      if (isNewer) location.reload()
    })
  })
}

/** Whether the server now starts the application from another file than the one that runs here. */
async function newerIsServed(): Promise<boolean> {
  const running = entryOf(document)
  const response = await fetch('/', { cache: 'no-store' }).catch(() => null)
  if (!running || !response?.ok) return false
  const served = entryOf(new DOMParser().parseFromString(await response.text(), 'text/html'))
  return served !== null && served !== running
}

const entryOf = (page: Document): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null
