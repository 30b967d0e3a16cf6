import { dayIn } from '../kernel/calendar.ts'
import { orRefuse, Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { type Actor, record } from '../trail/index.ts'
import { proveLogo } from './letter.ts'
import { DEFAULT_COLOUR, keepLogo, lookOf } from './letterhead.ts'
import { MAX_LOGO_BYTES, readLogo } from './logo.ts'
import { type StoredLook, saveLook, storedLook } from './look-store.ts'
import type { Logo, Look } from './model.ts'

type By = { readonly actor: Actor; readonly at: Date }

export async function changeLook(
  tx: OrgTx,
  input: { colour: string; signature: string; footer: string },
  by: By,
): Promise<Look> {
  return change(tx, { ...input, colour: input.colour.toLowerCase() }, by)
}

export async function setLogo(tx: OrgTx, logo: Logo | null, by: By): Promise<Look> {
  return change(tx, { logoSha256: logo && (await keepLogo(tx, logo)) }, by)
}

async function change(tx: OrgTx, patch: Partial<StoredLook>, { actor, at }: By): Promise<Look> {
  const before = await storedLook(tx)
  const blank = { colour: DEFAULT_COLOUR, signature: '', footer: '', logoSha256: null }
  const after = { ...blank, ...before, ...patch }
  await saveLook(tx, after, at)
  const told = (look: Omit<StoredLook, 'updatedAt'>) => ({
    colour: look.colour,
    signature: look.signature,
    footer: look.footer,
    logo: look.logoSha256?.toString('hex') ?? null,
  })
  const data = { before: told(before ?? blank), after: told(after) }
  await record(tx, { actor, verb: 'look_changed', subject: { kind: 'organisation', id: String(tx.orgId) }, at, data })
  return lookOf(tx)
}

/** Reads an uploaded logo, no further than the size allowed, and proves that it can be drawn. Throws `Refused`. */
export async function readUploadedLogo(
  press: PdfPress,
  upload: ReadableStream<Uint8Array> | null,
  at: Date,
): Promise<Logo> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (upload) {
    for await (const chunk of upload) {
      chunks.push(chunk)
      size += chunk.length
      if (size > MAX_LOGO_BYTES) break
    }
  }
  const read = readLogo(Buffer.concat(chunks))
  if (!read.ok) throw new Refused(read.refusal)
  return orRefuse(await proveLogo(press, read.value, dayIn('UTC', at)))
}
