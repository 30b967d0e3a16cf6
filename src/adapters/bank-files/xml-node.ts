/** Most elements are leaves: they share one empty list. */
const NONE: readonly XmlNode[] = []

/** One element as read, with its text and its children in order. Names are local: the prefix is the bank's business. */
export class XmlNode {
  readonly name: string
  /** The line where its opening tag ends, from 1. */
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  text = ''
  children: readonly XmlNode[] = NONE

  constructor(name: string, line: number, attributes: Readonly<Record<string, string>>) {
    this.name = name
    this.line = line
    this.attributes = attributes
  }

  add(child: XmlNode): void {
    if (this.children === NONE) this.children = [child]
    else (this.children as XmlNode[]).push(child)
  }

  /** The first element down this path. */
  at(first: string, ...rest: readonly string[]): XmlNode | undefined {
    let node = this.children.find((child) => child.name === first)
    for (const name of rest) node = node?.children.find((child) => child.name === name)
    return node
  }

  all(name: string): XmlNode[] {
    return this.children.filter((child) => child.name === name)
  }

  /** The text down this path; empty when the element is absent or empty. */
  textAt(first: string, ...rest: readonly string[]): string {
    return this.at(first, ...rest)?.text ?? ''
  }

  /** The text of the first filled element among `names`: ISO 20022 gives one thing several names over its versions. */
  firstText(...names: readonly string[]): string {
    for (const child of this.children) if (child.text !== '' && names.includes(child.name)) return child.text
    return ''
  }
}
