import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellRefusal } from '../kernel/verdict.ts'
import { LANGS } from '../kernel/wording.ts'
import { defaultTemplate } from './default-templates.ts'
import { facts, HOSTILE, letterOf } from './fixtures.ts'
import { lawParagraph } from './late-charges.ts'
import { RECIPIENT_KINDS, TONES } from './model.ts'
import { checkTemplate, fillTemplate, parseTemplate, type Template } from './template.ts'
import { cleanValue, VARIABLES } from './variables.ts'

const body = (text: string): Template => ({ subject: 'Objet', body: text })
const kinds = (text: string) => {
  const verdict = parseTemplate(body(text))
  if (!verdict.ok) throw new Error(verdict.refusal.code)
  return verdict.value.body.map((part) => part.kind)
}
const refusalOf = (template: Template) => {
  const verdict = parseTemplate(template)
  if (verdict.ok) return null
  for (const lang of LANGS) expect(tellRefusal(lang, verdict.refusal)).toMatch(/\w.*\./)
  return `${verdict.refusal.code} ${verdict.refusal.where ?? ''}`
}
const flat = (message: ReturnType<typeof letterOf>) =>
  message.text.blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.lines : block.kind === 'list' ? block.entries : []))
    .map((line) => line.map((run) => (run.bold ? `[${run.text}]` : run.text)).join(''))

describe('the grammar of templates', () => {
  it('reads paragraphs, lines, lists, bold, variables and blocks', () => {
    expect(kinds('Un\nDeux\n\nTrois\n- a\n- b\n\n{{table}}\n{{total}}\nFin\n\n{{payment}}\n{{signature}}')).toEqual([
      'paragraph',
      'paragraph',
      'list',
      'table',
      'total',
      'paragraph',
      'payment',
      'signature',
    ])
    const lines = flat(letterOf(facts(), body('Bonjour **{{customer_name}}**, merci :\n- un **deux**\n{{signature}}')))
    expect(lines).toEqual(['Bonjour [Atelier Morel SARL], merci\u00a0:', 'un [deux]'])
  })

  it('adds the blocks an author left out, before the signature', () => {
    expect(kinds('Texte')).toEqual(['paragraph', 'table', 'total', 'payment', 'signature'])
    expect(kinds('{{payment}}\nTexte\n{{signature}}\nP.-S.')).toEqual([
      'payment',
      'paragraph',
      'table',
      'total',
      'signature',
      'paragraph',
    ])
  })

  it('names the place of what it refuses', () => {
    expect(refusalOf(body('Bonjour\n\nvous {{nom}} devez'))).toBe('variable_unknown body:3:6')
    expect(refusalOf(body('  {{ customer_nam }}'))).toBe('variable_unknown body:1:3')
    expect(refusalOf(body('a {{customer_name'))).toBe('braces_unbalanced body:1:3')
    expect(refusalOf(body('a }} b'))).toBe('braces_unbalanced body:1:3')
    expect(refusalOf(body('- un **deux'))).toBe('bold_unbalanced body:1:6')
    expect(refusalOf(body('Voici {{table}}'))).toBe('block_misplaced body:1:7')
    expect(refusalOf(body('{{table}}\n{{table}}'))).toBe('block_twice body:2:1')
    expect(refusalOf({ subject: 'Votre {{table}}', body: 'x' })).toBe('block_misplaced subject:1:7')
    expect(refusalOf({ subject: 'a\nb', body: 'x' })).toBe('subject_lines subject')
    expect(refusalOf({ subject: ' ', body: 'x' })).toBe('template_empty subject')
    expect(refusalOf(body('x'.repeat(10_001)))).toBe('template_too_long body')
    expect(refusalOf(body('{{constructor}}'))).toBe('variable_unknown body:1:1')
    expect(refusalOf(body('{{__proto__}}'))).toBe('variable_unknown body:1:1')
  })

  it('suggests the variable that was meant', () => {
    const verdict = parseTemplate(body('{{customer_nam}}'))
    expect(!verdict.ok && tellRefusal('fr', verdict.refusal)).toContain('customer_name')
  })

  it('gives a verdict on any text', () => {
    const bits = fc.array(
      fc.constantFrom('{{', '}}', '**', '- ', '\n', '\n\n', 'total_due', 'table', ' ', 'é', '{', '}', ...HOSTILE),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(bits, (parts) => {
        const template = body(`x${parts.join('')}`)
        const verdict = parseTemplate(template)
        if (verdict.ok) letterOf(facts(), template)
        else refusalOf(template)
      }),
      { numRuns: 400 },
    )
  })
})

