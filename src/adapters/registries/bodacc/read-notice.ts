import { createHash } from 'node:crypto'
import { type LocalDate, localDate, toLocalDate } from '../../../kernel/calendar.ts'
import type { NoticeFault, NoticeRead, NoticeType, PublishedJudgment } from './model.ts'

/**
 * One record of the data set `annonces-commerciales` (opendatasoft explore v2.1, family `collective`). Fields that hold JSON as text
 * (`jugement`, `parutionavisprecedent`) are taken apart here; what lacks what it takes to be followed is told, never guessed.
 */
export function readNotice(record: unknown): NoticeRead {
  const fields = objectOf(record)
  const raw = JSON.stringify(record) ?? 'null'
  const sirens = sirensIn(fields.registre)
  const id = /^[ABC]\d{8,20}$/.exec(text(fields.id))?.[0] ?? null
  const broken = (fault: NoticeFault): NoticeRead => ({
    broken: { id: id ?? `?${createHash('sha256').update(raw).digest('hex').slice(0, 24)}`, fault, sirens, raw },
  })
  if (id === null) return broken('no_id')
  const publishedOn = toLocalDate(text(fields.dateparution).slice(0, 10))
  if (publishedOn === null) return broken('no_day')
  const type = typeOf(fields.typeavis)
  const about = type === 'notice' ? null : noticeAbout(fields.parutionavisprecedent)
  if (type !== 'notice' && about === null) return broken('about_nothing')
  const judgment = judgmentOf(fields.jugement)
  // What annuls a notice names it, and need say no more.
  if (type !== 'annulment') {
    if (sirens.length === 0) return broken('no_company')
    if (judgment === null) return broken('no_judgment')
  }
  return {
    notice: {
      ...{ id, type, about, publishedOn, sirens, judgment, raw },
      name: text(fields.commercant).slice(0, 300),
      court: text(fields.tribunal).slice(0, 200),
      url: text(fields.url_complete).slice(0, 300),
    },
  }
}

/** `annonce`, `rectificatif`, `annulation`; what is none of the last two is a notice of its own. */
const typeOf = (value: unknown): NoticeType => {
  const said = text(value).toLowerCase()
  return said.startsWith('rectif') ? 'correction' : said.startsWith('annul') ? 'annulment' : 'notice'
}

/** `{"nomPublication":"BODACC A","numeroParution":"20260211","numeroAnnonce":1234}` names the notice A202602111234. */
function noticeAbout(value: unknown): string | null {
  const before = objectOf(jsonIn(value))
  const letter = /([ABC])\s*$/i.exec(text(before.nomPublication))?.[1]?.toUpperCase()
  const issue = text(before.numeroParution).replace(/\D/g, '')
  const no = text(before.numeroAnnonce).replace(/\D/g, '')
  return letter && issue.length === 8 && no !== '' ? `${letter}${issue}${no}` : null
}

function judgmentOf(value: unknown): PublishedJudgment | null {
  const said = objectOf(jsonIn(value))
  const nature = text(said.nature)
  const family = text(said.famille)
  if (nature === '' && family === '') return null
  return { family, nature, on: dayIn(text(said.date)), told: text(said.complementJugement).slice(0, 4000) }
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** `2026-10-28`, `28/10/2026` or `28 octobre 2026`: all three have been published. */
function dayIn(said: string): LocalDate | null {
  const iso = toLocalDate(said.slice(0, 10))
  if (iso) return iso
  const figures = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(said)
  if (figures) return localDate(Number(figures[3]), Number(figures[2]), Number(figures[1]))
  const words = /^(\d{1,2})(?:er)?\s+(\p{L}+)\s+(\d{4})$/u.exec(said.toLowerCase())
  const month = words ? MONTHS.indexOf(words[2]!.normalize('NFC')) + 1 : 0
  return words && month > 0 ? localDate(Number(words[3]), month, Number(words[1])) : null
}

/** `registre` repeats one number with and without spaces, in a list or a text of several. */
function sirensIn(value: unknown): readonly string[] {
  const said = (Array.isArray(value) ? value : [value]).flatMap((one) => text(one).split(/[,;]/))
  return [...new Set(said.map((one) => one.replace(/\s/g, '')).filter((one) => /^\d{9}$/.test(one)))]
}

const jsonIn = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', ' ').trim() : typeof value === 'number' ? String(value) : ''
