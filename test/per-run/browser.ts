import { chromium as launcher } from 'playwright-core'
import type { PerRun } from '../per-run.ts'

/** The Chromium that comes from npm: no system package is needed. Its unpacker reads the environment when it is imported. */
async function npmChromium() {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  chromium.setGraphicsMode = false
  return chromium.executablePath()
}

/** Starts the one browser of the run; CHROMIUM_PATH names another executable. */
export async function startBrowser(): Promise<PerRun> {
  const server = await launcher.launchServer({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await npmChromium()),
    chromiumSandbox: false,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
  return { told: { wsEndpoint: server.wsEndpoint() }, stop: () => server.close() }
}
