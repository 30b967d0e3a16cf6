import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** A chosen or installed Chromium, else the packaged one, unpacked once into the temporary folder. */
export async function launchChromium(): Promise<Browser> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  let executablePath = process.env.CHROMIUM_PATH ?? installed
  if (!executablePath) {
    // Where the system lacks libnss3 this makes the package unpack its own.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
    executablePath = await (await import('@sparticuz/chromium')).default.executablePath()
  }
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
}

let shared: Promise<Browser> | null = null

/** The browser of this process, which ends with it: starting one takes longer than most of what it is then asked to show. */
export async function sharedChromium(): Promise<Browser> {
  const running = await shared
  if (running?.isConnected()) return running
  shared = launchChromium()
  return shared
}