describe('values in templates', () => {
  it('are never read as markup, and never carry controls or direction overrides', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }))
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(value.trim() !== '')
        const recipient = { ...facts().recipient, name: value.slice(0, 160) }
        const { blocks } = letterOf(facts('courteous', 'business', 'fr', { recipient }), body('{{customer_name}}')).text
        expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'total', 'payment', 'signature'])
        const [first] = blocks
        expect(first?.kind === 'paragraph' && first.lines).toEqual([
          [{ bold: false, text: cleanValue(value.slice(0, 160)) }],
        ])
        expect(cleanValue(value)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(cleanValue('a\u202e00,1\r\nb\u0000 שלום')).toBe('a00,1 b  שלום')
  })

  it('a variable without a value is refused by name', () => {
    const parsed = parseTemplate(body('Avant le {{deadline}}'))
    const { data } = letterOf(facts())
    const verdict = parsed.ok ? fillTemplate(parsed.value, data) : parsed
    expect(!verdict.ok && [verdict.refusal.code, verdict.refusal.where]).toEqual(['value_unknown', 'deadline'])
    expect(!verdict.ok && tellRefusal('fr', verdict.refusal)).toContain('date limite')
  })

  it('every variable has a value in a formal notice, or in a message about what it names, in both languages', () => {
    for (const lang of LANGS)
      for (const [name, variable] of Object.entries(VARIABLES)) {
        const about = /^(plan|instalment)_/.test(name) ? 'instalment_missed' : 'formal_notice'
        const tone = name.startsWith('debit_') ? 'debit_notice' : about
        const value = variable.value(letterOf(facts(tone, 'business', lang)).data)
        expect(typeof value, name).toBe('string')
      }
  })
})

describe('the default texts', () => {
  const all = LANGS.flatMap((lang) =>
    TONES.flatMap((tone) => RECIPIENT_KINDS.map((kind) => [lang, tone, kind] as const)),
  )

  it.each(all)('%s %s %s is lawful and fills', (lang, tone, kind) => {
    expect(checkTemplate(defaultTemplate(tone, kind, lang), tone, kind)).toMatchObject({ ok: true })
    const letter = letterOf(facts(tone, kind, lang))
    const text = `${letter.text.subject}\n${flat(letter).join('\n')}`
    expect(text).not.toMatch(/[{}]|\*\*|undefined|null/)
    if (kind === 'consumer') expect(text).not.toMatch(/indemnit|441|pénalité|penalt|12[,.]40/i)
    if (tone === 'formal_notice') {
      expect(text).toMatch(/mise en demeure/i)
      expect(text).toContain(lang === 'fr' ? '6 décembre 2026' : '6 December 2026')
      expect(text).not.toMatch(/huissier|tribunal|commandement|sommation|bailiff/i)
    }
  })

  it('state the law for the debtor it binds, with its article and the sums of the day', () => {
    const said = (kind: 'business' | 'public' | 'consumer', tone: 'firm' | 'formal_notice') =>
      lawParagraph(letterOf(facts(tone, kind)).data)
    expect(said('business', 'formal_notice')).toMatch(/L\.\u00a0441-10.*12,40.*560,16.*40,00.*120,00/s)
    expect(said('business', 'firm')).toMatch(/40,00.*441-10/)
    expect(said('public', 'formal_notice')).toMatch(/2192-13.*commande publique/)
    expect(said('consumer', 'firm')).toBeNull()
    expect(said('consumer', 'formal_notice')).toMatch(/taux légal.*1231-6/)
    expect(lawParagraph(letterOf(facts('firm', 'business', 'fr', { lateCharges: null })).data)).toBeNull()
  })

  it('an edited text cannot drop the words of a notice, nor charge a consumer', () => {
    const code = (
      template: Template,
      ...at: [Parameters<typeof checkTemplate>[1], Parameters<typeof checkTemplate>[2]]
    ) => {
      const verdict = checkTemplate(template, ...at)
      return verdict.ok ? 'ok' : verdict.refusal.code
    }
    expect(code(body('Payez.'), 'formal_notice', 'business')).toBe('notice_words')
    expect(code(body('Une indemnité forfaitaire de 40 € est due.'), 'firm', 'consumer')).toBe(
      'consumer_template_charges',
    )
    expect(code(body('Selon l’article L. 441-10.'), 'firm', 'consumer')).toBe('consumer_template_charges')
    expect(code(body('Selon l’article L. 441-10.'), 'firm', 'business')).toBe('ok')
  })
})
