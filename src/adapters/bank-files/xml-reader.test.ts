import { describe, expect, test } from 'vitest'
import { type Refusal, Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { bytesSource } from '../ledger-files/source.ts'
import { inspectCamt } from './camt-facts.ts'
import { writeCamt } from './camt-sample.ts'
import { readXml } from './xml-reader.ts'

const SAMPLE = writeCamt(
  [
    {
      id: 'S1',
      iban: 'FR7630006000011234567890189',
      currency: 'EUR',
      openingCents: 10_000,
      entries: [
        {
          cents: 12_345,
          bookedOn: '2026-11-20',
          label: 'REÇU',
          parts: [
            { cents: 12_345, name: 'Société Été', iban: 'FR7630006000011234567890189', endToEnd: 'E1', text: 'F1' },
          ],
        },
      ],
    },
  ],
  { version: 8, message: 'camt.053' },
)

/** The refusal of these bytes, whose sentence must say something in both languages. */
async function refusalOf(file: string | Uint8Array): Promise<Refusal | null> {
  const { refusal } = await inspectCamt(bytesSource(typeof file === 'string' ? Buffer.from(file) : file))
  if (refusal)
    for (const lang of ['fr', 'en'] as const)
      expect(say(lang, refusal.sentence, refusal.params).length).toBeGreaterThan(60)
  return refusal
}

const inStatement = (content: string): string => SAMPLE.replace('<Ntry>', `${content}<Ntry>`)

test('the sample itself is read', async () => {
  expect(await refusalOf(SAMPLE)).toBeNull()
})

describe('what could attack', () => {
  test.each([
    ['a bomb of entities', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ['an outside reference', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'],
    ['an outside schema', '<!DOCTYPE Document SYSTEM "http://example.org/camt.dtd">'],
  ])('%s', async (_, doctype) => {
    expect(await refusalOf(SAMPLE.replace('\n', `\n${doctype}\n`))).toMatchObject({
      code: 'doctype',
      params: { line: 2 },
    })
  })

  test('an entity nobody declared', async () => {
    expect(await refusalOf(SAMPLE.replace('REÇU', '&bank;'))).toMatchObject({
      code: 'xml_broken',
      params: { detail: 'undefined entity.' },
    })
  })

  test('depth, attributes and lengths beyond any bank', async () => {
    const deep = `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`
    expect(await refusalOf(inStatement(deep))).toMatchObject({ code: 'too_deep' })
    const attributes = Array.from({ length: 100 }, (_, i) => `a${i}="1"`).join(' ')
    expect(await refusalOf(inStatement(`<a ${attributes}/>`))).toMatchObject({ code: 'too_many_attributes' })
    expect(await refusalOf(SAMPLE.replace('REÇU', 'R'.repeat(200_000)))).toMatchObject({ code: 'text_too_long' })
    expect(await refusalOf(inStatement('<a/>'.repeat(150_000)))).toMatchObject({ code: 'too_many_parts' })
  })

  test.each([
    ['comment', '<!-- '],
    ['tag', '<A b="'],
    ['text', '<A>'],
    ['doctype', '<!DOCTYPE '],
  ])('a %s without end is refused before it fills the memory', async (_, start) => {
    let given = 0
    const source = async function* () {
      yield Buffer.from(start)
      for (; given < 50; given++) yield Buffer.alloc(1 << 20, 'x')
    }
    const nothing = { cut: new Set<string>(), rooted() {}, opened() {}, closed() {} }
    await expect(async () => {
      for await (const _ of readXml(source, nothing, 'x'));
    }).rejects.toThrow(Refused)
    expect(given).toBeLessThan(4)
  })
})

describe('what could be damaged', () => {
  test('a truncated file, at any length, names its last line', async () => {
    const bytes = Buffer.from(SAMPLE)
    for (let length = 60; length < bytes.length - 12; length += 7) {
      const cut = bytes.subarray(0, length)
      const refusal = await refusalOf(cut)
      // A letter cut in two is the only other thing the end of a file can be.
      expect(refusal?.code, cut.subarray(-20).toString()).toMatch(/^(?:xml_truncated|wrong_encoding)$/)
      expect(refusal!.params!['line']).toBe(cut.toString('latin1').split('\n').length)
    }
  })

  test('a tag that closes another', async () => {
    expect(await refusalOf(SAMPLE.replace('</Nm>', '</Name>'))).toMatchObject({
      code: 'xml_broken',
      params: { line: 9 },
    })
  })

  test('bytes of another encoding than declared name their line', async () => {
    const latin = Buffer.from(SAMPLE, 'latin1')
    expect(await refusalOf(latin)).toMatchObject({ code: 'wrong_encoding', params: { line: 9, value: 'UTF-8' } })
    expect(await refusalOf(SAMPLE.replace('UTF-8', 'X-UNHEARD-OF'))).toMatchObject({ code: 'unknown_encoding' })
  })

  test.each([
    ['Latin-1 that says so', Buffer.from(SAMPLE.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${SAMPLE}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${SAMPLE.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(SAMPLE.replace('UTF-8', 'UTF-16'), 'utf16le')],
    ['UTF-8 that says UTF-16', Buffer.from(SAMPLE.replace('UTF-8', 'UTF-16'))],
    ['a declaration behind blank lines', Buffer.from(`\n \n${SAMPLE}`)],
    ['no declaration at all', Buffer.from(SAMPLE.slice(SAMPLE.indexOf('\n') + 1))],
  ])('%s is read', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBeNull()
  })
})

describe('what is something else', () => {
  test.each([
    ['nothing', '', 'empty_file'],
    ['blank', ' \r\n ', 'empty_file'],
    ['an archive', 'PK\u0003\u0004…', 'not_xml'],
    ['text', ':20:STARTUMS', 'not_xml'],
    ['transfers we sent', '<Document><CstmrCdtTrfInitn></CstmrCdtTrfInitn></Document>', 'payment_order'],
    ['debits we sent', '<Document><CstmrDrctDbtInitn></CstmrDrctDbtInitn></Document>', 'payment_order'],
    ['an answer to them', '<Document><CstmrPmtStsRpt></CstmrPmtStsRpt></Document>', 'payment_status'],
    ['an invoice', '<Invoice><ID>1</ID></Invoice>', 'other_xml'],
    ['a web page', '<html><body>Session expirée</body></html>', 'other_xml'],
    ['a statement of nothing', '<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>', 'no_statement'],
  ])('%s', async (_, file, code) => {
    expect(await refusalOf(file)).toMatchObject({ code })
  })
})
