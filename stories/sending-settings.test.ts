import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openStandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { correspondenceRoutes as routes } from '../src/correspondence/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { bookItems } from '../src/ledger/index.ts'
import { part } from '../src/platform/sql.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { newCustomer, queue } from './sending-outbox.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-03-02')
})
afterAll(() => story.end())

const PASSWORD = 'correct-horse-9Zq'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z" fill="#1f3a5f"/></svg>',
)

async function mailServer(patch = {}) {
  const server = await openStandIn(() => ({
    authOptional: false,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: (auth, _session, done) =>
      auth.username === 'compta' && auth.password === PASSWORD
        ? done(null, { user: 'compta' })
        : done(new Error(`no: ${auth.password}`)),
    ...patch,
  }))
  const { host, port } = server.settings
  const body = {
    host,
    port,
    security: 'none' as const,
    username: 'compta',
    password: PASSWORD,
    authority: '',
    fromName: 'Atelier',
    fromEmail: 'compta@atelier.example',
    messagesPerMinute: 60,
  }
  return { server, body }
}

test('the look is changed, with a logo that is proved drawable and kept as it was for messages already made', async () => {
  expect(await story.owner.call(routes.look)).toEqual({ colour: '#1f3a5f', signature: '', footer: '', logo: null })
  await story.owner.call(routes.saveLook, {
    body: { colour: '#AA3300', signature: 'Le service clients', footer: 'SARL au capital de 10 000 €' },
  })
  expect(await story.owner.call(routes.saveLogo, { body: SVG })).toEqual({
    colour: '#aa3300',
    signature: 'Le service clients',
    footer: 'SARL au capital de 10 000 €',
    logo: { format: 'svg', bytes: SVG.length },
  })
  expect((await story.owner.ask(routes.saveLogo, { body: Buffer.from('not a picture') })).refusal?.code).toBe(
    'logo_format',
  )
  expect((await story.owner.ask(routes.saveLogo, { body: PNG.subarray(0, 45) })).refusal?.code).toBe('logo_broken')
  expect(
    (
      await story.owner.ask(routes.saveLogo, {
        body: Buffer.from(SVG.toString().replace('<path', '<script>1</script><path')),
      })
    ).refusal?.code,
  ).toBe('logo_unsafe')
  expect(
    (
      await story.owner.ask(routes.saveLogo, {
        body: Buffer.from(SVG.toString().replace('fill="#1f3a5f"', 'fill="url(https://x.example/a)"')),
      })
    ).refusal?.code,
  ).toBe('logo_unsafe')
  expect((await story.owner.ask(routes.saveLogo, { body: new Uint8Array(600_000) })).refusal?.code).toBe('logo_too_big')
  expect((await story.owner.call(routes.look)).logo?.format).toBe('svg')

  await story.owner.call(routes.saveLogo, { body: PNG })
  const customerId = await newCustomer(story, 'Bâti-Sud', null)
  const [id] = await queue(story, [{ customerId, email: 'compta@batisud.example' }])
  await story.owner.call(routes.dropLogo)
  await story.runJobs()
  const { mail } = await story.owner.call(routes.message, { params: { id: id! } })
  expect(mail!.html).toContain(`data:image/png;base64,${PNG.toString('base64')}`)
  expect((await story.owner.ask(routes.logo)).status).toBe(404)
})

