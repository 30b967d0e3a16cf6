import { createHash } from 'node:crypto'

/** One statement with its parameters. `name` is a hash of the text, so that the server plans each statement once. */
export type Statement = { readonly text: string; readonly values: readonly unknown[]; readonly name: string }

/** A piece of SQL text that is part of the program, never of the input: see `raw`. */
export class Fragment {
  readonly text: string
  readonly values: readonly unknown[]
  constructor(text: string, values: readonly unknown[] = []) {
    this.text = text
    this.values = values
  }
}

const names = new Map<string, string>()

/**
 * sql`select … where id = ${id}`: every interpolated value becomes a bound parameter; a fragment made by `raw` or
 * `part` is spliced in. There is no other way to put text into a statement.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement {
  const { text, values: bound } = splice(strings, values)
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return { text, values: bound, name }
}

/** A conditional piece of a statement, with its own parameters: part`and due_on < ${day}`. */
export function part(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  const { text, values: bound } = splice(strings, values)
  return new Fragment(text, bound)
}

/** Program text such as a column name from a closed list. Never pass input here. */
export const raw = (text: string): Fragment => new Fragment(text)

export const nothing = new Fragment('')

function splice(strings: readonly string[], values: readonly unknown[]): { text: string; values: unknown[] } {
  let text = strings[0]!
  const bound: unknown[] = []
  for (const [i, value] of values.entries()) {
    if (value instanceof Fragment) {
      // A fragment numbers its own parameters from 1: they are shifted behind those already bound.
      text += value.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + bound.length}`)
      bound.push(...value.values)
    } else {
      bound.push(value)
      text += `$${bound.length}`
    }
    text += strings[i + 1]
  }
  return { text, values: bound }
}
