import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { checkHost, checkWrittenAddress, connectOutward, isPublicAddress, trustedIn } from './outward.ts'

afterEach(() => vi.unstubAllEnvs())
const allow = (hosts: string) => vi.stubEnv('QUITTANCE_ALLOW_PRIVATE_HOSTS', hosts)

test.each([
  '0.0.0.0',
  '10.255.255.255',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::808:808',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '100::1',
  'no address',
])('%s is not of the public internet', (address) => expect(isPublicAddress(address)).toBe(false))

test.each([
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '172.32.0.1',
  '193.70.18.144',
  '2a00:1450:4007::1',
  '64:ff9b::808:808',
])('%s is', (address) => expect(isPublicAddress(address)).toBe(true))

test('an address carried in another stands for what it is, or for nothing public', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublicAddress(address))
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false)
    }),
  )
})

test('the operator trusts names, addresses and networks, and is told of what is none of them', () => {
  const trusted = trustedIn(' relay.lan, 10.2.0.0/16,::1 ')
  expect([...trusted.names]).toEqual(['relay.lan'])
  expect(() => checkWrittenAddress('10.2.255.1', trusted)).not.toThrow()
  expect(() => checkWrittenAddress('[::1]', trusted)).not.toThrow()
  expect(() => checkWrittenAddress('10.3.0.1', trusted)).toThrow('10.3.0.1 is not on the public internet')
  // Names are looked up; only what is written as an address is judged as it stands.
  expect(() => checkWrittenAddress('relay.lan', trustedIn(''))).not.toThrow()
  for (const wrong of ['10.0.0.0/33', '10.0.0.0/8/1', 'http://relay', '::1/129'])
    expect(() => trustedIn(wrong)).toThrow(`"${wrong}"`)
})

test('a name is judged by where it leads, when it is saved and each time it is used', async () => {
  allow('')
  // However loopback is written: a name, a short form that only the resolver understands, a number.
  for (const host of ['localhost', '127.1', '2130706433', '[::1]', '127.0.0.1']) {
    const verdict = await checkHost(host, 'host')
    expect(verdict).toMatchObject({ ok: false, refusal: { code: 'host_private', where: 'host' } })
    await expect(connectOutward(host, 9, 5_000)).rejects.toThrow('is not on the public internet')
  }
  allow('localhost')
  expect(await checkHost('localhost', 'host')).toMatchObject({ ok: true })
  expect(await checkHost('127.0.0.1', 'host')).toMatchObject({ ok: false })
  // What nobody knows today may be known tomorrow: it is looked up again when it is used.
  expect(await checkHost('nobody.invalid', 'host')).toMatchObject({ ok: true })
})
