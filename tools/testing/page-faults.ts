import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { PROJECT_ROOT } from '../../src/platform/config.ts'

const AXE = readFileSync(path.join(PROJECT_ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wrong with how a page is built, in words: its main part, its one heading, and what axe finds. */
export async function buildFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const only of ['main', 'h1']) {
    const count = await page.locator(only).count()
    if (count !== 1) faults.push(`${count} times ${only}`)
  }
  return [...faults, ...(await axeFaults(page))]
}

/** What axe finds, an entry for each rule that is broken, with the first places of it. */
async function axeFaults(page: Page): Promise<string[]> {
  // Through the debugger, which the content policy of the page does not bind; once for each document.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (runOnly) => {
    const axe = (window as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }).axe
    const { violations } = await axe.run({ resultTypes: ['violations'], runOnly })
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} — ${node.failureSummary}`)}`,
    )
  }, RULES)
}

type AxeViolation = { id: string; nodes: { html: string; failureSummary: string }[] }

/** What a page says that nobody meant: a name in braces, a value that is none, and no name for the tab. */
export async function speechFaults(page: Page): Promise<string[]> {
  const { said, title } = await page.evaluate(() => ({ said: document.body.innerText, title: document.title }))
  const raw = said.match(
    /\bundefined\b|\bNaN\b|\[object \w+\]|Invalid Date|(?<!\{)\{\w+(?:\}(?!\}).{0,80}|, (?:plural|select|number))/g,
  )
  return [
    ...(raw ?? []).map((found) => `says ${found}`),
    ...(/^\S.* · \S/.test(title) ? [] : [`its tab is named “${title}”`]),
  ]
}

/** Whether the page is wider than its window. */
export const widthFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide in a window of ${clientWidth}`] : []
  })

/** Amounts and days of which a column shows a part: half a figure is a wrong figure. */
export const cutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const figure of document.querySelectorAll<HTMLElement>(
      'main [class*="amount"], main time, dialog [class*="amount"]',
    )) {
      if (!figure.checkVisibility()) continue
      const { left, right } = figure.getBoundingClientRect()
      // What may be scrolled to is not cut.
      for (let box = figure.parentElement; box && box !== document.body; box = box.parentElement) {
        const { overflowX, display } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') break
        if (overflowX === 'visible' || display === 'inline') continue
        const around = box.getBoundingClientRect()
        if (left < around.left - 1 || right > around.right + 1) {
          faults.push(`cut: ${figure.textContent} in ${box.textContent?.slice(0, 60)}`)
          break
        }
      }
    }
    return faults.slice(0, 5)
  })

/**
 * Elements that the keyboard reaches and that look the same once it has: one of each look is tried, and a ring may be drawn by
 * what holds or follows the element. Leaves the focus where it fell last.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  // The browser shows rings to who uses the keyboard, and takes its word from the last key.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex="0"], [role="option"]'
    const styleOf = (element: Element, pseudo?: string): string => {
      const { content, outline, boxShadow, borderColor, backgroundColor, clipPath } = getComputedStyle(element, pseudo)
      return [content, outline, boxShadow, borderColor, backgroundColor, clipPath].join('|')
    }
    // What holds the element, three deep, and what stands beside it: a ring may be drawn by any of them.
    const seen = (element: Element): string[] => {
      const around: Element[] = [element]
      for (let up = element.parentElement; up && around.length < 4; up = up.parentElement) around.push(up)
      if (element.nextElementSibling) around.push(element.nextElementSibling)
      if (element.previousElementSibling) around.push(element.previousElementSibling)
      return around.flatMap((one) => [styleOf(one), styleOf(one, '::after'), styleOf(one, '::before')])
    }
    const layer = document.querySelector('[role="dialog"]') ?? document
    const looks = new Set<string>()
    const faults: string[] = []
    for (const element of layer.querySelectorAll<HTMLElement>(REACHED)) {
      const look = `${element.tagName} ${element.className} ${element.getAttribute('type')}`
      if (looks.has(look) || element.matches(':disabled, [tabindex="-1"]') || !element.checkVisibility()) continue
      looks.add(look)
      ;(document.activeElement as HTMLElement | null)?.blur()
      const before = seen(element)
      element.focus({ preventScroll: true })
      if (document.activeElement !== element) continue
      const after = seen(element)
      if (after.every((style, place) => style === before[place]))
        faults.push(`no ring: ${element.outerHTML.slice(0, 160)}`)
    }
    return faults
  })
}
