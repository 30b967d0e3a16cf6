import type { Verdict } from '../kernel/verdict.ts'
import { accept, refuse } from '../kernel/verdict.ts'
import type { Logo, LogoFormat } from './model.ts'
import { wording } from './wording.ts'

export const MAX_LOGO_BYTES = 512 * 1024
const MAX_PIXELS = 4000

/**
 * The logo when the file is a PNG, JPEG or SVG small and plain enough to print on every letter. The format is read from the
 * bytes, never from the name. An SVG that could load or run anything is refused.
 */
export function readLogo(bytes: Uint8Array): Verdict<Logo> {
  if (bytes.length > MAX_LOGO_BYTES) {
    const params = { kilobytes: Math.ceil(bytes.length / 1024), max: MAX_LOGO_BYTES / 1024 }
    return refuse('logo_too_big', wording.logoTooBig, params, 'logo')
  }
  const format = formatOf(bytes)
  if (!format) return refuse('logo_format', wording.logoFormat, {}, 'logo')
  if (format === 'svg') {
    const text = Buffer.from(bytes).toString('utf8')
    const found = UNSAFE_SVG.exec(text)?.[0]
    if (found) return refuse('logo_unsafe', wording.logoUnsafe, { found: found.trim().slice(0, 40) }, 'logo')
    return accept({ format, bytes })
  }
  const size = format === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size) return refuse('logo_broken', wording.logoBroken, {}, 'logo')
  if (size.width > MAX_PIXELS || size.height > MAX_PIXELS)
    return refuse('logo_pixels', wording.logoPixels, { ...size, max: MAX_PIXELS }, 'logo')
  return accept({ format, bytes })
}

/** Scripts, event handlers, embedded pages, entities, and links to anything but the drawing itself or inlined data. */
const UNSAFE_SVG =
  /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<(?:[\w.-]+:)?(?:script|foreignObject|iframe|animate\w*|set)\b|\son\w+\s*=|@import|javascript:|href\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg);)[^"']{0,40}|url\(\s*["']?\s*(?!#)[^)]{0,40}/i

function formatOf(bytes: Uint8Array): LogoFormat | null {
  const start = Buffer.from(bytes.subarray(0, 1024))
  if (start.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'png'
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg'
  return /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE|<svg[\s>])/i.test(start.toString('utf8'))
    ? 'svg'
    : null
}

type Size = { readonly width: number; readonly height: number }

function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  return size.width > 0 && size.height > 0 ? size : null
}

/** Walks the JPEG segments to the frame header (SOF0–SOF15 but for the tables C4, C8 and CC). */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
