import type { RouteSpec } from '../src/platform/route.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { inputsFor, isTaken, type MadeUp } from './agency-input.ts'
import { sayOf } from './agency-marks.ts'
import { wordsOf } from './legal-pack-desk.ts'

export const nameOf = (route: RouteSpec): string => `${route.method} ${route.path}`

export type Walked = {
  /** What bore a mark that the question did not. */
  readonly leaks: string[]
  /** What broke instead of answering. */
  readonly broken: string[]
  readonly answered: ReadonlySet<string>
  /** Routes asked with something that their own schemas take. */
  readonly taken: ReadonlySet<string>
}

/** Asks every route with every id, and looks at every byte of every answer; `meaning` changes what is asked before it is. */
export async function walk(
  visitor: Visitor,
  routes: readonly RouteSpec[],
  ids: readonly string[],
  meaning: (input: MadeUp) => MadeUp = (input) => input,
): Promise<Walked> {
  const leaks: string[] = []
  const broken: string[] = []
  const answered = new Set<string>()
  const taken = new Set<string>()
  for (const route of routes)
    for (const [place, id] of ids.entries())
      for (const input of inputsFor(route, id).map(meaning)) {
        const asked = JSON.stringify(input)
        // What names no id is asked once.
        if (place > 0 && !asked.includes(id)) continue
        if (isTaken(route, input)) taken.add(nameOf(route))
        const answer = await visitor.ask(route, input as never)
        if (!answer.refusal) answered.add(nameOf(route))
        const said = sayOf(answer.refusal ? JSON.stringify(answer.refusal) : await textOf(answer.value), asked)
        if (said !== null) leaks.push(`${nameOf(route)} with ${asked.slice(0, 160)}: ${said}`)
        if (answer.status >= 500) broken.push(`${nameOf(route)} with ${asked.slice(0, 160)}`)
      }
  return { leaks, broken, answered, taken }
}

async function textOf(value: unknown): Promise<string> {
  if (value instanceof Blob) return fileText(Buffer.from(await value.arrayBuffer()))
  return JSON.stringify(value ?? null)
}

/** A file as its bytes stand, and a PDF also as it reads: its text is packed. */
async function fileText(bytes: Buffer): Promise<string> {
  const plain = bytes.toString('latin1')
  if (!plain.startsWith('%PDF')) return plain
  return plain + (await wordsOf(bytes))
}
