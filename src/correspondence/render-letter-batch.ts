import type { Pdf, PdfPress } from '../platform/pdf/pdf-press.ts'
import { type Letter, renderLetter } from './letter.ts'

/** Letters laid out at once: enough to keep every thread of the press busy, few enough to stay small. */
const AT_ONCE = 16

/**
 * Lays out any number of letters, each as its own PDF, in the order given. At most `AT_ONCE` are held at a time, and the next
 * is only asked for when one was taken: 10 000 letters need no more memory than 16. A letter that fails yields its error.
 */
export async function* renderLetterBatch<Order extends { readonly letter: Letter }>(
  press: PdfPress,
  orders: AsyncIterable<Order> | Iterable<Order>,
): AsyncGenerator<{ readonly order: Order; readonly result: Pdf | Error }> {
  const underWay: { order: Order; result: Promise<Pdf | Error> }[] = []
  const first = async () => {
    const { order, result } = underWay.shift()!
    return { order, result: await result }
  }
  for await (const order of orders) {
    const result = renderLetter(press, order.letter).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    )
    underWay.push({ order, result })
    if (underWay.length >= AT_ONCE) yield await first()
  }
  while (underWay.length > 0) yield await first()
}