test('the password of the mail server is used, and appears nowhere: not in a reply, a log line, the trail or a table', async () => {
  const { server, body } = await mailServer()
  const logged: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => logged.push(String(text)) > 0)
  const seen: unknown[] = []
  try {
    vi.stubEnv('QUITTANCE_LOG', 'on')
    seen.push(
      await story.owner.ask(routes.testMailServer, {
        body: { ...body, password: 'wrong-one-7Kp', to: 'claire@atelier.example' },
      }),
    )
    seen.push(await story.owner.call(routes.testMailServer, { body: { ...body, to: 'claire@atelier.example' } }))
    seen.push(await story.owner.call(routes.saveMailServer, { body }))
    seen.push(await story.owner.call(routes.mailServer))
    const customerId = await newCustomer(story, 'Menuiserie Rault', null)
    const [id] = await queue(story, [{ customerId, email: 'compta@rault.example' }])
    await story.runJobs()
    seen.push(await story.owner.call(routes.message, { params: { id: id! } }))
    // Settings that stop working: the refusal of the server repeats what was typed.
    await story.owner.call(routes.saveMailServer, { body: { ...body, password: 'wrong-one-7Kp' } })
    const [late] = await queue(story, [{ customerId, email: 'compta@rault.example', documentNo: 'FA-2' }])
    await story.runJobs()
    seen.push(await story.owner.call(routes.message, { params: { id: late! } }))
  } finally {
    vi.unstubAllEnvs()
    spy.mockRestore()
    await server.close()
  }
  expect(server.taken).toHaveLength(2)
  expect(await simpleParser(server.taken[0]!)).toMatchObject({
    subject: 'Message d’essai d’Atelier des Lices',
    to: { text: 'claire@atelier.example' },
  })
  expect(seen[0]).toMatchObject({ refusal: { code: 'smtp_login_refused' } })
  expect(seen[3]).toMatchObject({
    server: { hasPassword: true, isPasswordReadable: true, username: 'compta' },
    isDemo: false,
  })
  expect(seen[4]).toMatchObject({ message: { state: 'sent', via: 'smtp' } })
  // The server's own words, without the password it repeated.
  expect(seen[5]).toMatchObject({
    message: { state: 'queued', outcome: { code: 'postponed', message: expect.stringContaining('•••') } },
  })
  const tables = await story.database.db.inOrg(story.owner.orgId, async (tx) => {
    const texts: string[] = []
    for (const name of [
      'correspondence.mail_server',
      'correspondence.attempt',
      'correspondence.message',
      'trail.event',
    ]) {
      const { text } = await tx.one<{ text: string }>({
        text: `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t where org_id = $1`,
        values: [tx.orgId],
        name: `all ${name}`,
      })
      texts.push(text)
    }
    return texts.join(' ')
  })
  for (const secret of [PASSWORD, 'wrong-one-7Kp', Buffer.from(PASSWORD).toString('base64')]) {
    expect(JSON.stringify(seen)).not.toContain(secret)
    expect(logged.join('')).not.toContain(secret)
    expect(tables).not.toContain(secret)
  }
})

test('a password is kept for the same server only, and wrong settings are named', async () => {
  const { server, body } = await mailServer()
  await story.owner.call(routes.saveMailServer, { body })
  expect(
    await story.owner.call(routes.saveMailServer, { body: { ...body, password: null, fromName: 'Atelier des Lices' } }),
  ).toMatchObject({ hasPassword: true })
  for (const patch of [{ host: 'smtp.elsewhere.example' }, { username: 'other' }, { port: 2525 }]) {
    const answer = await story.owner.ask(routes.saveMailServer, { body: { ...body, password: null, ...patch } })
    expect(answer.refusal).toMatchObject({ code: 'password_needed', where: 'password' })
  }
  expect(
    (
      await story.owner.ask(routes.testMailServer, {
        body: { ...body, password: null, host: 'localhost', to: 'a@b.example' },
      })
    ).refusal?.code,
  ).toBe('password_needed')
  expect((await story.owner.ask(routes.saveMailServer, { body: { ...body, host: 'not a host' } })).refusal?.where).toBe(
    'host',
  )
  expect(
    (await story.owner.ask(routes.saveMailServer, { body: { ...body, fromEmail: 'nobody' } })).refusal?.where,
  ).toBe('fromEmail')
  // The address of a machine beside ours, however it is written, is neither kept nor tried unless the operator names it.
  vi.stubEnv('QUITTANCE_ALLOW_PRIVATE_HOSTS', '127.0.0.1')
  for (const host of ['169.254.169.254', '10.1', '::1']) {
    const closedOff = { code: 'host_private', where: 'host', message: expect.stringContaining('adresse privée') }
    expect((await story.owner.ask(routes.saveMailServer, { body: { ...body, host } })).refusal).toMatchObject(closedOff)
    const tried = await story.owner.ask(routes.testMailServer, { body: { ...body, host, to: 'a@b.example' } })
    expect(tried.refusal).toMatchObject(closedOff)
  }
  vi.unstubAllEnvs()
  await server.close()
  const closed = await story.owner.ask(routes.testMailServer, { body: { ...body, to: 'claire@atelier.example' } })
  expect(closed.refusal).toMatchObject({ code: 'smtp_port_closed', message: expect.stringContaining('Rien ne répond') })
  await story.owner.call(routes.dropMailServer)
  expect((await story.owner.call(routes.mailServer)).server).toBeNull()
})

