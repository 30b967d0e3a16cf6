import { expect, test } from 'vitest'
import { importDemo } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged(async () => {
  await importDemo(seat)
})

test('a tab of an older version, whose parts are gone, is loaded anew when it needs one', async () => {
  const { page } = seat
  await seat.open('/clients')
  let isUpdated = false
  // Another version is served: it starts from another file, and the part that this page asks for is not among its own.
  await page.route('**/assets/*Plot-*.js', (route) =>
    isUpdated ? route.continue() : route.fulfill({ status: 404, body: '' }),
  )
  await page.route(
    (url) => url.pathname === '/',
    (route) => {
      isUpdated = true
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script type="module" src="/assets/index-other.js"></script>',
      })
    },
  )
  const loaded = page.waitForEvent('load')
  await page.getByRole('link', { name: 'Balance âgée' }).click()
  await loaded
  await page.waitForURL(/balance-agee/)
  await page.locator('.recharts-surface').first().waitFor()
  await page.unrouteAll()
})

test('a part that is missing of the version that is served is told as missing, not asked for again', async () => {
  const gone = await fetch(`${stage.url}/assets/AgedBarPlot-gone.js`)
  expect(gone.status).toBe(404)
  expect(gone.headers.get('cache-control')).toBeNull()
})
