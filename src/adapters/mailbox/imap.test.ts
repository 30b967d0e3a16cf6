import { afterEach, expect, test, vi } from 'vitest'
import { checkImap, type FetchedMail, type FolderPlace, visitFolder } from './imap.ts'
import { type ImapStandIn, LOGIN, type Moods, openImapStandIn } from './imap-stand-in.ts'

/** What every mailbox must give us, against a server that holds its clients to the standard and has bad days. */
const boxes: ImapStandIn[] = []
afterEach(async () => {
  await Promise.all(boxes.splice(0).map((box) => box.close()))
})
async function open(moods: Moods = {}): Promise<ImapStandIn> {
  const box = await openImapStandIn(moods)
  boxes.push(box)
  return box
}
const mail = (subject: string) => `From: a@b.example\nSubject: ${subject}\n\n${subject} !\n`
const NEVER: FolderPlace = { uidValidity: null, lastUid: 0 }
const since = new Date('2026-03-01T00:00:00Z')
const fresh = new Date('2026-03-02T10:00:00Z')

/** Visits, keeping what comes; gives the subjects and where the next visit goes on. */
async function visit(box: ImapStandIn, place: FolderPlace, more: { marksSeen?: boolean; failAt?: string } = {}) {
  const kept: FetchedMail[] = []
  const verdict = await visitFolder(box.settings, { place, since, marksSeen: more.marksSeen ?? false }, async (one) => {
    if (more.failAt && one.bytes.includes(more.failAt)) throw new Error('the books are closed')
    kept.push(one)
  })
  return {
    verdict,
    subjects: kept.map(({ bytes }) => /Subject: (.*)\r/.exec(bytes.toString())![1]),
    place: kept.at(-1)?.place ?? place,
  }
}

test('takes what came since, in order, byte for byte; the next visit takes only what is new, and nothing is touched', async () => {
  const box = await open()
  box.deliver(mail('trop vieux'), new Date('2026-02-01T10:00:00Z'))
  box.deliver(mail('un'), fresh)
  box.deliver(Buffer.from('Subject: octets\r\n\r\n\xff\x00é)\r\n* 1 FETCH', 'latin1'), fresh)
  const first = await visit(box, NEVER)
  expect(first).toMatchObject({
    subjects: ['un', 'octets'],
    verdict: { ok: true, value: { taken: 2, hasMore: false } },
  })
  expect(await visit(box, first.place)).toMatchObject({ subjects: [] })
  box.deliver(mail('trois'), fresh)
  expect(await visit(box, first.place)).toMatchObject({ subjects: ['trois'] })
  expect(box.mails.every(({ flags }) => flags.size === 0)).toBe(true)
  expect(box.heard.filter((line) => /^SELECT|STORE|EXPUNGE|MOVE/.test(line))).toEqual([])
})

test('a connection cut inside a mail loses nothing and doubles nothing: the next visit goes on at that mail', async () => {
  const box = await open({ cutAtBody: 2 })
  for (const subject of ['un', 'deux', 'trois']) box.deliver(mail(subject), fresh)
  const cut = await visit(box, NEVER)
  expect(cut).toMatchObject({ subjects: ['un'], verdict: { ok: false, refusal: { code: 'imap_lost' } } })
  expect(await visit(box, cut.place)).toMatchObject({ subjects: ['deux', 'trois'] })
})

test('what could not be kept is thrown on, and asked for again', async () => {
  const box = await open()
  for (const subject of ['un', 'deux']) box.deliver(mail(subject), fresh)
  await expect(visit(box, NEVER, { failAt: 'deux' })).rejects.toThrow('the books are closed')
  expect(await visit(box, { uidValidity: box.uidValidity, lastUid: 1 })).toMatchObject({ subjects: ['deux'] })
})

test('a folder that was built anew is read again from the agreed day', async () => {
  const box = await open()
  box.deliver(mail('un'), fresh)
  const { place } = await visit(box, NEVER)
  box.uidValidity += 1
  expect(await visit(box, place)).toMatchObject({ subjects: ['un'], place: { uidValidity: box.uidValidity } })
})

test('a mail that is too long is cut and says so; mails are marked as seen only when asked', async () => {
  const box = await open()
  box.deliver(Buffer.concat([Buffer.from(mail('long')), Buffer.alloc(26 << 20, 'a')]), fresh)
  const sizes: [number, number, boolean][] = []
  const from = { place: NEVER, since, marksSeen: true }
  await visitFolder(box.settings, from, async ({ size, bytes, isCut }) => {
    sizes.push([size > 26 << 20 ? 1 : 0, bytes.length, isCut])
  })
  expect(sizes).toEqual([[1, 25 << 20, true]])
  expect([...box.mails[0]!.flags]).toEqual(['\\Seen'])
})

test('each way it can fail has its sentence, and the password is in none', async () => {
  const code = async (box: ImapStandIn, change: Partial<ImapStandIn['settings']> = {}) => {
    const verdict = await checkImap({ ...box.settings, ...change })
    expect(JSON.stringify(verdict)).not.toContain(LOGIN.password)
    return verdict.ok ? verdict.value : verdict.refusal.code
  }
  const box = await open()
  expect(await code(box)).toEqual({ mails: 0 })
  expect(await code(box, { folder: 'Relances' })).toBe('imap_folder_unknown')
  expect(await code(box, { security: 'starttls' })).toBe('imap_no_starttls')
  expect(await code(box, { security: 'tls' })).toBe('imap_tls')
  expect(await code(await open({ refusesLogin: true }))).toBe('imap_login_refused')
  expect(await code(await open({ isClosed: true }))).toBe('imap_not_mail')
  const slow = await open({ slowMs: 600 })
  expect(await code(slow, { patience: { connectMs: 300, greetMs: 300, silenceMs: 300 } })).toBe('imap_timed_out')
  const gone = await open()
  await gone.close()
  expect(await code(gone)).toBe('imap_port_closed')
  vi.stubEnv('QUITTANCE_ALLOW_PRIVATE_HOSTS', '')
  for (const host of ['127.0.0.1', 'localhost', '127.1'])
    for (const security of ['none', 'tls'] as const) expect(await code(box, { host, security })).toBe('host_private')
  vi.unstubAllEnvs()
})