test('a text is written, checked for everybody who will read it, and goes back to the one shipped', async () => {
  const place = { key: 'firm', lang: 'fr', audience: 'business' } as const
  const find = async (audience: string) =>
    (await story.owner.call(routes.templates)).templates.find(
      (entry) => entry.key === 'firm' && entry.lang === 'fr' && entry.audience === audience,
    )!
  const shipped = await find('business')
  expect(shipped).toMatchObject({ source: 'shipped', updatedAt: null })
  const written = await story.owner.call(routes.saveTemplate, {
    params: place,
    body: {
      subject: 'Rappel {{documents_short}}',
      body: 'Bonjour {{salutation}}\n\nMerci de régler **{{total_due}}**.',
    },
  })
  expect(written).toMatchObject({ source: 'own', updatedBy: 'Claire Propriétaire' })
  const refused = await story.owner.ask(routes.saveTemplate, {
    params: place,
    body: { subject: 'Rappel', body: 'Bonjour {{nom_client}}' },
  })
  expect(refused.refusal).toMatchObject({ code: 'variable_unknown', where: 'body:1:9' })
  const borrowed = (await find('consumer')).source === 'business'
  const claim = await story.owner.ask(routes.saveTemplate, {
    params: place,
    body: { subject: 'Rappel', body: "L'indemnité forfaitaire de 40 € est due." },
  })
  expect(claim.refusal?.code ?? null).toBe(borrowed ? 'consumer_template_charges' : null)
  await story.owner.call(routes.resetTemplate, { params: place })
  expect(await find('business')).toEqual(shipped)
  const { variables, blocks } = await story.owner.call(routes.templates)
  expect(variables.find((variable) => variable.name === 'total_due')?.meaning).toContain('Total')
  expect(blocks).toContain('table')
})

test('a text is previewed on a real customer with what is open today, or on an invented one', async () => {
  const customerId = await newCustomer(story, 'Couverture Jaouen', 'compta@jaouen.example')
  const text = {
    key: 'courteous',
    lang: 'fr',
    audience: 'business',
    channel: 'email',
    subject: 'Rappel {{documents_short}}',
    body: 'Merci de régler {{total_due}}.',
  } as const
  const invented = await story.owner.call(routes.previewTemplate, { body: { ...text, customerId } })
  expect(invented).toMatchObject({ isInvented: true })
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    bookItems(
      tx,
      part`select platform.new_id() as id, ${customerId}::uuid as customer_id, 'invoice' as kind, 1::smallint as side, 84000::bigint as amount_cents, 'EUR' as currency, 'FA-77' as document_no,
        '' as label, ${day('2026-01-10')}::date as issued_on, ${day('2026-02-09')}::date as due_on, 'stated' as due_source, null::uuid as source_id, null::int as source_line, null::uuid as source_key,
        null::uuid as settle_key, null::date as settled_on`,
      story.now(),
      null,
    ),
  )
  const real = await story.owner.call(routes.previewTemplate, { body: { ...text, customerId } })
  expect(real).toMatchObject({ isInvented: false, subject: 'Rappel facture FA-77' })
  expect(real.text.replace(/\s/g, ' ')).toContain('840,00 €')
  expect(real.html).toContain('FA-77')
  const wrong = await story.owner.ask(routes.previewTemplate, { body: { ...text, body: '{{oups}}', customerId } })
  expect(wrong.refusal?.code).toBe('variable_unknown')
  const pdf = await story.owner.call(routes.previewLetter, { body: { ...text, channel: 'letter', customerId } })
  expect(await (pdf as Blob).slice(0, 5).text()).toBe('%PDF-')
})
