import { readdirSync } from 'node:fs'
import { base, open } from './try.local.ts'

const { browser, page, orgId } = await open()
const shot = (name: string) => page.screenshot({ path: `/tmp/w2shots/${name}.png` })
await page.goto(`${base}/o/${orgId}/imports`)
await page
  .waitForSelector('text=Commencez par votre FEC', { timeout: 15000 })
  .catch(async () => console.log(await page.locator('body').innerText()))
await shot('01-empty')
const fecs = readdirSync('/tmp/w2files')
  .filter((f) => /FEC/.test(f))
  .map((f) => `/tmp/w2files/${f}`)
console.log(fecs)
await page.setInputFiles('[data-testid=files]', fecs.reverse())
await page
  .waitForURL(/imports\/[0-9a-f-]{36}/, { timeout: 60000 })
  .catch(async () => console.log(await page.locator('body').innerText()))
await page.waitForTimeout(1500)
await shot('02-preview')
console.log(page.url())
console.log((await page.locator('main').innerText()).slice(0, 1500))
await browser.close()
