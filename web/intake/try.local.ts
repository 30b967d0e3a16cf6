import { chromium } from 'playwright-core'
import { newInstallation, PASSWORD } from '../../tools/testing/story.ts'
export const base = 'http://localhost:4799'
export async function open(options: { lang?: 'fr' | 'en'; scheme?: 'light' | 'dark'; width?: number } = {}) {
  const { lang = 'fr', scheme = 'light', width = 1440 } = options
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) console.log('console', m.type(), m.text().slice(0, 300))
  })
  page.on('pageerror', (e) => console.log('pageerror', e.stack?.slice(0, 600)))
  const ready = await (await fetch(`${base}/api/installation`)).json()
  const r = await page.request.get(`${base}/api/installation`)
  if (!(await r.json()).ready)
    await page.request
      .post(`${base}/api/installation`, { data: newInstallation() })
      .then(async (x) => console.log('set-up', x.status(), (await x.text()).slice(0, 200)))
  const s = await page.request.post(`${base}/api/auth/sign-in/email`, {
    data: { email: newInstallation().person.email, password: PASSWORD },
  })
  if (!s.ok()) console.log('signin', s.status(), await s.text())
  const me = await (await page.request.get(`${base}/api/me`)).json()
  await page.request.put(`${base}/api/me/lang`, { data: { lang } })
  return { browser, page, orgId: me.organisations[0].orgId as number }
}
