import { withoutAccents } from '../../kernel/plain-letters.ts'
import type { Sentence } from '../../kernel/wording.ts'
import { parseAmount } from './amount.ts'
import { asText, type TableRow } from './cell.ts'
import type { CellReader } from './cell-reader.ts'
import type { Field } from './header-words.ts'
import { currenciesOf, markIn, markOfTitle } from './money-mark.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { ProfileCells } from './typed-row.ts'
import { wording } from './wording.ts'

const MOST_TAGS = 30

/** What a row of a list of customers says of their market, their group, who sells to them and what they may owe. */
export function profileCells(cells: CellReader, row: TableRow, mapping: TableMapping): ProfileCells {
  const text = (field: Field) => cells.text(row, field) || null
  const limit = (field: 'creditLimit' | 'insuredLimit') => limitOf(cells, row, mapping, field)
  return {
    groupHead: text('groupHead'),
    sector: text('sector'),
    companySize: cells.known(row, 'companySize', sizeOf, 'unknown_size', wording.cellUnknownSize),
    risk: cells.known(row, 'risk', riskOf, 'unknown_risk', wording.cellUnknownRisk),
    tags: cells.known(row, 'tags', tagsOf, 'too_many_tags', wording.cellTooManyTags),
    ...salespersonOf(cells, row),
    creditLimitCents: limit('creditLimit'),
    insuredCents: limit('insuredLimit'),
  }
}

/** A name, an address, or both as a mail program writes them: `Inès Démo <ines@atelier.example>`. */
function salespersonOf(cells: CellReader, row: TableRow): Pick<ProfileCells, 'salesperson' | 'salespersonEmail'> {
  const written = cells.text(row, 'salesperson')
  const [, name = '', inside = ''] = /^(.*?)\s*<([^<>]*)>$/.exec(written) ?? []
  const isAddress = inside === '' && written.includes('@')
  const email = inside || (isAddress ? written : '')
  return {
    salesperson: (inside ? name : isAddress ? '' : written) || null,
    salespersonEmail: (email ? cells.email(row, 'salesperson', email) : cells.email(row, 'salespersonEmail')) ?? null,
  }
}

/** Cents in the currency of the mapping. What is no amount, is below nothing or bears another currency is told and left aside. */
function limitOf(
  cells: CellReader,
  row: TableRow,
  mapping: TableMapping,
  field: 'creditLimit' | 'insuredLimit',
): number | null {
  const column = mapping.columns[field]
  const cell = column === undefined ? null : (row.cells[column] ?? null)
  const text = asText(cell)
  if (text === '' || text === '-') return null
  const leave = (code: string, sentence: Sentence) => {
    cells.ignore(code, sentence, row, field, text)
    return null
  }
  const mark = row.marks?.[column!] ?? markIn(text) ?? markOfTitle(cells.nameOf(column)).mark
  if (mark !== null && !currenciesOf(mark).includes(mapping.currency))
    return leave('limit_in_other_currency', wording.cellLimitCurrency)
  if (typeof cell === 'number' && Number.isSafeInteger(Math.round(cell * 100)) && cell >= 0)
    return Math.round(cell * 100)
  const amount = typeof cell === 'string' ? parseAmount(text, mapping.numbers ?? undefined) : null
  return amount?.ok && amount.value >= 0 ? amount.value : leave('invalid_limit', wording.cellInvalidLimit)
}

/** Separated by commas, semicolons, bars or lines; null for more than a customer can bear. */
function tagsOf(text: string): readonly string[] | null {
  const tags = new Set(
    text
      .split(/[,;|\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  )
  return tags.size > MOST_TAGS ? null : [...tags].toSorted()
}

/** Words, or a headcount by the classes of the European Union (recommendation 2003/361/EC: 10, 50, 250). */
function sizeOf(text: string): ProfileCells['companySize'] {
  const plain = withoutAccents(text).toLowerCase().trim()
  const headcount = /^\d{1,7}$/.test(plain.replace(/\s/g, '')) ? Number(plain.replace(/\s/g, '')) : null
  if (headcount !== null)
    return headcount < 10 ? 'micro' : headcount < 50 ? 'small' : headcount < 250 ? 'medium' : 'large'
  if (/^(?:micro|tpe\b|very small|independant|sole trader)/.test(plain)) return 'micro'
  if (/^(?:petite|small|pe$)/.test(plain)) return 'small'
  if (/^(?:moyenne|entreprise moyenne|medium|mid\b|pme\b)/.test(plain)) return 'medium'
  return /^(?:grande?\b|large|eti\b|ge$|enterprise)/.test(plain) ? 'large' : null
}

function riskOf(text: string): ProfileCells['risk'] {
  const plain = withoutAccents(text).toLowerCase().trim()
  if (/^(?:faible|bas(?:se)?$|low)/.test(plain)) return 'low'
  if (/^(?:normale?|moyen(?:ne)?|standard|medium|average)/.test(plain)) return 'normal'
  return /^(?:eleve|haute?$|forte?$|high|grave|critique|critical)/.test(plain) ? 'high' : null
}
