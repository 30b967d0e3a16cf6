import type { Refusal } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { inspectCamt } from './camt-facts.ts'
import { inspectCfonb } from './cfonb-facts.ts'
import type { BankFile } from './identify-bank.ts'
import { inspectMt940 } from './mt940-facts.ts'
import { inspectOfx } from './ofx-facts.ts'
import { inspectPain } from './pain.ts'
import { inspectQif } from './qif-facts.ts'

/** Facts of a bank file as JSON, for `quittance inspect`, with its defects and remarks in words. */
export async function inspectBankFile(
  source: FileSource,
  { format, name }: BankFile,
): Promise<Record<string, unknown>> {
  const { facts, refusal, reading } = await inspection(source, format, name)
  return {
    ...facts,
    refusal: refusal && told(refusal),
    ...(reading
      ? {
          defects: {
            total: reading.defects.total,
            by_code: reading.defects.countByCode,
            shown: reading.defects.shown.map((defect) => ({
              line: defect.line,
              column: defect.column,
              value: defect.value,
              ...told(defect),
            })),
          },
          remarks: reading.remarks.map(told),
        }
      : {}),
  }
}

type Inspection = {
  readonly facts: object
  readonly refusal: Refusal | null
  readonly reading?: BankReading | null
}

function inspection(source: FileSource, format: BankFile['format'], name: string): Promise<Inspection> {
  if (format === 'cfonb120' || format === 'cfonb240' || /^CFONB/.test(name)) return inspectCfonb(source)
  if (format === 'mt940' || format === 'mt942') return inspectMt940(source)
  if (format === 'ofx') return inspectOfx(source)
  if (format === 'qif') return inspectQif(source)
  return format === 'pain.002' || format === null ? inspectPain(source) : inspectCamt(source)
}

const told = ({ code, sentence, params }: Pick<Refusal, 'code' | 'sentence' | 'params'>) => ({
  code,
  fr: say('fr', sentence, params),
  en: say('en', sentence, params),
})
